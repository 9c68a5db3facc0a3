namespace Utws.Tests.Xml.Suites;

/// <summary>A row of KnownDifferences.tsv: a document of which our reader deliberately makes something else than the reference does.</summary>
/// <param name="Suite">The set that the document is from.</param>
/// <param name="Id">Its name in that set.</param>
/// <param name="Ours">accept or reject.</param>
/// <param name="Framework">accept or reject, or "events" where both accept but report different events.</param>
/// <param name="SuiteVerdict">accept, reject, or "-" where the suite demands nothing.</param>
/// <param name="Reason">The clause that makes ours right.</param>
internal sealed record KnownDifference(Suite Suite, string Id, string Ours, string Framework, string SuiteVerdict, string Reason)
{
    /// <summary>The row without its reason: what a run can find by itself.</summary>
    public string Key => string.Join('\t', Suite, Id, Ours, Framework, SuiteVerdict);
}
