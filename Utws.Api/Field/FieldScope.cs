namespace Utws.Api.Field;

/// <summary>Of what length of time a count is; the numbers are those on disk.</summary>
internal enum FieldScope
{
    /// <summary>All that was ever counted.</summary>
    All = 0,

    /// <summary>A day (UTC), by its number since 1970-01-01.</summary>
    Day = 1,

    /// <summary>An hour, by its number since 1970-01-01T00:00Z.</summary>
    Hour = 2,
}
