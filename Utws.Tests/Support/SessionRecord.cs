using System.Text;
using Utws.Core.Contract;

namespace Utws.Tests.Support;

/// <summary>One session with its texts as strings: null for a missing one.</summary>
public sealed record SessionRecord
{
    public int ProductId { get; init; }

    public string? Version { get; init; }

    public int OsPlatform { get; init; }

    public int OsVersion { get; init; }

    public string? ServicePack { get; init; }

    public int OsBits { get; init; }

    public int Architecture { get; init; }

    public string? LangId { get; init; }

    public string? Country { get; init; }

    public string? Locale { get; init; }

    /// <summary>Copies what a decider was shown.</summary>
    internal static SessionRecord Of(in SessionInfo session) => new()
    {
        ProductId = session.ProductId,
        Version = Text(session, SessionTextFields.Version, session.Version),
        OsPlatform = session.OsPlatform,
        OsVersion = session.OsVersion,
        ServicePack = Text(session, SessionTextFields.ServicePack, session.ServicePack),
        OsBits = session.OsBits,
        Architecture = session.Architecture,
        LangId = Text(session, SessionTextFields.LangId, session.LangId),
        Country = Text(session, SessionTextFields.Country, session.Country),
        Locale = Text(session, SessionTextFields.Locale, session.Locale),
    };

    /// <summary>The session as a reader hands it over, over memory of its own.</summary>
    internal SessionInfo ToSessionInfo() => new()
    {
        ProductId = ProductId,
        OsPlatform = OsPlatform,
        OsVersion = OsVersion,
        OsBits = OsBits,
        Architecture = Architecture,
        Version = Utf8(Version),
        ServicePack = Utf8(ServicePack),
        LangId = Utf8(LangId),
        Country = Utf8(Country),
        Locale = Utf8(Locale),
        Present = Flag(Version, SessionTextFields.Version) | Flag(ServicePack, SessionTextFields.ServicePack)
            | Flag(LangId, SessionTextFields.LangId) | Flag(Country, SessionTextFields.Country) | Flag(Locale, SessionTextFields.Locale),
    };

    private static byte[] Utf8(string? text) => Encoding.UTF8.GetBytes(text ?? "");

    private static SessionTextFields Flag(string? text, SessionTextFields field) => text is null ? SessionTextFields.None : field;

    private static string? Text(in SessionInfo session, SessionTextFields field, ReadOnlySpan<byte> value)
    {
        if (session.Present.HasFlag(field))
        {
            return Encoding.UTF8.GetString(value);
        }

        Assert.True(value.IsEmpty, "A text that was not there has a value.");
        return null;
    }
}
