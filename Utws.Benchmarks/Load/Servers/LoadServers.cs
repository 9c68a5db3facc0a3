using Utws.Api.Recording;
using Utws.Benchmarks.Peers;

namespace Utws.Benchmarks.Load.Servers;

/// <summary>The servers that can be loaded.</summary>
internal static class LoadServers
{
    /// <summary>What stands for the program that <c>--program</c> names.</summary>
    public const string OtherName = "other";

    /// <summary>UTWS that answers once the record is on stable storage.</summary>
    public const string DurableName = "utws-durable";

    /// <summary>What everything is a multiple of.</summary>
    public const string FloorName = PeerNames.Floor;

    // Later settings go before earlier ones. There is no collector: what it would take is not the server's time.
    private const string Operator = "--Utws:Admin:Url=http://127.0.0.1:0";
    private const string Collector = "--OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=http://127.0.0.1:9";

    /// <summary>All of them, in the order of the tables.</summary>
    public static IReadOnlyList<LoadServer> All { get; } =
    [
        new(FloorName, "Kestrel alone (floor)", PeerNames.Floor),
        new(PeerNames.Kestrel, "Kestrel alone, blocks of 4 KB", PeerNames.Kestrel),
        Utws(PeerNames.Utws, "UTWS", RecordingMode.Off),
        Utws("utws-measured", "UTWS, dashboard and metrics on", RecordingMode.Off) with { Settings = [Operator] },
        Utws("utws-traced", "UTWS, traces on as well", RecordingMode.Off) with { Settings = [Operator, Collector] },
        Utws("utws-buffered", "UTWS, recording Buffered", RecordingMode.Buffered),
        Utws(DurableName, "UTWS, recording Durable", RecordingMode.Durable),
        Utws("utws-durable-measured", "UTWS, recording Durable, dashboard and metrics on", RecordingMode.Durable) with { Settings = [Operator] },
        new("xmlreader", "XmlReader, XmlWriter by hand", PeerNames.XmlReader),
        new("xmlserializer", "XmlSerializer", PeerNames.XmlSerializer),
        new("soapcore", "SoapCore", PeerNames.SoapCore),
    ];

    /// <summary>Where a server stands in tables: as in <see cref="All"/>, another build behind them.</summary>
    public static int PlaceOf(LoadServer server) => All.TakeWhile(s => s != server).Count();

    /// <summary>Another build of UTWS, to be compared in the same run.</summary>
    public static LoadServer Other(string program) => Utws(OtherName, "UTWS, other build", RecordingMode.Off) with { Peer = null, Program = program };

    private static LoadServer Utws(string name, string title, RecordingMode recording) => new(name, title, PeerNames.Utws) { Recording = recording };
}
