namespace Utws.Benchmarks.Requests;

/// <summary>What is read: alike are the sessions that one installation announces, of several products; varied are those of as many installations.</summary>
public enum RequestCase
{
    /// <summary>The most common request.</summary>
    TwoAlike,

    /// <summary>A hundred sessions that differ in their product.</summary>
    HundredAlike,

    /// <summary>The same, laid out as the contract's sample.</summary>
    HundredAlikeIndented,

    /// <summary>A hundred sessions whose every value varies.</summary>
    HundredVaried,

    /// <summary>The same, laid out as the contract's sample.</summary>
    HundredVariedIndented,

    /// <summary>Ten thousand sessions that differ in their product.</summary>
    TenThousandAlike,
}
