using Utws.Tests.Xml.Suites;

namespace Utws.Tests.Xml.Fuzz;

/// <summary>
/// The deliberate differences between our reader and the framework's, as rules over arbitrary documents (KnownDifferences.tsv
/// lists those of the suites one by one). A difference that no rule explains is a failure.
/// </summary>
internal static partial class FuzzDifferences
{
    /// <summary>The clause that makes ours right, or null if nothing does.</summary>
    public static string? Explain(byte[] document, ReadOutcome ours, ReadOutcome framework) => null;
}
