using System.Collections.ObjectModel;
using System.Xml.Serialization;

namespace Utws.Tests.Xml.Writer;

/// <summary>A SOAP-like graph for XmlSerializer: namespaces, attributes, nil, empty and missing strings, bytes, times.</summary>
[XmlRoot("Envelope", Namespace = Soap)]
public sealed class SampleEnvelope
{
    public const string Soap = "http://schemas.xmlsoap.org/soap/envelope/";

    [XmlArray("Body", Namespace = Soap)]
    [XmlArrayItem("SessionInfo", Namespace = "http://tempuri.org/utws", IsNullable = true)]
    public Collection<SampleSession?> Body { get; } = [];

    public static SampleEnvelope Filled { get; } = new()
    {
        Body =
        {
            new SampleSession
            {
                ProductId = 7,
                Version = "",
                Platform = "Win <32> & \"more\"\t'\u00FC'\r\n\U0001F600",
                Locale = null,
                Country = "  ",
                Flag = true,
                Until = long.MaxValue,
                When = new DateTime(2020, 1, 2, 3, 4, 5, 6, DateTimeKind.Utc),
                Data = [1, 2, 3, 4],
                Understood = "a\r\n\"b\"",
            },
            null,
            new SampleSession(),
        },
    };
}
