using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Utws.Api.Forwarding;
using Utws.Api.Recording.Sqlite;
using Utws.Benchmarks.Load.Report;

namespace Utws.Benchmarks.Forwarding;

/// <summary>
/// <c>forwarding</c>: what it costs this process, and the engine, to send a record of a million sessions on, and how fast it goes. The
/// arguments are the server's settings, such as <c>--Utws:Forwarding:Engine=ClickHouse</c>; what is sent stays in the engine, under node
/// names that begin with <c>made-</c>. <c>--processes NAME</c> names the engine's processes on this machine; <c>--sessions</c> and
/// <c>--rounds</c> are numbers.
/// </summary>
internal static class ForwardingCommand
{
    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        IConfigurationRoot configuration = new ConfigurationBuilder().AddCommandLine(args).Build();
        ForwardingSettings settings = ForwardingSettings.Read(configuration.GetSection("Utws:Forwarding"));
        int sessions = Number(configuration["sessions"]) ?? 1_000_000;
        int rounds = Number(configuration["rounds"]) ?? 5;
        string? processes = configuration["processes"];
        await using IEngine nothing = new DiscardingEngine();
        await using IEngine? engine = EngineFactory.Create(settings, NullLoggerFactory.Instance);
        IEngine[] engines = engine is null ? [nothing] : [nothing, engine];
        if (engine is not null)
        {
            _ = await engine.InitializeAsync(CancellationToken.None);
        }

        List<ForwardingSample>[] samples = [.. engines.Select(_ => new List<ForwardingSample>())];

        // The first round warms up: the runtime's code, the engine's caches.
        for (int round = 0; round <= rounds; round++)
        {
            for (int i = 0; i < engines.Length; i++)
            {
                ForwardingSample sample = await MeasureAsync(engines[i], settings, sessions, ReferenceEquals(engines[i], engine) ? processes : null);
                if (round > 0)
                {
                    samples[i].Add(sample);
                }
            }
        }

        await WriteAsync(output, engines, samples, settings, sessions);
        return 0;
    }

    private static int? Number(string? text) => text is null ? null : int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static async Task<ForwardingSample> MeasureAsync(IEngine engine, ForwardingSettings settings, int sessions, string? processes)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("utws-forwarding-");
        try
        {
            string segment = Path.Combine(folder.FullName, "seg-20260131T120000000-000001.db");
            MadeRecord.Create(segment, sessions);
            Rename(segment);
            using Forwarder forwarder = new(
                new ForwarderOptions { Folder = folder.FullName, Engine = EngineKind.ClickHouse, BatchSessions = settings.BatchSessions, Period = TimeSpan.FromMilliseconds(1) },
                engine, TimeProvider.System, NullLogger<Forwarder>.Instance, Random.Shared.NextDouble);
            long bytes = GC.GetTotalAllocatedBytes(precise: true);
            TimeSpan cpu = Environment.CpuUsage.TotalTime;
            TimeSpan enginesCpu = CpuOf(processes);
            long begun = Stopwatch.GetTimestamp();
            forwarder.Start();
            while (forwarder.Status.Sessions < sessions)
            {
                await Task.Delay(5);
                if (forwarder.Status.Problem is { } problem)
                {
                    throw new InvalidOperationException(problem);
                }
            }

            double seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
            ForwardingSample sample = new(
                sessions / seconds,
                (Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / sessions,
                (CpuOf(processes) - enginesCpu).TotalMicroseconds / sessions,
                (double)(GC.GetTotalAllocatedBytes(precise: true) - bytes) / sessions);
            _ = await forwarder.StopAsync(TimeSpan.FromSeconds(10));
            return sample;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Under a name that the engine does not know: it would find everything there.
    private static void Rename(string segment)
    {
        using SqliteConnection connection = SqliteConnection.Open(segment, SqliteOpenMode.ReadWrite);
        connection.Execute($"UPDATE meta SET value='made-{Guid.NewGuid():N}' WHERE key='node'");
    }

    private static TimeSpan CpuOf(string? processes)
    {
        TimeSpan cpu = TimeSpan.Zero;
        if (processes is null)
        {
            return cpu;
        }

        foreach (Process process in Process.GetProcessesByName(processes))
        {
            using (process)
            {
                cpu += process.TotalProcessorTime;
            }
        }

        return cpu;
    }

    private static async Task WriteAsync(TextWriter output, IEngine[] engines, List<ForwardingSample>[] samples, ForwardingSettings settings, int sessions)
    {
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{sessions} sessions, batches of {settings.BatchSessions}, {samples[0].Count} rounds in turn: medians"));
        await output.WriteLineAsync("| to | sessions/s | node us/session | engine us/session | node B/session |");
        await output.WriteLineAsync("| --- | ---: | ---: | ---: | ---: |");
        for (int i = 0; i < engines.Length; i++)
        {
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"| {engines[i].Name} | {Median.Of(samples[i].Select(s => s.PerSecond)):F0} | {Median.Of(samples[i].Select(s => s.NodeMicroseconds)):F2} | {Median.Of(samples[i].Select(s => s.EngineMicroseconds)):F2} | {Median.Of(samples[i].Select(s => s.Bytes)):F1} |"));
        }
    }
}
