using System.Text;
using Utws.Api.Policy;
using Utws.Core.Policy;

namespace Utws.Tests.Policy;

/// <summary>Policies from the text of a file.</summary>
internal static class TestPolicy
{
    /// <summary>The instant at which the tests decide.</summary>
    public static DateTimeOffset Now { get; } = new(2026, 1, 31, 12, 0, 0, 500, TimeSpan.Zero);

    public static PublishPolicy Parse(string json) => PolicyFile.Parse("policy.json", Encoding.UTF8.GetBytes(json)).Policy;

    /// <summary>A policy of one rule, "rule", that discards, over an <c>otherwise</c> that does not.</summary>
    public static PublishPolicy When(string conditions) => Parse(
        $$"""
        { "rules": [ { "name": "rule", "when": {{conditions}}, "publish": "Discard" } ],
          "otherwise": { "publish": "Details", "publishUntil": 1 } }
        """);

    /// <summary>A policy whose answer to everything has these members beside <c>publish</c>.</summary>
    public static PublishPolicy Answering(string members, string unit = "unixSeconds") => Parse(
        $$"""{ "publishUntilUnit": "{{unit}}", "otherwise": { "publish": "Details", {{members}} } }""");
}
