using System.Text;

namespace Utws.Core.Contract;

/// <summary>
/// The markup of an answer, made once from <see cref="ContractDescription"/>; between two numbers, which are always there, the
/// end tag and the next start tag are one piece.
/// </summary>
internal static class LogsAvailableResponseTags
{
    private const string ResponseStartTag = ContractDescription.ResponseName + " xmlns=\"" + ContractNames.NamespaceUri + "\"";

    public static readonly byte[] ResponseStart = Utf8($"<{ResponseStartTag}>");
    public static readonly byte[] ResponseEmpty = Utf8($"<{ResponseStartTag} />");
    public static readonly byte[] ResponseEnd = Utf8($"</{ContractDescription.ResponseName}>");
    public static readonly ElementTags Result = new(ContractDescription.ResultName);

    public static readonly byte[] NilItem = Utf8($"<{ContractDescription.SessionsToPublishName} xsi:nil=\"true\" />");
    public static readonly byte[] ItemAndProductIdStart = Utf8($"<{ContractDescription.SessionsToPublishName}>{Start(SessionMember.ProductId)}");
    public static readonly byte[] ProductIdEnd = Utf8(End(SessionMember.ProductId));
    public static readonly ElementTags Version = TagsOf(SessionMember.Version);
    public static readonly byte[] OsPlatformStart = Utf8(Start(SessionMember.OsPlatform));
    public static readonly byte[] OsPlatformToOsVersion = Utf8(End(SessionMember.OsPlatform) + Start(SessionMember.OsVersion));
    public static readonly byte[] OsVersionEnd = Utf8(End(SessionMember.OsVersion));
    public static readonly ElementTags ServicePack = TagsOf(SessionMember.ServicePack);
    public static readonly byte[] OsBitsStart = Utf8(Start(SessionMember.OsBits));
    public static readonly byte[] OsBitsToArchitecture = Utf8(End(SessionMember.OsBits) + Start(SessionMember.Architecture));
    public static readonly byte[] ArchitectureEnd = Utf8(End(SessionMember.Architecture));
    public static readonly ElementTags LangId = TagsOf(SessionMember.LangId);
    public static readonly ElementTags Country = TagsOf(SessionMember.Country);
    public static readonly ElementTags Locale = TagsOf(SessionMember.Locale);
    public static readonly byte[] PublishUntilAndItemEnd =
        Utf8($"</{ContractDescription.PublishUntil.Name}></{ContractDescription.SessionsToPublishName}>");

    /// <summary>The whole of <c>publish</c> and the next start tag, by <see cref="PublishMode"/>.</summary>
    public static readonly byte[][] PublishToPublishUntil = [.. PublishElements()];

    private static IEnumerable<byte[]> PublishElements()
    {
        string publish = ContractDescription.Publish.Name;
        foreach (string mode in ContractDescription.PublishModes)
        {
            yield return Utf8($"<{publish}>{mode}</{publish}><{ContractDescription.PublishUntil.Name}>");
        }
    }

    private static ElementTags TagsOf(SessionMember member) => new(ContractDescription.Of(member).Name);

    private static string Start(SessionMember member) => $"<{ContractDescription.Of(member).Name}>";

    private static string End(SessionMember member) => $"</{ContractDescription.Of(member).Name}>";

    private static byte[] Utf8(string markup) => Encoding.UTF8.GetBytes(markup);
}
