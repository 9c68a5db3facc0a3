namespace Utws.Core.Contract;

/// <summary>What became of a text that should be an <c>xsd:int</c>.</summary>
internal enum Int32TextResult : byte
{
    /// <summary>It is one.</summary>
    Ok,

    /// <summary>It is no number at all (4.24).</summary>
    BadFormat,

    /// <summary>It is a number that does not fit 32 bits (4.25).</summary>
    OutOfRange,
}
