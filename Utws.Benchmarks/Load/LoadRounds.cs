using Utws.Benchmarks.Load.Bodies;
using Utws.Benchmarks.Load.Servers;

namespace Utws.Benchmarks.Load;

/// <summary>
/// Every server under every case, several times. In a round all servers are started afresh, and each case goes to all of them in
/// turn, a second each, and again: what else the machine does meanwhile falls on all of them, and a ratio is one of neighbours.
/// </summary>
internal sealed class LoadRounds(LoadMeasurement measurement, IReadOnlyList<LoadServer> servers, IReadOnlyList<LoadCase> cases, string recordFolder)
{
    private static readonly ServerCommand s_command = new(AppContext.BaseDirectory);
    private static readonly TimeSpan s_firstWarmUp = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(0.5);

    /// <summary>Runs them.</summary>
    /// <param name="rounds">How often.</param>
    /// <param name="turns">How many turns each server gets at a case in a round.</param>
    /// <param name="progress">Is told each sample as it comes.</param>
    public async Task<List<LoadSample>> RunAsync(int rounds, int turns, Action<LoadSample> progress)
    {
        List<LoadSample> samples = [];
        for (int round = 0; round < rounds; round++)
        {
            List<ServedProcess> started = [];
            try
            {
                foreach (LoadServer server in servers)
                {
                    started.Add(await ServedProcess.StartAsync(server, s_command, recordFolder));
                    await PrepareAsync(started[^1]);
                }

                foreach (LoadCase loadCase in cases)
                {
                    samples.AddRange(await MeasureAsync([.. started.Where(s => IsFor(s.Server, loadCase))], loadCase, round * turns, turns, progress));
                }
            }
            finally
            {
                foreach (ServedProcess server in started)
                {
                    await server.DisposeAsync();
                }
            }
        }

        return samples;
    }

    // With the commonest body alone, and with any number of connections.
    private static bool IsFor(LoadServer server, LoadCase loadCase) => !server.IsRecording || loadCase.Body == LoadBodies.All[0];

    private async Task PrepareAsync(ServedProcess server)
    {
        TimeSpan least = s_firstWarmUp;
        foreach (LoadCase loadCase in cases.Where(c => IsFor(server.Server, c)).DistinctBy(c => c.Body))
        {
            await server.RequireRightAnswerAsync(loadCase.Body);
            await LoadMeasurement.WarmUpAsync(server, loadCase, least);
            least = s_warmUp;
        }
    }

    private async Task<List<LoadSample>> MeasureAsync(ServedProcess[] loaded, LoadCase loadCase, int firstTurn, int turns, Action<LoadSample> progress)
    {
        Dictionary<LoadServer, double?> garbage = [];
        foreach (ServedProcess server in loaded)
        {
            garbage.Add(server.Server, await LoadMeasurement.CountGarbageAsync(server, loadCase));
        }

        List<LoadSample> samples = [];
        for (int turn = firstTurn; turn < firstTurn + turns; turn++)
        {
            for (int i = 0; i < loaded.Length; i++)
            {
                // Another one first each time, so that none is always the one after the slowest.
                ServedProcess server = loaded[(i + turn) % loaded.Length];
                samples.Add(await measurement.MeasureAsync(server, loadCase, turn, garbage[server.Server]));
                progress(samples[^1]);
            }
        }

        return samples;
    }
}
