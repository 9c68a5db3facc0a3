using System.Net;

namespace Utws.Tests.Policy;

/// <summary>A rule as plain strings: what is said of it in words, with nothing compiled. Numbers are their digits, null is null.</summary>
/// <param name="Name">The rule's name; null for <c>otherwise</c>.</param>
/// <param name="When">What satisfies the condition on each field.</param>
/// <param name="Sample">The share, if there is one.</param>
/// <param name="Publish">The word.</param>
/// <param name="Days">The days from now on, if the outcome is a <c>for</c>.</param>
/// <param name="PublishUntil">The number, if it is not.</param>
internal sealed record NaiveRule(
    string? Name, IReadOnlyDictionary<string, IReadOnlyList<NaiveAlternative>> When, double? Sample, string Publish, int? Days, long PublishUntil)
{
    public bool Matches(IReadOnlyDictionary<string, string?> session, IPAddress? caller) =>
        When.All(condition => condition.Value.Any(alternative => alternative.Accepts(session[condition.Key])))
        && (Sample is not { } sample || NaiveSample.Fraction(session, caller, Name!) < sample);

    public long Until(DateTimeOffset now, string unit)
    {
        if (Days is not { } days)
        {
            return PublishUntil;
        }

        DateTime until = now.UtcDateTime.AddDays(days);
        return unit switch
        {
            "unixSeconds" => (until.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond,
            "unixMilliseconds" => (until.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond,
            "fileTime" => until.ToFileTimeUtc(),
            _ => until.Ticks,
        };
    }
}
