using System.Globalization;
using System.Text;
using Utws.Api.Policy;
using Utws.Core.Policy;

namespace Utws.Api.Commands.Policy;

/// <summary>What a condition found and what it wanted, as a person would say it. Texts in it are as they came.</summary>
internal static class ConditionText
{
    /// <summary>Why the condition does not hold for the session.</summary>
    public static string WhyNot(PolicyCondition condition, AskedSession asked)
    {
        string field = MemberNames.When[(int)condition.Field];
        if (!condition.Field.IsText())
        {
            return string.Create(CultureInfo.InvariantCulture, $"{field} is {asked.Number(condition.Field)}, wanted {Wanted(condition)}");
        }

        string? text = asked.Text(condition.Field);
        return text is not null && OnlyVersions(condition) is { } range
            ? $"{field} {WhyNot(range, text)}"
            : $"{field} is {(text is null ? "missing" : Quoted(text))}, wanted {Wanted(condition)}";
    }

    private static VersionRange? OnlyVersions(PolicyCondition condition) =>
        !condition.MatchesMissing && condition.Texts.IsEmpty && condition.Globs.IsEmpty && condition.Versions is [var only] ? only : null;

    private static string WhyNot(VersionRange range, string text)
    {
        byte[] version = Encoding.UTF8.GetBytes(text);
        if (!DottedVersion.IsVersion(version))
        {
            return $"is {Quoted(text)}, which is no version: wanted {Wanted(range)}";
        }

        return range.AtLeast is { } first && DottedVersion.Compare(version, Encoding.UTF8.GetBytes(first)) < 0
            ? $"{text} is below {first}"
            : $"{text} is not below {range.Below}";
    }

    private static string Wanted(PolicyCondition condition)
    {
        List<string> wanted = condition.MatchesMissing ? ["no element"] : [];
        foreach (NumberRange range in condition.Numbers)
        {
            wanted.Add(Wanted(range));
        }

        foreach (string text in condition.Texts)
        {
            wanted.Add(Quoted(text));
        }

        foreach (GlobPattern glob in condition.Globs)
        {
            wanted.Add("like " + Quoted(glob.Pattern));
        }

        foreach (VersionRange range in condition.Versions)
        {
            wanted.Add(Wanted(range));
        }

        return (wanted.Count > 1 ? "one of " : "") + string.Join(", ", wanted);
    }

    private static string Wanted(NumberRange range) => (range.Min == range.Max, range.Min == int.MinValue, range.Max == int.MaxValue) switch
    {
        (true, _, _) => range.Min.ToString(CultureInfo.InvariantCulture),
        (_, true, true) => "any number",
        (_, true, _) => string.Create(CultureInfo.InvariantCulture, $"at most {range.Max}"),
        (_, _, true) => string.Create(CultureInfo.InvariantCulture, $"at least {range.Min}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{range.Min} to {range.Max}"),
    };

    private static string Wanted(VersionRange range) => (range.AtLeast, range.Below) switch
    {
        (null, _) => $"below {range.Below}",
        (_, null) => $"at least {range.AtLeast}",
        _ => $"at least {range.AtLeast} and below {range.Below}",
    };

    private static string Quoted(string text) => $"\"{text}\"";
}
