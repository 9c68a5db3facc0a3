namespace Utws.Api.Forwarding;

/// <summary>Pauses between attempts: each up to twice as long as the one before, and never the same on two nodes that failed together.</summary>
/// <param name="longest">The longest.</param>
/// <param name="random">Numbers from 0 to below 1.</param>
internal sealed class BackOff(TimeSpan longest, Func<double> random)
{
    private static readonly TimeSpan s_first = TimeSpan.FromMilliseconds(100);

    private TimeSpan _next = s_first;

    /// <summary>The next pause: half of it is certain, half is chance.</summary>
    public TimeSpan Next()
    {
        TimeSpan pause = _next < longest ? _next : longest;
        _next = pause * 2;
        return (pause / 2) + (pause / 2 * random());
    }

    /// <summary>An attempt has succeeded.</summary>
    public void Reset() => _next = s_first;
}
