namespace Utws.Api.Commands.Simulate;

/// <summary>Where a machine is, and what is spoken there.</summary>
internal sealed record SimulatedRegion(string Language, string Country)
{
    /// <summary>The two as a locale.</summary>
    public string Locale { get; } = Language + "_" + Country;
}
