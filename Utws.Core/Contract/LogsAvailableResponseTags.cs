using System.Text;
using Utws.Core.Bytes;

namespace Utws.Core.Contract;

/// <summary>
/// The markup of an answer, made once from <see cref="ContractDescription"/>: from one value to the next, the end tag and the start
/// tag are one piece.
/// </summary>
internal static class LogsAvailableResponseTags
{
    private const string ResponseStartTag = ContractDescription.ResponseName + " xmlns=\"" + ContractNames.NamespaceUri + "\"";

    public static readonly byte[] ResponseStart = Utf8($"<{ResponseStartTag}>");
    public static readonly byte[] ResponseEmpty = Utf8($"<{ResponseStartTag} />");
    public static readonly byte[] ResponseEnd = Utf8($"</{ContractDescription.ResponseName}>");
    public static readonly ElementTags Result = new(ContractDescription.ResultName);

    public static readonly byte[] NilItem = Utf8($"<{ContractDescription.SessionsToPublishName} xsi:nil=\"true\" />");
    public static readonly Utf8Piece ToProductId = new($"<{ContractDescription.SessionsToPublishName}>{Start(SessionMember.ProductId)}");
    public static readonly Utf8Piece ToVersion = new(End(SessionMember.ProductId) + Start(SessionMember.Version));
    public static readonly TextElement Version = new(Name(SessionMember.Version), Start(SessionMember.OsPlatform));
    public static readonly Utf8Piece ToOsVersion = new(End(SessionMember.OsPlatform) + Start(SessionMember.OsVersion));
    public static readonly Utf8Piece ToServicePack = new(End(SessionMember.OsVersion) + Start(SessionMember.ServicePack));
    public static readonly TextElement ServicePack = new(Name(SessionMember.ServicePack), Start(SessionMember.OsBits));
    public static readonly Utf8Piece ToArchitecture = new(End(SessionMember.OsBits) + Start(SessionMember.Architecture));
    public static readonly Utf8Piece ToLangId = new(End(SessionMember.Architecture) + Start(SessionMember.LangId));
    public static readonly TextElement LangId = new(Name(SessionMember.LangId), Start(SessionMember.Country));
    public static readonly TextElement Country = new(Name(SessionMember.Country), Start(SessionMember.Locale));
    public static readonly TextElement Locale = new(Name(SessionMember.Locale), $"<{ContractDescription.Publish.Name}>");

    /// <summary>What follows the start tag of <c>publish</c>, by <see cref="PublishMode"/>: for each writer its own, since they remember.</summary>
    public static FramedNumber[] NewDecisions()
    {
        FramedNumber[] decisions = new FramedNumber[ContractDescription.PublishModes.Count];
        for (int i = 0; i < decisions.Length; i++)
        {
            decisions[i] = new FramedNumber(
                $"{ContractDescription.PublishModes[i]}</{ContractDescription.Publish.Name}><{ContractDescription.PublishUntil.Name}>",
                $"</{ContractDescription.PublishUntil.Name}></{ContractDescription.SessionsToPublishName}>");
        }

        return decisions;
    }

    private static string Name(SessionMember member) => ContractDescription.Of(member).Name;

    private static string Start(SessionMember member) => $"<{Name(member)}>";

    private static string End(SessionMember member) => $"</{Name(member)}>";

    private static byte[] Utf8(string markup) => Encoding.UTF8.GetBytes(markup);
}
