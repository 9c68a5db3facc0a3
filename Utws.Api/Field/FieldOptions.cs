namespace Utws.Api.Field;

/// <summary>When what is done.</summary>
internal sealed record FieldOptions
{
    /// <summary>How often what was counted is summed up: what has come in a second is most often in the second cache.</summary>
    public TimeSpan SumPeriod { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often it is written. What a crash loses of it is read again from the segments.</summary>
    public TimeSpan WritePeriod { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The pause between two segments of earlier processes: reading one takes a processor some half a second.</summary>
    public TimeSpan SegmentPause { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How long a segment that cannot be read is tried again; recovering one after a crash takes some seconds.</summary>
    public TimeSpan SegmentPatience { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long the last writing may take: without it the counts are read from the segments at the next start.</summary>
    public TimeSpan EndPatience { get; init; } = TimeSpan.FromSeconds(5);
}
