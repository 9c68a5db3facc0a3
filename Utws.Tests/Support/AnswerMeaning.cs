using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Utws.Tests.Support;

/// <summary>What an answer says, apart from how it is spelt: for comparing servers with each other.</summary>
/// <param name="Version">The envelope's version; null where there is no envelope.</param>
/// <param name="Items">The items of the result: empty for an empty or a missing one; null where it is a fault or there is no envelope.</param>
/// <param name="FaultCode">The local name of the fault's code; null where there is none.</param>
/// <param name="FaultText">The fault's text; null where there is none.</param>
public sealed record AnswerMeaning(
    EnvelopeVersion? Version, IReadOnlyList<PublishedSession>? Items, string? FaultCode, string? FaultText)
{
    private static readonly XNamespace s_service = WireNames.Service;

    public static AnswerMeaning Of(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
        {
            return new AnswerMeaning(null, null, null, null);
        }

        // What is quoted in a fault may be what XML forbids (wire fact 3.8): the meaning is there all the same.
        using XmlReader reader = XmlReader.Create(new MemoryStream(body.ToArray()), new XmlReaderSettings { CheckCharacters = false });
        XElement envelope = XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root!;
        EnvelopeVersion version = envelope.Name.NamespaceName == WireNames.Envelope11 ? EnvelopeVersion.Soap11 : EnvelopeVersion.Soap12;
        XNamespace soap = WireNames.EnvelopeOf(version);
        Assert.Equal(soap + "Envelope", envelope.Name);
        XElement content = Assert.Single(envelope.Element(soap + "Body")!.Elements());
        if (content.Name != soap + "Fault")
        {
            Assert.Equal(s_service + "logsAvailableResponse", content.Name);
            return new AnswerMeaning(version, [.. content.Elements(s_service + "logsAvailableResult").Elements().Select(Item)], null, null);
        }

        string code = version == EnvelopeVersion.Soap11
            ? content.Element("faultcode")!.Value
            : content.Element(soap + "Code")!.Element(soap + "Value")!.Value;
        string text = version == EnvelopeVersion.Soap11
            ? content.Element("faultstring")!.Value
            : content.Element(soap + "Reason")!.Element(soap + "Text")!.Value;
        return new AnswerMeaning(version, null, code[(code.IndexOf(':', StringComparison.Ordinal) + 1)..], text);
    }

    /// <summary>One line for messages and comparisons.</summary>
    public string Describe() => this switch
    {
        { Version: null } => "no envelope",
        { Items: { } items } => $"{Version}: {string.Join("; ", items)}",
        _ => $"{Version}: {FaultCode}: {FaultText}",
    };

    private static PublishedSession Item(XElement item)
    {
        Assert.Equal(s_service + "SessionsToPublish", item.Name);
        Dictionary<string, string> members = item.Elements().ToDictionary(m => m.Name.LocalName, m => m.Value, StringComparer.Ordinal);
        Assert.All(item.Elements(), m => Assert.Equal(s_service, m.Name.Namespace));
        return new PublishedSession(
            new SessionRecord
            {
                ProductId = Int("productID"),
                Version = members.GetValueOrDefault("version"),
                OsPlatform = Int("osPlatform"),
                OsVersion = Int("osVersion"),
                ServicePack = members.GetValueOrDefault("servicePack"),
                OsBits = Int("osBits"),
                Architecture = Int("architecture"),
                LangId = members.GetValueOrDefault("langID"),
                Country = members.GetValueOrDefault("country"),
                Locale = members.GetValueOrDefault("locale"),
            },
            members["publish"],
            long.Parse(members["publishUntil"], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));

        int Int(string name) => int.Parse(members[name], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
    }
}
