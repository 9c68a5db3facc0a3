namespace Utws.Tests.Xml.Suites;

/// <summary>Fails with the first of many failures written out: a whole suite gone wrong would be megabytes.</summary>
internal static class FailureList
{
    private const int Shown = 30;

    public static void AssertEmpty(string title, IReadOnlyList<string> failures)
    {
        if (failures.Count > 0)
        {
            string more = failures.Count > Shown ? FormattableString.Invariant($"\n... and {failures.Count - Shown} more") : "";
            Assert.Fail(title + "\n" + string.Join('\n', failures.Take(Shown)) + more);
        }
    }
}
