namespace Utws.Api.Field;

/// <summary>Over which time sessions are summed up.</summary>
internal enum FieldRange
{
    /// <summary>The last 24 hours, by the hour.</summary>
    Day,

    /// <summary>The last 30 days, by the day (UTC).</summary>
    Month,

    /// <summary>Everything since counting began.</summary>
    All,
}
