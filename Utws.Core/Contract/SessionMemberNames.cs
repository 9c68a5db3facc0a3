namespace Utws.Core.Contract;

/// <summary>From an element's local name to the session's member, by length, then by bytes: the names are case-sensitive (6.25).</summary>
internal static class SessionMemberNames
{
    /// <summary>The contract has ten members in a session.</summary>
    public const int Count = 10;

    public static bool IsText(SessionMember member) => member is SessionMember.Version or SessionMember.ServicePack
        or SessionMember.LangId or SessionMember.Country or SessionMember.Locale;

    public static SessionMember Find(ReadOnlySpan<byte> name) => name.Length switch
    {
        6 => name.SequenceEqual("osBits"u8) ? SessionMember.OsBits
            : name.SequenceEqual("langID"u8) ? SessionMember.LangId
            : name.SequenceEqual("locale"u8) ? SessionMember.Locale
            : SessionMember.None,
        7 => name.SequenceEqual("version"u8) ? SessionMember.Version
            : name.SequenceEqual("country"u8) ? SessionMember.Country
            : SessionMember.None,
        9 => name.SequenceEqual("productID"u8) ? SessionMember.ProductId
            : name.SequenceEqual("osVersion"u8) ? SessionMember.OsVersion
            : SessionMember.None,
        10 => name.SequenceEqual("osPlatform"u8) ? SessionMember.OsPlatform : SessionMember.None,
        11 => name.SequenceEqual("servicePack"u8) ? SessionMember.ServicePack : SessionMember.None,
        12 => name.SequenceEqual("architecture"u8) ? SessionMember.Architecture : SessionMember.None,
        _ => SessionMember.None,
    };
}
