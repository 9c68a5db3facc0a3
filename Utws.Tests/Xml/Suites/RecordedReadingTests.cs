namespace Utws.Tests.Xml.Suites;

/// <summary>The measure is measured first: the dump, the loaders and the catalogue's rules against what was recorded.</summary>
public sealed class RecordedReadingTests
{
    [Theory]
    [SuiteData(Suite.XmlConf, NeedsRecords = true)]
    [SuiteData(Suite.XmlConfStripped, NeedsRecords = true)]
    [SuiteData(Suite.LibXml2, NeedsRecords = true)]
    [SuiteData(Suite.Soap, NeedsRecords = true)]
    public void FrameworkReader_EveryCase_GivesTheRecordedVerdictAndEvents(Suite suite)
    {
        List<string> failures = [];
        foreach (SuiteCase @case in SuiteLibrary.Cases(suite))
        {
            RecordedReading recorded = @case.Recorded!;
            ReadOutcome outcome = PullFace.ReadWithFramework(@case.Content);
            RecordedReading live = RecordedReading.Of(outcome);
            bool isEqual = (live.Verdict, live.Sha256, live.Events) == (recorded.Verdict, recorded.Sha256, recorded.Events);
            if (!isEqual && !recorded.IsForUnknownEncoding)
            {
                failures.Add($"{@case.Id}: {outcome}; recorded {recorded.Verdict}, {recorded.Events} events, {recorded.Sha256}");
            }
        }

        FailureList.AssertEmpty("Not as recorded:", failures);
    }

    [Theory]
    [SuiteData(Suite.XmlConf, NeedsRecords = true)]
    public void Catalogue_EveryTest_DemandsWhatIsRecorded(Suite suite)
    {
        List<string> failures = [];
        foreach (SuiteCase @case in SuiteLibrary.Cases(suite))
        {
            // The records assume a reader of UTF-8 and UTF-16 only and refuse every other label; ours reads more, so what
            // the catalogue leaves free stays free.
            bool isAboutEncoding = @case.Recorded!.Why!.StartsWith("encoding", StringComparison.Ordinal) && @case.SuiteAccepts is null;
            string demanded = @case.SuiteAccepts is null ? "any" : @case.SuiteVerdict;
            if (demanded != @case.Recorded.Expect && !isAboutEncoding)
            {
                failures.Add($"{@case.Id}: {demanded}; recorded {@case.Recorded.Expect} ({@case.Recorded.Why})");
            }
        }

        FailureList.AssertEmpty("Not as recorded:", failures);
    }

    [Theory]
    [SuiteData(Suite.XmlConf, 2585)]
    [SuiteData(Suite.XmlConfStripped, 1030)]
    [SuiteData(Suite.LibXml2, 343)]
    [SuiteData(Suite.Soap, 353)]
    public void Suite_IsWhole(Suite suite, int cases) => Assert.Equal(cases, SuiteLibrary.Cases(suite).Count);
}
