using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Utws.Api;
using Utws.Api.Field;
using Utws.Api.Operations.Dashboard;
using Utws.Api.Operations.Requests;
using Utws.Api.Policy;
using Utws.Api.Recording;
using Utws.Tests.Policy;

namespace Utws.Tests.Operations.Dashboard;

/// <summary>A dashboard without a server: its sources are here for a test to fill.</summary>
internal sealed class DashboardParts
{
    private const string Policy =
        """
        { "rules": [
            { "name": "beta <b>builds</b>", "when": { "version": { "glob": "*beta*" } }, "publish": "Details", "publishUntil": 1 },
            { "name": "half of product 3", "when": { "productID": 3 }, "sample": 0.5, "publish": "Discard" } ],
          "otherwise": { "publish": "SummaryOnly", "publishUntil": 1 } }
        """;

    public DashboardParts(IFieldCounts? field = null, string policy = Policy)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(policy);
        LoadedPolicy loaded = PolicyFile.Parse("policy.json", bytes);
        Current = new CurrentPolicy(new ServedPolicy(loaded.Policy, loaded.Revision));
        Origin = new FailingOrigin("policy.json", policy, hasToSettle: false);
        Watcher = new PolicyWatcher(
            Origin, new PolicyStart(loaded, new PolicyContent(bytes, Error: null)), Current, Clock, NullLogger<PolicyWatcher>.Instance);
        History = new LiveHistory(Totals, Clock);
        State = new DashboardState(
            new UtwsSettings { Recording = new RecordingSettings { Node = "node-1" } }, Clock, Totals, History, Current, Watcher, Health, field: field);
        Events = new DashboardEvents(State);
    }

    public SecondsClock Clock { get; } = new();

    public RequestTotals Totals { get; } = new();

    public ScriptedHealth Health { get; } = new();

    public CurrentPolicy Current { get; }

    public FailingOrigin Origin { get; }

    public PolicyWatcher Watcher { get; }

    public LiveHistory History { get; }

    public DashboardState State { get; }

    public DashboardEvents Events { get; }

    /// <summary>Ends a second.</summary>
    public void Tick()
    {
        Clock.Turn(1);
        History.Tick();
    }
}
