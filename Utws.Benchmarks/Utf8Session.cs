using System.Text;
using Utws.Core.Contract;

namespace Utws.Benchmarks;

/// <summary>A <see cref="SampleSession"/> with its texts in UTF-8, as our reader hands them over.</summary>
internal sealed class Utf8Session
{
    public required int ProductId { get; init; }

    public required byte[] Version { get; init; }

    public required int OsPlatform { get; init; }

    public required int OsVersion { get; init; }

    public required byte[] ServicePack { get; init; }

    public required int OsBits { get; init; }

    public required int Architecture { get; init; }

    public required byte[] LangId { get; init; }

    public required byte[] Country { get; init; }

    public required byte[] Locale { get; init; }

    public static Utf8Session From(SampleSession session) => new()
    {
        ProductId = session.ProductId,
        Version = Encoding.UTF8.GetBytes(session.Version),
        OsPlatform = session.OsPlatform,
        OsVersion = session.OsVersion,
        ServicePack = Encoding.UTF8.GetBytes(session.ServicePack),
        OsBits = session.OsBits,
        Architecture = session.Architecture,
        LangId = Encoding.UTF8.GetBytes(session.LangId),
        Country = Encoding.UTF8.GetBytes(session.Country),
        Locale = Encoding.UTF8.GetBytes(session.Locale),
    };

    /// <summary>The session as a request's, all of its texts there.</summary>
    public SessionInfo ToSessionInfo() => new()
    {
        ProductId = ProductId,
        Version = Version,
        OsPlatform = OsPlatform,
        OsVersion = OsVersion,
        ServicePack = ServicePack,
        OsBits = OsBits,
        Architecture = Architecture,
        LangId = LangId,
        Country = Country,
        Locale = Locale,
        Present = SessionTextFields.Version | SessionTextFields.ServicePack | SessionTextFields.LangId | SessionTextFields.Country | SessionTextFields.Locale,
    };
}
