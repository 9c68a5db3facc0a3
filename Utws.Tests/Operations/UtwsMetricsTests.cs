using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Utws.Api.Operations;
using Utws.Tests.Policy;
using Utws.Tests.Support;

namespace Utws.Tests.Operations;

/// <summary>What a listener of the meter "Utws" gets.</summary>
public sealed class UtwsMetricsTests
{
    [Fact]
    public async Task Policy_ReloadsRulesAndRefusal_AreMeasured()
    {
        using WatchedPolicy policy = new();
        await using ServiceProvider services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        IMeterFactory meters = services.GetRequiredService<IMeterFactory>();
        _ = new UtwsMetrics(meters, policy.Watcher);
        Assert.Equal(Expected(policy, accepted: 0, refused: 0, isRefused: 0), MeterReadings.Read(meters));
        policy.Write(WatchedPolicy.Text(2));
        await policy.LookAsync();
        Assert.Equal(Expected(policy, accepted: 1, refused: 0, isRefused: 0), MeterReadings.Read(meters));
        policy.Write("{");
        await policy.LookAsync();
        Assert.Equal(Expected(policy, accepted: 1, refused: 1, isRefused: 1), MeterReadings.Read(meters));
        policy.Write(WatchedPolicy.Text(2));
        await policy.LookAsync();
        Assert.Equal(Expected(policy, accepted: 1, refused: 1, isRefused: 0), MeterReadings.Read(meters));
    }

    [Fact]
    public async Task Server_HasTheInstrumentsFromTheStart()
    {
        await using UtwsServer server = await UtwsServer.StartAsync();
        Assert.Equal(
            ["utws.faults", "utws.policy.refused", "utws.policy.reloads", "utws.policy.rules", "utws.request.size", "utws.requests", "utws.response.size", "utws.sessions"],
            MeterReadings.Read(server.Services.GetRequiredService<IMeterFactory>()).Select(r => r.Split(' ')[0]).Distinct(StringComparer.Ordinal),
            StringComparer.Ordinal);
    }

    [Fact]
    public async Task Instruments_SayWhatTheyMeasure()
    {
        using WatchedPolicy policy = new();
        await using ServiceProvider services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        IMeterFactory meters = services.GetRequiredService<IMeterFactory>();
        _ = new UtwsMetrics(meters, policy.Watcher);
        List<Instrument> instruments = [];
        using MeterListener listener = new() { InstrumentPublished = (instrument, _) => Add(instrument) };
        listener.Start();
        Assert.Equal(
            ["utws.policy.refused 1", "utws.policy.reloads {reload}", "utws.policy.rules {rule}"],
            [.. instruments.Select(i => $"{i.Name} {i.Unit}").Order(StringComparer.Ordinal)]);
        Assert.All(instruments, i => Assert.EndsWith(".", i.Description, StringComparison.Ordinal));

        void Add(Instrument instrument)
        {
            if (ReferenceEquals(instrument.Meter.Scope, meters))
            {
                Assert.Equal("Utws", instrument.Meter.Name);
                instruments.Add(instrument);
            }
        }
    }

    private static string[] Expected(WatchedPolicy policy, int accepted, int refused, int isRefused) =>
    [
        .. new[]
        {
            string.Create(CultureInfo.InvariantCulture, $"utws.policy.refused {isRefused}"),
            string.Create(CultureInfo.InvariantCulture, $"utws.policy.reloads {accepted} outcome=accepted"),
            string.Create(CultureInfo.InvariantCulture, $"utws.policy.reloads {refused} outcome=refused"),
            $"utws.policy.rules 0 revision={policy.Status.Revision}",
        }.Order(StringComparer.Ordinal),
    ];
}
