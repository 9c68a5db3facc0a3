namespace Utws.Api.Field;

/// <summary>A count, and what of it is on disk.</summary>
/// <param name="Sessions">The count.</param>
/// <param name="Kept">What is on disk.</param>
/// <param name="Handicap">How many sessions it may have had before, which are counted among the others: they count when it is ranked.</param>
internal record struct FieldTally(long Sessions, long Kept, long Handicap)
{
    /// <summary>Those with the lowest leave first.</summary>
    public readonly long Rank => Sessions + Handicap;
}
