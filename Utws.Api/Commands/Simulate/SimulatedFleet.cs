using System.Globalization;

namespace Utws.Api.Commands.Simulate;

/// <summary>
/// A made-up population: a dozen products in some versions each, on machines of all ages in twenty-odd regions, in uneven shares as in
/// the field. The same for the same seed.
/// </summary>
internal sealed class SimulatedFleet(int seed, double faultShare)
{
    // A seventh of the field has clients new enough for SOAP 1.2.
    private const double Soap12Share = 0.15;

    private const int MaxSessions = 10;

    // The commonest first.
    private static readonly SimulatedSystem[] s_systems =
    [
        new(2, 1000, "", 64, 9),
        new(2, 601, "Service Pack 1", 64, 9),
        new(2, 603, "", 64, 9),
        new(2, 601, "Service Pack 1", 32, 0),
        new(3, 1015, "", 64, 9),
        new(2, 501, "Service Pack 3", 32, 0),
        new(3, 1100, "", 64, 12),
        new(4, 504, "", 64, 9),
        new(2, 600, "Service Pack 2", 32, 0),
    ];

    private static readonly SimulatedRegion[] s_regions =
    [
        new("en", "US"), new("en", "CA"), new("en", "GB"), new("de", "DE"), new("fr", "CA"), new("fr", "FR"), new("ja", "JP"), new("es", "ES"), new("nl", "NL"),
        new("pt", "BR"), new("sv", "SE"), new("it", "IT"), new("en", "AU"), new("es", "MX"), new("pl", "PL"), new("zh", "TW"), new("da", "DK"), new("nb", "NO"),
        new("fi", "FI"), new("tr", "TR"), new("ko", "KR"), new("de", "CH"), new("en", "NZ"), new("he", "IL"),
    ];

    // The commonest first; each product has its own count of versions, the newest first.
    private static readonly (int Product, int Major, int Versions)[] s_products =
    [
        (12, 11, 9), (3, 9, 4), (7, 4, 6), (1, 16, 12), (21, 2, 3), (9, 6, 5), (14, 3, 2), (30, 1, 7), (5, 12, 3), (40, 1, 1), (17, 8, 4), (2, 20, 8),
    ];

    private readonly Dice _dice = new(seed);

    /// <summary>The next request that a client makes.</summary>
    public SimulatedRequest Next()
    {
        SimulatedMachine machine = new(_dice.FirstOf(s_systems), _dice.IsIn(0.7) ? _dice.FirstOf(s_regions) : _dice.Of(s_regions));
        List<SimulatedSession> sessions = [];
        do
        {
            sessions.Add(NextSession(machine));
        }
        while (sessions.Count < MaxSessions && _dice.IsIn(0.6));

        SimulatedFlaw flaw = _dice.IsIn(faultShare) ? _dice.Of(Enum.GetValues<SimulatedFlaw>()[1..]) : SimulatedFlaw.None;

        // SOAP 1.2 finds its operation by the body where the action names none.
        bool isSoap12 = _dice.IsIn(Soap12Share) && flaw != SimulatedFlaw.OtherAction;
        return SimulatedRequest.Create(sessions, isSoap12, flaw);
    }

    private SimulatedSession NextSession(SimulatedMachine machine)
    {
        (int product, int major, int versions) = _dice.IsIn(0.8) ? _dice.FirstOf(s_products) : _dice.Of(s_products);
        int age = _dice.FirstOf([.. Enumerable.Range(0, versions)]);
        string version = string.Create(CultureInfo.InvariantCulture, $"{major}.{versions - age}.{(versions - age) * 7 % 10}");
        return new SimulatedSession(product, version, machine);
    }
}
