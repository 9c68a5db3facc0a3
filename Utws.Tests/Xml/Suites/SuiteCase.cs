namespace Utws.Tests.Xml.Suites;

/// <summary>One document of a suite, with all that is known about what a reader must do with it.</summary>
/// <param name="Suite">The set that it is from.</param>
/// <param name="Id">Its name in that set.</param>
/// <param name="Content">The document, as found.</param>
/// <param name="SuiteAccepts">What the suite itself demands of a reader like ours; null where it demands nothing.</param>
/// <param name="Recorded">What was recorded of the framework's reader; null where the records are not at hand.</param>
internal sealed record SuiteCase(Suite Suite, string Id, byte[] Content, bool? SuiteAccepts, RecordedReading? Recorded)
{
    public string SuiteVerdict => SuiteAccepts switch
    {
        true => "accept",
        false => "reject",
        null => "-",
    };
}
