using System.Diagnostics;
using System.Globalization;
using Utws.Api.Recording;

namespace Utws.Benchmarks.Recording;

/// <summary>
/// <c>recording</c>: the CPU time and the bytes that recording adds to a request, without the network: rounds of Off, Buffered and
/// Durable in turn, in one process, so that what else the machine does falls on all of them.
/// </summary>
internal static class RecordingCost
{
    private const int Callers = 256;
    private const int Rounds = 7;
    private const int WarmupEach = 100;
    private const int RequestsEach = 400;

    public static async Task<int> RunAsync(TextWriter output)
    {
        using BenchmarkRecorder recorder = new();
        using BenchmarkRecorder discarding = new(new DiscardingStore());
        RecordedCallers off = new(Callers, recorder: null, isAwaited: false);
        RecordedCallers discarded = new(Callers, discarding.Recorder, isAwaited: true);
        RecordedCallers buffered = new(Callers, recorder.Recorder, isAwaited: false);
        RecordedCallers durable = new(Callers, recorder.Recorder, isAwaited: true);
        (string Name, RecordedCallers Callers)[] modes = [("Off", off), ("Durable, nothing kept", discarded), ("Buffered", buffered), ("Durable", durable)];
        foreach ((_, RecordedCallers callers) in modes)
        {
            _ = await callers.RunAsync(WarmupEach);
        }

        List<RecordingSample>[] samples = [.. modes.Select(_ => new List<RecordingSample>())];
        for (int round = 0; round < Rounds; round++)
        {
            for (int mode = 0; mode < modes.Length; mode++)
            {
                samples[mode].Add(await MeasureAsync(modes[mode].Callers, recorder.Recorder));
            }
        }

        await WriteAsync(output, [.. modes.Select(m => m.Name)], samples);
        return 0;
    }

    // The work ends with its last commit: what Buffered leaves behind is its cost, too.
    private static async Task<RecordingSample> MeasureAsync(RecordedCallers callers, SessionRecorder recorder)
    {
        const double Requests = Callers * RequestsEach;
        long groups = recorder.Status.Groups;
        long bytes = GC.GetTotalAllocatedBytes(precise: true);
        TimeSpan cpu = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        _ = await callers.RunAsync(RequestsEach);
        while (recorder.Status.Waiting > 0)
        {
            await Task.Delay(1);
        }

        return new RecordingSample(
            (Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / Requests,
            (GC.GetTotalAllocatedBytes(precise: true) - bytes) / Requests,
            Requests / Stopwatch.GetElapsedTime(start).TotalSeconds,
            (recorder.Status.Groups - groups) / Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    private static async Task WriteAsync(TextWriter output, string[] names, List<RecordingSample>[] samples)
    {
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{Callers} callers, 1 to 10 sessions a request, {Rounds} rounds of {Callers * RequestsEach} requests: medians"));
        await output.WriteLineAsync("| recording | CPU us/request | added | B/request | added | requests/s | commits/s |");
        await output.WriteLineAsync("| --- | --- | --- | --- | --- | --- | --- |");
        RecordingSample off = RecordingSample.Median(samples[0]);
        for (int i = 0; i < names.Length; i++)
        {
            RecordingSample median = RecordingSample.Median(samples[i]);
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"| {names[i]} | {median.CpuMicroseconds:F2} | {median.CpuMicroseconds - off.CpuMicroseconds:F2} | {median.Bytes:F1} | {median.Bytes - off.Bytes:F1} | {median.PerSecond:F0} | {median.CommitsPerSecond:F0} |"));
        }
    }
}
