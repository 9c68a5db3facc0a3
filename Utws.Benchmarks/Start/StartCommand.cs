using System.Diagnostics;
using System.Globalization;
using Utws.Benchmarks.Scale;

namespace Utws.Benchmarks.Start;

/// <summary>
/// <c>start</c>: how long it takes from the start of the process to its first right answer, and how much memory it has then and after
/// a million requests. Several builds, <c>utws.dll</c> or an executable, take turns.
/// </summary>
internal static class StartCommand
{
    private const int Starts = 15;
    private const int Connections = 64;
    private const int Requests = 1_000_000;
    private const int Sessions = 2;
    private const int BufferBytes = 4 * 1024;

    // Only a server that hangs meets it.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(10);

    /// <param name="programs">The builds; none for the one beside this program.</param>
    /// <param name="output">Where the table goes.</param>
    public static async Task<int> RunAsync(IReadOnlyList<string> programs, TextWriter output)
    {
        programs = programs.Count > 0 ? programs : [Path.Combine(AppContext.BaseDirectory, "utws.dll")];
        List<(double Milliseconds, double Megabytes)>[] starts = [.. programs.Select(_ => new List<(double, double)>())];
        for (int round = 0; round < Starts; round++)
        {
            for (int i = 0; i < programs.Count; i++)
            {
                starts[i].Add(await StartAsync(programs[i]));
            }
        }

        await output.WriteLineAsync($"| program | first right answer, ms: median of {Starts} | least | RSS MB then | after {Requests / 1_000_000} M requests |\n|---|---:|---:|---:|---:|");
        for (int i = 0; i < programs.Count; i++)
        {
            double[] milliseconds = [.. starts[i].Select(s => s.Milliseconds).Order()];
            double[] megabytes = [.. starts[i].Select(s => s.Megabytes).Order()];
            double served = await ServeAsync(programs[i]);
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"| {Path.GetFileName(programs[i])} | {milliseconds[Starts / 2]:F0} | {milliseconds[0]:F0} | {megabytes[Starts / 2]:F0} | {served:F0} |"));
        }

        return 0;
    }

    private static async Task<(double Milliseconds, double Megabytes)> StartAsync(string program)
    {
        ScaleRequest request = ScaleRequest.Create(Sessions);
        long begun = Stopwatch.GetTimestamp();
        using ScaledServer server = await ScaledServer.StartAsync(program);
        using ScaleClient client = new(BufferBytes);
        await client.ConnectAsync(server.Endpoint);
        await client.SendAsync(request.Bytes);
        await client.ReceiveAnswerAsync();
        return (Stopwatch.GetElapsedTime(begun).TotalMilliseconds, server.ResidentMegabytes);
    }

    private static async Task<double> ServeAsync(string program)
    {
        using ScaledServer server = await ScaledServer.StartAsync(program);
        using ScaleClients clients = await ScaleClients.OpenAsync(server, Connections);
        ScaleSample sample = await clients.RunAsync(ScaleRequest.Create(Sessions), s_patience, Requests / Connections);
        return sample.ResidentMegabytes;
    }
}
