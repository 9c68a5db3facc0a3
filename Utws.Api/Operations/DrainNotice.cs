using System.Runtime.InteropServices;

namespace Utws.Api.Operations;

/// <summary>
/// The time between being asked to end and taking no more requests. SIGTERM gives it; ctrl-C or ctrl-\ at a terminal do without, and so
/// does a second SIGTERM. It is all that a second signal cuts short: what was acknowledged is committed whatever comes.
/// </summary>
internal sealed class DrainNotice(DrainSettings settings, TimeProvider clock) : IDisposable
{
    private readonly TaskCompletionSource _cut = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<PosixSignalRegistration> _signals = [];
    private int _asked;

    /// <summary>Listens to signals. That they end the server is the host's to see to.</summary>
    public void Listen()
    {
        foreach (PosixSignal signal in (ReadOnlySpan<PosixSignal>)[PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGQUIT])
        {
            _signals.Add(PosixSignalRegistration.Create(signal, context => Hear(context.Signal)));
        }
    }

    /// <summary>A signal has come.</summary>
    public void Hear(PosixSignal signal)
    {
        if (Interlocked.Increment(ref _asked) > 1 || signal != PosixSignal.SIGTERM)
        {
            _ = _cut.TrySetResult();
        }
    }

    /// <summary>Waits until the notice is over, or cut short.</summary>
    public async Task WaitAsync(CancellationToken cancellation) =>
        await _cut.Task.WaitAsync(settings.Notice, clock, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    public void Dispose()
    {
        _signals.ForEach(static signal => signal.Dispose());
        _signals.Clear();
    }
}
