namespace Utws.Core.Contract;

/// <summary>
/// The published contract as data: names, types and order, once. The request's reader finds its members by it, the answer's
/// writer takes its tags from it, and WSDL, DISCO and help pages are generated from it.
/// </summary>
public static class ContractDescription
{
    /// <summary>The service's name.</summary>
    public const string ServiceName = "UTWS";

    /// <summary>The one operation's name, and its request element's.</summary>
    public const string OperationName = "logsAvailable";

    /// <summary>The answer's element.</summary>
    public const string ResponseName = OperationName + "Response";

    /// <summary>The element in the answer that holds the result.</summary>
    public const string ResultName = OperationName + "Result";

    /// <summary>The request's array of sessions.</summary>
    public const string SessionsName = "sessions";

    /// <summary>An item of the request's array, and its type.</summary>
    public const string SessionInfoName = "SessionInfo";

    /// <summary>An item of the result's array, and its type.</summary>
    public const string SessionsToPublishName = "SessionsToPublish";

    private static readonly ContractMember[] s_sessionInfo =
    [
        new("productID", ContractType.Number),
        new("version", ContractType.Text),
        new("osPlatform", ContractType.Number),
        new("osVersion", ContractType.Number),
        new("servicePack", ContractType.Text),
        new("osBits", ContractType.Number),
        new("architecture", ContractType.Number),
        new("langID", ContractType.Text),
        new("country", ContractType.Text),
        new("locale", ContractType.Text),
    ];

    /// <summary>The request's own number, before its sessions.</summary>
    public static ContractMember ApiVersion { get; } = new("apiVersion", ContractType.Number);

    /// <summary>What a client says of one session, in the contract's order; the index is the <see cref="SessionMember"/>.</summary>
    public static IReadOnlyList<ContractMember> SessionInfo => s_sessionInfo;

    /// <summary>What a client shall do with one session.</summary>
    public static ContractMember Publish { get; } = new("publish", ContractType.PublishMode);

    /// <summary>Until when.</summary>
    public static ContractMember PublishUntil { get; } = new("publishUntil", ContractType.LongNumber);

    /// <summary>What the answer says of one session: all that the client said, and the decision, in the contract's order (3.5).</summary>
    public static IReadOnlyList<ContractMember> SessionsToPublish { get; } = [.. s_sessionInfo, Publish, PublishUntil];

    /// <summary>The values of <see cref="Publish"/>, the index being the <see cref="PublishMode"/>.</summary>
    public static IReadOnlyList<string> PublishModes { get; } =
        [nameof(PublishMode.Discard), nameof(PublishMode.SummaryOnly), nameof(PublishMode.Details)];

    internal static ContractMember Of(SessionMember member) => s_sessionInfo[(int)member];
}
