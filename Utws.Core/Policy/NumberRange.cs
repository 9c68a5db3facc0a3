namespace Utws.Core.Policy;

/// <summary>The numbers from one to another, both included; a single number is a range of its own.</summary>
public readonly record struct NumberRange
{
    /// <summary>The numbers from <paramref name="min"/> to <paramref name="max"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="max"/> is less than <paramref name="min"/>.</exception>
    public NumberRange(int min, int max)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, min);
        Min = min;
        Max = max;
    }

    /// <summary>The least of them.</summary>
    public int Min { get; }

    /// <summary>The greatest of them.</summary>
    public int Max { get; }
}
