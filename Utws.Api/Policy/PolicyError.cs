namespace Utws.Api.Policy;

/// <summary>The first thing wrong with a policy file, and where.</summary>
/// <param name="Reason">What kind of error it is.</param>
/// <param name="File">The path as it was given.</param>
/// <param name="Line">The line, from 1; 0 if the error is of the file as a whole.</param>
/// <param name="Column">The column, from 1, in UTF-16 code units as editors count; 0 as <paramref name="Line"/>.</param>
/// <param name="Member">The path to the member, such as <c>rules[2].when.country</c>; empty at the top.</param>
/// <param name="Problem">What was found and what was expected: one sentence.</param>
internal sealed record PolicyError(PolicyErrorReason Reason, string File, int Line, int Column, string Member, string Problem)
{
    /// <summary>An error of the file as a whole.</summary>
    public static PolicyError OfFile(string file, PolicyErrorReason reason, string found) =>
        new(reason, file, 0, 0, string.Empty, PolicyErrorText.Of(reason, string.Empty, found));

    /// <summary>One line, in the form that editors and build logs make clickable: <c>policy.json(12,18): rules[2].when.country: …</c></summary>
    public override string ToString()
    {
        string place = Line == 0 ? File : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{File}({Line},{Column})");
        return Member.Length == 0 ? $"{place}: {Problem}" : $"{place}: {Member}: {Problem}";
    }
}
