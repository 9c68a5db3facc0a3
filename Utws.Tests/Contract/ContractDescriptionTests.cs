using System.Text;
using System.Xml.Linq;
using Utws.Core.Contract;
using Utws.Core.Soap;
using Utws.Core.Xml;
using Utws.Tests.Support;

namespace Utws.Tests.Contract;

/// <summary>The description that the reader, the writer, WSDL and help pages share says what the published contract says.</summary>
public sealed class ContractDescriptionTests
{
    [Fact]
    public void SessionMember_HasItsPlaceInTheDescription() => Assert.Equal(
        Enum.GetValues<SessionMember>().Where(m => m < SessionMember.ApiVersion).Select(m => m.ToString()),
        ContractDescription.SessionInfo.Select(m => m.Name),
        StringComparer.OrdinalIgnoreCase);

    [Fact]
    public void PublishModes_AreNamedAsTheEnum() => Assert.Equal(
        Enum.GetNames<PublishMode>(), ContractDescription.PublishModes, StringComparer.Ordinal);

    [Fact]
    public void Reader_FindsEveryMemberByItsName() => Assert.Equal(
        Enumerable.Range(0, SessionMemberNames.Count).Select(i => (SessionMember)i),
        ContractDescription.SessionInfo.Select(m => SessionMemberNames.Find(Encoding.UTF8.GetBytes(m.Name))));

    [Theory]
    [InlineData("")]
    [InlineData("ProductID")]
    [InlineData("productId")]
    [InlineData("apiVersion")]
    [InlineData("publish")]
    [InlineData("aNameThatIsLongerThanAny")]
    public void Reader_FindsNothingElse(string name) =>
        Assert.Equal(SessionMember.None, SessionMemberNames.Find(Encoding.UTF8.GetBytes(name)));

    // 3.5: the writer's order is the description's.
    [Fact]
    public void Writer_WritesTheMembersInTheDescriptionsOrder()
    {
        using Utf8XmlWriter xml = new();
        LogsAvailableResponseWriter writer = new(xml, WireForm.Documented);
        writer.Begin(SoapVersion.Soap11);
        writer.WriteSession(
            new SessionInfo
            {
                Present = SessionTextFields.Version | SessionTextFields.ServicePack | SessionTextFields.LangId
                    | SessionTextFields.Country | SessionTextFields.Locale,
            },
            new PublishDecision(PublishMode.Details, 1));
        writer.End();
        XElement answer = System.Xml.Linq.XElement.Parse(Encoding.UTF8.GetString(xml.WrittenMemory.Span));
        Assert.Equal(
            ContractDescription.SessionsToPublish.Select(m => m.Name),
            answer.Descendants().Single(e => e.Name.LocalName == ContractDescription.SessionsToPublishName).Elements().Select(e => e.Name.LocalName),
            StringComparer.Ordinal);
    }

    // The published page has the names with their types; the first item of each kind is the first of SOAP 1.1.
    [Fact]
    public void Description_HasThePublishedNamesTypesAndOrder()
    {
        string page = File.ReadAllText(Path.Combine(RepositoryPaths.Root, "Utws.Tests", "Corpus", "contract.txt"));
        Assert.Equal(FirstItem(page, "SessionInfo"), ContractDescription.SessionInfo.Select(m => (m.Name, Placeholder(m.Type))));
        Assert.Equal(FirstItem(page, "SessionsToPublish"), ContractDescription.SessionsToPublish.Select(m => (m.Name, Placeholder(m.Type))));
    }

    private static IEnumerable<(string Name, string Type)> FirstItem(string page, string name)
    {
        int start = page.IndexOf($"<{name}>", StringComparison.Ordinal);
        string item = page[start..(page.IndexOf($"</{name}>", start, StringComparison.Ordinal) + name.Length + 3)];
        return XElement.Parse(item).Elements().Select(e => (e.Name.LocalName, e.Value));
    }

    private static string Placeholder(ContractType type) => type switch
    {
        ContractType.Number => "int",
        ContractType.Text => "string",
        ContractType.LongNumber => "long",
        _ => string.Join(" or ", ContractDescription.PublishModes),
    };
}
