using System.Reflection;
using Xunit.Sdk;

namespace Utws.Tests.Xml.Suites;

/// <summary>Runs a theory over one suite, or skips it aloud where the suite is not at hand.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
[DataDiscoverer("Xunit.Sdk.DataDiscoverer", "xunit.core")]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1019:Define accessors for attribute arguments", Justification = "xunit passes params arguments on as they are")]
public sealed class SuiteDataAttribute(Suite suite, params object[] arguments) : DataAttribute
{
    private string? _missing = SuiteLibrary.MissingBecause(suite);
    private bool _needsRecords;

    public Suite Suite => suite;

    /// <summary>Whether the theory also needs the recorded readings of the framework's reader.</summary>
    public bool NeedsRecords
    {
        get => _needsRecords;
        set
        {
            _needsRecords = value;
            _missing ??= value ? SuiteLibrary.RecordsMissingBecause(suite) : null;
        }
    }

    /// <inheritdoc/>
    public override string? Skip
    {
        get => _missing;
        set => throw new NotSupportedException("Whether a suite is skipped is decided by what is at hand.");
    }

    /// <summary>The suite and the arguments; in a skipped row the remedy, as the console shows a skipped test's name but not its reason.</summary>
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        _missing is null ? [[suite, .. arguments]] : [[SuiteLibrary.Remedy(suite, _needsRecords), .. arguments]];
}
