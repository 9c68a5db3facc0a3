using Utws.Api.Recording;
using Utws.Api.Recording.Segments;

namespace Utws.Api.Forwarding;

/// <summary>Has the budget look, every second: at 50 MB/s that is the length of a segment.</summary>
internal sealed class DiskBudgetService(DiskBudget budget, SegmentStore store, SessionRecorder recorder, TimeProvider clock, ILogger<DiskBudgetService> logger)
    : BackgroundService
{
    private static readonly TimeSpan s_period = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(s_period, clock);
        bool isTold = false;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                budget.Look(store, recorder);
                isTold = false;
            }
            catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
            {
                if (!isTold)
                {
                    isTold = true;
                    ForwardingLog.NoLook(logger, unreadable.Message);
                }
            }
        }
    }
}
