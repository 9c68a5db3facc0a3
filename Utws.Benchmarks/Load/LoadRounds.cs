using Utws.Benchmarks.Load.Bodies;
using Utws.Benchmarks.Load.Servers;

namespace Utws.Benchmarks.Load;

/// <summary>
/// Every server under every case, several times. In a round all servers are started afresh, and each case goes to all of them in
/// turn: what else the machine does meanwhile falls on all of them, and a ratio is one of neighbours.
/// </summary>
internal sealed class LoadRounds(LoadMeasurement measurement, IReadOnlyList<LoadServer> servers, IReadOnlyList<LoadCase> cases, string recordFolder)
{
    private static readonly ServerCommand s_command = new(AppContext.BaseDirectory);
    private static readonly TimeSpan s_firstWarmUp = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(0.5);

    /// <summary>Runs them.</summary>
    /// <param name="rounds">How often.</param>
    /// <param name="progress">Is told each sample as it comes.</param>
    public async Task<List<LoadSample>> RunAsync(int rounds, Action<LoadSample> progress)
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

                await MeasureAsync(started, round, samples, progress);
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

    private async Task MeasureAsync(List<ServedProcess> started, int round, List<LoadSample> samples, Action<LoadSample> progress)
    {
        foreach (LoadCase loadCase in cases)
        {
            // Another one first each time, so that none is always the one after the slowest.
            for (int i = 0; i < started.Count; i++)
            {
                ServedProcess server = started[(i + round) % started.Count];
                if (IsFor(server.Server, loadCase))
                {
                    samples.Add(await measurement.MeasureAsync(server, loadCase, round));
                    progress(samples[^1]);
                }
            }
        }
    }
}
