using System.Globalization;

namespace Utws.Benchmarks.Load.Bodies;

/// <summary>The requests that servers are loaded with.</summary>
/// <remarks>
/// A client announces the sessions of the machine that it is installed on, so all but product and version is the same in all of them.
/// The bodies called mixed have sessions of as many machines instead.
/// </remarks>
internal static class LoadBodies
{
    // Any fixed number does, so that two runs load the same bytes.
    private const int Seed = 20261127;

    /// <summary>All of them, each of another length: the floor knows them by it.</summary>
    public static IReadOnlyList<LoadBody> All { get; } =
    [
        Create(2), Create(2, soap12: true), Create(100), Create(1000),
        Create(2, indented: true), Create(2, soap12: true, indented: true), Create(100, indented: true),
        Create(100, mixed: true), Create(1000, mixed: true),
    ];

    /// <summary>The body of a name; null where there is none.</summary>
    public static LoadBody? Find(string name) => All.FirstOrDefault(body => body.Name == name);

    private static LoadBody Create(int count, bool soap12 = false, bool indented = false, bool mixed = false)
    {
        SampleSession[] sessions = mixed ? SampleSessions.Create(count, Seed) : OneMachine(count);
        string name = string.Create(CultureInfo.InvariantCulture, $"{count}{(soap12 ? "-soap12" : "")}{(indented ? "-indented" : "")}{(mixed ? "-mixed" : "")}");
        string title = string.Create(CultureInfo.InvariantCulture, $"{count:N0} sessions{(soap12 ? ", SOAP 1.2" : "")}{(indented ? ", indented" : "")}{(mixed ? ", mixed" : "")}");
        return new LoadBody(name, title, sessions, soap12, RequestBodies.Create(sessions, soap12, indented));
    }

    private static SampleSession[] OneMachine(int count) => [.. Enumerable.Range(0, count).Select(i => new SampleSession
    {
        ProductId = (i % 40) + 1,
        Version = string.Create(CultureInfo.InvariantCulture, $"11.{i % 8}.{i * 37 % 1000}.0"),
        OsPlatform = 2,
        OsVersion = 601,
        ServicePack = "Service Pack 1",
        OsBits = 64,
        Architecture = 9,
        LangId = "en",
        Country = "CA",
        Locale = "en_CA",
    })];
}
