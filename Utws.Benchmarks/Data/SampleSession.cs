using System.Text;
using Utws.Core.Contract;

namespace Utws.Benchmarks;

/// <summary>One session's decoded values.</summary>
internal sealed record SampleSession
{
    public required int ProductId { get; init; }

    public required string Version { get; init; }

    public required int OsPlatform { get; init; }

    public required int OsVersion { get; init; }

    public required string ServicePack { get; init; }

    public required int OsBits { get; init; }

    public required int Architecture { get; init; }

    public required string LangId { get; init; }

    public required string Country { get; init; }

    public required string Locale { get; init; }

    /// <summary>The values as they are recorded.</summary>
    public SessionInfo ToInfo() => new()
    {
        ProductId = ProductId,
        Version = Encoding.UTF8.GetBytes(Version),
        OsPlatform = OsPlatform,
        OsVersion = OsVersion,
        ServicePack = Encoding.UTF8.GetBytes(ServicePack),
        OsBits = OsBits,
        Architecture = Architecture,
        LangId = Encoding.UTF8.GetBytes(LangId),
        Country = Encoding.UTF8.GetBytes(Country),
        Locale = Encoding.UTF8.GetBytes(Locale),
        Present = SessionTextFields.Version | SessionTextFields.ServicePack | SessionTextFields.LangId | SessionTextFields.Country | SessionTextFields.Locale,
    };
}
