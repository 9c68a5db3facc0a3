using Utws.Core.Xml;

namespace Utws.Tests.Xml.Suites;

/// <summary>Judges our reader by the suites: what each suite demands, what the framework's reader makes of it, and what is listed as deliberate.</summary>
public sealed class SuiteTests
{
    [Theory]
    [SuiteData(Suite.XmlConf)]
    [SuiteData(Suite.XmlConfStripped)]
    [SuiteData(Suite.LibXml2)]
    [SuiteData(Suite.Soap)]
    public void Read_EveryCase_DiffersOnlyAsListed(Suite suite)
    {
        using Utf8XmlReader reader = new();
        HashSet<string> listed = [.. KnownDifferences.Of(suite).Select(difference => difference.Key)];
        List<string> unlisted = [];
        foreach (SuiteCase @case in SuiteLibrary.Cases(suite))
        {
            ReadOutcome ours = PushFace.Read(reader, @case.Content);
            RecordedReading framework = @case.Recorded ?? RecordedReading.Of(PullFace.ReadWithFramework(@case.Content));
            if (Difference(@case, ours, framework) is { } key && !listed.Remove(key))
            {
                unlisted.Add($"{key}\n    ours:      {ours}\n    framework: {framework.Verdict}, {framework.Events} events, {framework.Error}");
            }
        }

        FailureList.AssertEmpty("Differences that are not in KnownDifferences.tsv:", unlisted);
        FailureList.AssertEmpty("Rows of KnownDifferences.tsv that are no longer so:", [.. listed]);
    }

    [Theory]
    [SuiteData(Suite.XmlConf)]
    [SuiteData(Suite.XmlConfStripped)]
    [SuiteData(Suite.LibXml2)]
    [SuiteData(Suite.Soap)]
    public void Read_EveryCase_ThroughXmlReaderMembers_IsAsThroughSpans(Suite suite)
    {
        using Utf8XmlReader reader = new();
        List<string> failures = [];
        foreach (SuiteCase @case in SuiteLibrary.Cases(suite))
        {
            ReadOutcome push = PushFace.Read(reader, @case.Content);
            ReadOutcome pull = PullFace.Read(reader, @case.Content);
            if (push != pull)
            {
                failures.Add($"{@case.Id}\n    spans:     {push}\n    XmlReader: {pull}");
            }
        }

        FailureList.AssertEmpty("Documents that the two faces of the reader see differently:", failures);
    }

    /// <summary>The key of the row that must be listed for this case, or null if ours does what everyone does.</summary>
    private static string? Difference(SuiteCase @case, ReadOutcome ours, RecordedReading framework)
    {
        bool isSameVerdict = ours.Verdict == framework.Verdict;
        bool isSameEvents = !ours.Accepts || (ours.EventCount == framework.Events && XmlEventDump.Sha256(ours.Events) == framework.Sha256);
        bool isAsDemanded = @case.SuiteAccepts is null || @case.SuiteAccepts == ours.Accepts;
        if (isSameVerdict && isSameEvents && isAsDemanded)
        {
            return null;
        }

        string frameworkVerdict = isSameVerdict && !isSameEvents ? "events" : framework.Verdict;
        return new KnownDifference(@case.Suite, @case.Id, ours.Verdict, frameworkVerdict, @case.SuiteVerdict, "").Key;
    }
}
