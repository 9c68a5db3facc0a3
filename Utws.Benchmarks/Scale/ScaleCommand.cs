using System.Globalization;

namespace Utws.Benchmarks.Scale;

/// <summary>
/// <c>scale</c>: what becomes of cost and memory with the number of sessions, of connections, of slow clients, and of requests served.
/// The server is a process of its own, and its CPU time its own; the clients take part of the same machine.
/// </summary>
internal static class ScaleCommand
{
    private const int FewConnections = 16;
    private const int SlowClients = 2000;

    // 100 sessions, 28 KB: half of it is more than any client's first piece.
    private const int SlowSessions = 100;

    // Until the code is compiled for good: a method is instrumented after 30 calls and compiled anew after 30 more, in the background.
    private const int WarmupRequestsEach = 4000;

    private static readonly TimeSpan s_warmup = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan s_settling = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_run = TimeSpan.FromSeconds(3);

    // Memory that is idle for two looks of 10 s goes.
    private static readonly TimeSpan s_rest = TimeSpan.FromSeconds(25);

    /// <param name="program">The server's program: <c>utws.dll</c> beside this one, or another build of it.</param>
    /// <param name="output">Where the tables go.</param>
    public static async Task<int> RunAsync(string? program, TextWriter output)
    {
        program ??= Path.Combine(AppContext.BaseDirectory, "utws.dll");
        await RunSessionsAsync(program, output);
        await RunConnectionsAsync(program, output);
        await RunSlowUploadsAsync(program, output);
        await RunSoakAsync(program, output);
        return 0;
    }

    private static async Task RunSessionsAsync(string program, TextWriter output)
    {
        await WriteAsync(output, $"| sessions, {FewConnections} connections | requests | CPU us/request | ns/session | p50 ms | p99 ms | RSS MB |\n|---:|---:|---:|---:|---:|---:|---:|");
        using ScaledServer server = await ScaledServer.StartAsync(program);
        using ScaleClients clients = await ScaleClients.OpenAsync(server, FewConnections);
        _ = await clients.RunAsync(ScaleRequest.Create(2), s_warmup, WarmupRequestsEach);
        foreach (int sessions in (int[])[1, 10, 100, 1000, 10_000])
        {
            ScaleRequest request = ScaleRequest.Create(sessions);
            _ = await clients.RunAsync(request, s_settling);
            ScaleSample sample = await clients.RunAsync(request, s_run);
            await WriteAsync(output, $"| {sessions} | {sample.Requests} | {sample.CpuMicroseconds:F1} | {sample.CpuMicroseconds * 1000 / sessions:F0} | {Latencies(sample)} |");
        }
    }

    private static async Task RunConnectionsAsync(string program, TextWriter output)
    {
        await WriteAsync(output, $"\n| connections, 2 sessions | requests | CPU us/request | p50 ms | p99 ms | RSS MB |\n|---:|---:|---:|---:|---:|---:|");
        using ScaledServer server = await ScaledServer.StartAsync(program);
        ScaleRequest request = ScaleRequest.Create(2);
        using (ScaleClients clients = await ScaleClients.OpenAsync(server, FewConnections))
        {
            _ = await clients.RunAsync(request, s_warmup, WarmupRequestsEach);
        }

        foreach (int connections in (int[])[1, 64, 256, 1024, 4096])
        {
            using ScaleClients clients = await ScaleClients.OpenAsync(server, connections);
            _ = await clients.RunAsync(request, s_settling);
            ScaleSample sample = await clients.RunAsync(request, s_run);
            await WriteAsync(output, $"| {connections} | {sample.Requests} | {sample.CpuMicroseconds:F1} | {Latencies(sample)} |");
        }

        await Task.Delay(s_rest);
        await WriteAsync(output, $"| 0, {s_rest.TotalSeconds} s later | | | | | {server.ResidentMegabytes:F0} |");
    }

    private static async Task RunSlowUploadsAsync(string program, TextWriter output)
    {
        await WriteAsync(output, $"\n| {FewConnections} connections, 2 sessions | CPU us/request | p50 ms | p99 ms | RSS MB |\n|---|---:|---:|---:|---:|");
        using ScaledServer server = await ScaledServer.StartAsync(program);
        using ScaleClients clients = await ScaleClients.OpenAsync(server, FewConnections);
        ScaleRequest request = ScaleRequest.Create(2);
        _ = await clients.RunAsync(request, s_warmup, WarmupRequestsEach);
        await WriteSampleAsync(output, "alone", await clients.RunAsync(request, s_run));
        using (SlowUploads slow = await SlowUploads.BeginAsync(server, ScaleRequest.Create(SlowSessions), SlowClients))
        {
            Task<ScaleSample> beside = clients.RunAsync(request, s_run);
            await slow.TrickleAsync(beside);
            await WriteSampleAsync(output, $"beside {SlowClients} slow bodies", await beside);
            await slow.EndAsync();
        }

        await WriteSampleAsync(output, "after them", await clients.RunAsync(request, s_run));
        await Task.Delay(s_rest);
        await WriteSampleAsync(output, $"{s_rest.TotalSeconds} s later", await clients.RunAsync(request, s_run));
    }

    private static async Task RunSoakAsync(string program, TextWriter output)
    {
        await WriteAsync(output, $"\n| requests served, 64 connections, 2 sessions | RSS MB |\n|---:|---:|");
        using ScaledServer server = await ScaledServer.StartAsync(program);
        using ScaleClients clients = await ScaleClients.OpenAsync(server, 64);
        ScaleRequest request = ScaleRequest.Create(2);
        long served = 0;
        foreach (int upTo in (int[])[100_000, 300_000, 1_000_000])
        {
            ScaleSample sample = await clients.RunAsync(request, TimeSpan.FromMinutes(10), (int)((upTo - served) / 64));
            served += sample.Requests;
            await WriteAsync(output, $"| {served} | {sample.ResidentMegabytes:F0} |");
        }
    }

    private static Task WriteSampleAsync(TextWriter output, string what, ScaleSample sample) =>
        WriteAsync(output, $"| {what} | {sample.CpuMicroseconds:F1} | {Latencies(sample)} |");

    private static string Latencies(ScaleSample sample) => string.Create(
        CultureInfo.InvariantCulture, $"{sample.P50.TotalMilliseconds:F2} | {sample.P99.TotalMilliseconds:F2} | {sample.ResidentMegabytes:F0}");

    private static Task WriteAsync(TextWriter output, FormattableString line) => output.WriteLineAsync(FormattableString.Invariant(line));
}
