namespace Utws.Core.Policy;

/// <summary>What a condition can look at: the request's <c>apiVersion</c> and the ten members of the contract's <c>SessionInfo</c>.</summary>
public enum PolicyField : byte
{
    /// <summary><c>apiVersion</c>, a number, the same for all sessions of a request.</summary>
    ApiVersion,

    /// <summary><c>productID</c>, a number.</summary>
    ProductId,

    /// <summary><c>version</c>, a text.</summary>
    Version,

    /// <summary><c>osPlatform</c>, a number.</summary>
    OsPlatform,

    /// <summary><c>osVersion</c>, a number.</summary>
    OsVersion,

    /// <summary><c>servicePack</c>, a text.</summary>
    ServicePack,

    /// <summary><c>osBits</c>, a number.</summary>
    OsBits,

    /// <summary><c>architecture</c>, a number.</summary>
    Architecture,

    /// <summary><c>langID</c>, a text.</summary>
    LangId,

    /// <summary><c>country</c>, a text.</summary>
    Country,

    /// <summary><c>locale</c>, a text.</summary>
    Locale,
}
