namespace Utws.Api.Field;

/// <summary>What all recorded sessions are of, counted as they are recorded: reading it costs the same after a billion of them.</summary>
internal interface IFieldCounts
{
    /// <summary>How the counting stands; for any thread.</summary>
    FieldStatus Status { get; }

    /// <summary>Sums up; for any thread, some milliseconds.</summary>
    /// <param name="range">Over which time.</param>
    /// <param name="most">How many values of each kind at most.</param>
    FieldSummary Read(FieldRange range, int most);
}
