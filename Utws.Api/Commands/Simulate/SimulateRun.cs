using Utws.Api.Commands.Source;
using Utws.Api.Commands.Tables;

namespace Utws.Api.Commands.Simulate;

/// <summary>Runs <c>utws simulate</c>: sends requests at their times, whether or not earlier ones have been answered.</summary>
internal sealed class SimulateRun(SimulateOptions options, CommandConsole console) : IDisposable
{
    // A server that does not keep up is not to be given ever more.
    private const int MaxUnderWay = 256;

    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_linePeriod = TimeSpan.FromMilliseconds(500);

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false }) { Timeout = s_timeout };
    private readonly SimulatedFleet _fleet = new(options.Seed, options.FaultShare);
    private readonly SimulateTally _tally = new();
    private readonly SemaphoreSlim _room = new(MaxUnderWay);
    private int _lineWidth;

    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        // Alone: where nobody listens there is nothing to try sixty seconds long.
        await SendAsync(_fleet.Next());
        if (_tally.Answered == 0)
        {
            await console.ComplainAsync($"{options.Url}: {_tally.Problem}");
            return ExitCode.Unusable;
        }

        long start = console.Clock.GetTimestamp();
        try
        {
            await SendAllAsync(start, cancellation);
        }
        catch (OperationCanceledException)
        {
            // Enough for whoever started it: what was done until then is told.
        }

        for (int i = 0; i < MaxUnderWay; i++)
        {
            await _room.WaitAsync(CancellationToken.None);
        }

        ShowLine("");
        ITableWriter.For(console).Write(_tally.Facts(console.Clock.GetElapsedTime(start)));
        if (_tally.IsGood)
        {
            return ExitCode.Accepted;
        }

        await console.ComplainAsync($"{options.Url}: {_tally.Problem}");
        return ExitCode.Refused;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _client.Dispose();
        _room.Dispose();
    }

    private async Task SendAllAsync(long start, CancellationToken cancellation)
    {
        TimeSpan shown = default;
        for (long sent = 1; ; sent++)
        {
            // By the clock, not by a pause between two: what is late is made up for.
            TimeSpan due = TimeSpan.FromSeconds((double)sent / options.Rate);
            if (due > options.Duration)
            {
                return;
            }

            TimeSpan elapsed = console.Clock.GetElapsedTime(start);
            if (due > elapsed)
            {
                await Task.Delay(due - elapsed, console.Clock, cancellation);
            }

            if (elapsed - shown >= s_linePeriod && console.IsErrorTerminal)
            {
                shown = elapsed;
                ShowLine(_tally.Line(elapsed, options.Duration));
            }

            await _room.WaitAsync(cancellation);
            _ = SendAndLeaveAsync(_fleet.Next());
        }
    }

    private async Task SendAndLeaveAsync(SimulatedRequest request)
    {
        try
        {
            await SendAsync(request);
        }
        finally
        {
            _ = _room.Release();
        }
    }

    private async Task SendAsync(SimulatedRequest request)
    {
        long start = console.Clock.GetTimestamp();
        try
        {
            using HttpRequestMessage message = request.ToMessage(options.Url);
            using HttpResponseMessage response = await _client.SendAsync(message);
            byte[] answer = await response.Content.ReadAsByteArrayAsync();
            _tally.Add(request, (int)response.StatusCode, answer, console.Clock.GetElapsedTime(start));
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException or IOException)
        {
            _tally.AddFailure(failure is TaskCanceledException ? $"no answer within {s_timeout.TotalSeconds:0} s" : failure.Message);
        }
    }

    // Over the line before it; nothing where nobody looks.
    private void ShowLine(string line)
    {
        if (!console.IsErrorTerminal)
        {
            return;
        }

        console.Error.Write('\r' + VisibleText.Of(line).PadRight(_lineWidth) + (line.Length == 0 ? "\r" : ""));
        _lineWidth = line.Length;
    }
}
