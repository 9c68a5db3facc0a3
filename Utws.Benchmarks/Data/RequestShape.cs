using System.Globalization;

namespace Utws.Benchmarks;

/// <summary>A request by how many sessions it announces and how it is laid out: what growth is measured over.</summary>
/// <param name="Sessions">How many sessions.</param>
/// <param name="Indented">With a line and its indentation for each element, as in the contract's samples; else without white space.</param>
public sealed record RequestShape(int Sessions, bool Indented)
{
    // Any fixed number does, so that two runs measure the same bytes.
    private const int Seed = 20260731;

    /// <summary>From less than a buffer to far more than a cache.</summary>
    public static IEnumerable<RequestShape> All { get; } =
    [
        new(10, true), new(100, true), new(1_000, true), new(10_000, true),
        new(10, false), new(100, false), new(1_000, false), new(10_000, false),
    ];

    /// <summary>The request's bytes.</summary>
    public byte[] Create() => RequestBodies.Create(SampleSessions.Create(Sessions, Seed), indented: Indented);

    /// <summary>The parameter's name in tables and budgets.</summary>
    public override string ToString() => Sessions.ToString(CultureInfo.InvariantCulture) + (Indented ? " indented" : " compact");
}
