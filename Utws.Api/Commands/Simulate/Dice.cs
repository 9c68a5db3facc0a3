namespace Utws.Api.Commands.Simulate;

/// <summary>Chance that is the same for the same seed.</summary>
#pragma warning disable CA5394 // nobody's security depends on what a made-up client sends
internal sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>A number from 0 to below <paramref name="end"/>.</summary>
    public int Next(int end) => _random.Next(end);

    /// <summary>Whether something happens that happens in this share of all cases.</summary>
    public bool IsIn(double share) => _random.NextDouble() < share;

    /// <summary>One of them, each as often as the others.</summary>
    public T Of<T>(IReadOnlyList<T> values) => values[_random.Next(values.Count)];

    /// <summary>One of them, the first most often: each half as likely again as the one behind it.</summary>
    public T FirstOf<T>(IReadOnlyList<T> values)
    {
        int i = 0;
        while (i < values.Count - 1 && _random.Next(3) > 0)
        {
            i++;
        }

        return values[i];
    }
}
#pragma warning restore CA5394
