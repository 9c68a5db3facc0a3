namespace Utws.Benchmarks.Field;

/// <summary>How much the sessions of a benchmark differ.</summary>
public enum FieldCase
{
    /// <summary>Those of two hundred machines, each with its own sessions.</summary>
    Alike,

    /// <summary>No two are alike, and there is no end of versions.</summary>
    Different,
}
