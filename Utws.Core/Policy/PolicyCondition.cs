using Utws.Core.Contract;

namespace Utws.Core.Policy;

/// <summary>
/// One field and what satisfies it: any of some numbers, or any of some texts, patterns and ranges of versions. Texts are
/// compared as UTF-8, byte by byte (ordinal, case-sensitive). A text element that is missing and one that is empty are two
/// things: only <c>matchesMissing</c> accepts the first. A number that was not in the request is 0, as the contract's
/// deserialiser has it. Immutable.
/// </summary>
public sealed class PolicyCondition
{
    private static readonly NumberSet s_noNumbers = new([]);
    private static readonly TextSet s_noTexts = new([]);

    private readonly NumberSet _numbers;
    private readonly TextSet _texts;
    private readonly GlobPattern[] _globs;
    private readonly VersionRange[] _versions;

    private PolicyCondition(PolicyField field, NumberSet numbers)
    {
        Field = field;
        _numbers = numbers;
        _texts = s_noTexts;
        _globs = [];
        _versions = [];
    }

    private PolicyCondition(PolicyField field, bool matchesMissing, TextSet texts, GlobPattern[] globs, VersionRange[] versions)
    {
        Field = field;
        MatchesMissing = matchesMissing;
        _numbers = s_noNumbers;
        _texts = texts;
        _globs = globs;
        _versions = versions;
    }

    /// <summary>The field that is looked at.</summary>
    public PolicyField Field { get; }

    /// <summary>Whether a text element that is not there satisfies the condition.</summary>
    public bool MatchesMissing { get; }

    /// <summary>The numbers that satisfy it, in ascending order; no two ranges have one in common.</summary>
    public ReadOnlySpan<NumberRange> Numbers => _numbers.Ranges;

    /// <summary>The exact texts that satisfy it.</summary>
    public ReadOnlySpan<string> Texts => _texts.Texts;

    /// <summary>The patterns of texts that satisfy it.</summary>
    public ReadOnlySpan<GlobPattern> Globs => _globs;

    /// <summary>The versions that satisfy it.</summary>
    public ReadOnlySpan<VersionRange> Versions => _versions;

    /// <summary>The numbers as a set, for the index.</summary>
    internal NumberSet NumberSet => _numbers;

    /// <summary>The exact texts as UTF-8.</summary>
    internal ReadOnlySpan<byte[]> ExactTexts => _texts.Utf8;

    /// <summary>Whether patterns or ranges of versions are among what satisfies it.</summary>
    internal bool HasPatterns => _globs.Length + _versions.Length > 0;

    /// <summary>What it takes to find out, for the order in which conditions are tried: numbers, exact texts, the rest.</summary>
    internal int Cost => HasPatterns ? 2 : Field.IsText() ? 1 : 0;

    /// <summary>Satisfied by a number field that has one of <paramref name="values"/>, which are copied.</summary>
    /// <exception cref="ArgumentException"><paramref name="field"/> is a text.</exception>
    public static PolicyCondition OnNumber(PolicyField field, params ReadOnlySpan<int> values)
    {
        NumberRange[] ranges = new NumberRange[values.Length];
        for (int i = 0; i < ranges.Length; i++)
        {
            ranges[i] = new NumberRange(values[i], values[i]);
        }

        return OnRange(field, ranges);
    }

    /// <summary>Satisfied by a number field that is in one of <paramref name="ranges"/>, which are copied.</summary>
    /// <exception cref="ArgumentException"><paramref name="field"/> is a text.</exception>
    public static PolicyCondition OnRange(PolicyField field, params ReadOnlySpan<NumberRange> ranges) =>
        field.IsText()
            ? throw new ArgumentException("A text field takes texts.", nameof(field))
            : new PolicyCondition(field, new NumberSet(ranges));

    /// <summary>Satisfied by a text field that has one of <paramref name="values"/>, or is missing if <paramref name="matchesMissing"/>.</summary>
    /// <exception cref="ArgumentException"><paramref name="field"/> is a number, or a value has half a surrogate pair.</exception>
    public static PolicyCondition OnText(PolicyField field, bool matchesMissing, params ReadOnlySpan<string> values) =>
        OnText(field, matchesMissing, values, globs: [], versions: []);

    /// <summary>
    /// Satisfied by a text field that has one of <paramref name="values"/>, is of one of the patterns <paramref name="globs"/>, is a
    /// version in one of the ranges <paramref name="versions"/>, or is missing if <paramref name="matchesMissing"/>.
    /// </summary>
    /// <exception cref="ArgumentException"><paramref name="field"/> is a number, or a value has half a surrogate pair.</exception>
    public static PolicyCondition OnText(
        PolicyField field, bool matchesMissing, ReadOnlySpan<string> values, ReadOnlySpan<GlobPattern> globs, ReadOnlySpan<VersionRange> versions) =>
        field.IsText()
            ? new PolicyCondition(field, matchesMissing, new TextSet(values), globs.ToArray(), versions.ToArray())
            : throw new ArgumentException("A number field takes numbers.", nameof(field));

    /// <summary>Whether the session satisfies this condition. Allocates nothing.</summary>
    public bool Matches(in DecisionContext context, in SessionInfo session) => Field switch
    {
        PolicyField.ApiVersion => _numbers.Contains(context.ApiVersion),
        PolicyField.ProductId => _numbers.Contains(session.ProductId),
        PolicyField.Version => HasText(session.Version, session.Present & SessionTextFields.Version),
        PolicyField.OsPlatform => _numbers.Contains(session.OsPlatform),
        PolicyField.OsVersion => _numbers.Contains(session.OsVersion),
        PolicyField.ServicePack => HasText(session.ServicePack, session.Present & SessionTextFields.ServicePack),
        PolicyField.OsBits => _numbers.Contains(session.OsBits),
        PolicyField.Architecture => _numbers.Contains(session.Architecture),
        PolicyField.LangId => HasText(session.LangId, session.Present & SessionTextFields.LangId),
        PolicyField.Country => HasText(session.Country, session.Present & SessionTextFields.Country),
        PolicyField.Locale => HasText(session.Locale, session.Present & SessionTextFields.Locale),
        _ => false,
    };

    /// <summary>Whether a text that is there, UTF-8, satisfies this condition on texts. Allocates nothing.</summary>
    public bool Accepts(ReadOnlySpan<byte> text) => _texts.Contains(text) || IsOfPattern(text);

    private bool HasText(ReadOnlySpan<byte> text, SessionTextFields present) =>
        present == SessionTextFields.None ? MatchesMissing : Accepts(text);

    private bool IsOfPattern(ReadOnlySpan<byte> text)
    {
        foreach (GlobPattern glob in _globs)
        {
            if (glob.Matches(text))
            {
                return true;
            }
        }

        foreach (VersionRange range in _versions)
        {
            if (range.Contains(text))
            {
                return true;
            }
        }

        return false;
    }
}
