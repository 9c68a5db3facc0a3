namespace Utws.Tests.Xml.Suites;

/// <summary>A TEST element of the W3C suite's catalogue (its testcases.dtd says what the attributes mean).</summary>
/// <param name="Id">ID: the test's name.</param>
/// <param name="Uri">The document, from the suite's root.</param>
/// <param name="Type">TYPE: valid, invalid, not-wf or error.</param>
/// <param name="Recommendation">RECOMMENDATION: which specification it tests; XML1.0 if absent.</param>
/// <param name="Edition">EDITION: the editions for which it holds, separated by spaces; all if absent.</param>
/// <param name="Version">VERSION: the versions of XML for which it holds.</param>
/// <param name="Namespace">NAMESPACE: "no" if a namespace-aware processor may do otherwise.</param>
internal sealed record XmlConfTest(string Id, string Uri, string Type, string? Recommendation, string? Edition, string? Version, string? Namespace)
{
    /// <summary>
    /// What the suite demands of a reader that is not validating, is namespace-aware, follows the fifth edition of XML 1.0
    /// and refuses every document type declaration; null where it leaves such a reader free.
    /// </summary>
    public bool? Demands(bool hasDocumentType)
    {
        if (hasDocumentType)
        {
            return false;
        }

        bool isForOthers = Type == "error"
            || Namespace == "no"
            || (Version ?? "1.0") == "1.1"
            || (Edition is not null && !Edition.Contains('5', StringComparison.Ordinal));
        return isForOthers ? null : Type != "not-wf";
    }
}
