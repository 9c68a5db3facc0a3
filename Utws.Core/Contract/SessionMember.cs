namespace Utws.Core.Contract;

/// <summary>The simple members of a request: those of a session in the contract's order, and the call's own.</summary>
internal enum SessionMember : byte
{
    ProductId,
    Version,
    OsPlatform,
    OsVersion,
    ServicePack,
    OsBits,
    Architecture,
    LangId,
    Country,
    Locale,

    /// <summary>The call's <c>apiVersion</c>: read like a member of a session, but it is none.</summary>
    ApiVersion,

    None,
}
