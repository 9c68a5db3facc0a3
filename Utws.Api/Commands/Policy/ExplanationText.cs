using System.Globalization;
using Utws.Api.Commands.Source;

namespace Utws.Api.Commands.Policy;

/// <summary>An explanation for people: plain text, with everything that comes from outside made visible.</summary>
internal static class ExplanationText
{
    /// <summary>Writes it.</summary>
    public static void Write(TextWriter output, Explanation explanation)
    {
        string instant = explanation.PublishUntilInstant is { } until ? Instant(until) : "no instant of the calendar";
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{explanation.Publish} until {explanation.PublishUntil} ({instant}), by {DecidedBy(explanation)}"));
        if (explanation.Sample is { } sample)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  in its sample: {explanation.SampleFraction:R} < {sample:R}"));
        }

        foreach (SkippedRule skipped in explanation.SkippedRules)
        {
            output.WriteLine($"not by {RuleText.Of(skipped.Index, skipped.Name)}:");
            foreach (string reason in skipped.Reasons)
            {
                output.WriteLine("  " + VisibleText.Of(reason));
            }
        }

        output.WriteLine($"{VisibleText.Of(explanation.File)}, revision {explanation.Revision}, at {Instant(explanation.Now)}");
    }

    private static string DecidedBy(Explanation explanation) =>
        explanation.RuleIndex < 0 ? explanation.Rule : RuleText.Of(explanation.RuleIndex, explanation.Rule);

    private static string Instant(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
