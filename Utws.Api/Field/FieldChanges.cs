using Utws.Api.Forwarding;

namespace Utws.Api.Field;

/// <summary>What is to be written, and the place up to which it counts: both belong together, in one transaction.</summary>
internal sealed class FieldChanges
{
    /// <summary>Whether there is anything in it that is not on disk: all that is counted changes a total.</summary>
    public bool IsNone => Totals.Count == 0 && Forgotten.Count == 0 && !IsPlaceNew;

    /// <summary>Whether the place is another than the last that was written.</summary>
    public required bool IsPlaceNew { get; init; }

    /// <summary>Hours and days that are of no interest any more. What is else in these changes comes after them.</summary>
    public List<(FieldScope Scope, long Number)> Forgotten { get; } = [];

    /// <summary>Totals of some time, as they are now.</summary>
    public List<(FieldScope Scope, long Number, long Sessions, long Requests)> Totals { get; } = [];

    /// <summary>Counts, as they are now, 0 for one that is to be deleted; the kind is a place in <see cref="FieldBucket.Kinds"/>.</summary>
    public List<(FieldScope Scope, long Number, int Kind, byte[] Key, long Sessions)> Tallies { get; } = [];

    /// <summary>Everything up to and with this group is counted.</summary>
    public required ForwardPosition Floor { get; init; }

    /// <summary>Of later epochs, by epoch, everything up to and with this group.</summary>
    public required IReadOnlyDictionary<long, long> Reached { get; init; }

    /// <summary>When the first request came that is counted; null if there is none.</summary>
    public required long? FirstMicroseconds { get; init; }

    /// <summary>How many segments could not be read to their end, and are not counted from there on.</summary>
    public required long LeftOut { get; init; }
}
