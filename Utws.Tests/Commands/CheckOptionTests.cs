using System.Text.Json;

namespace Utws.Tests.Commands;

/// <summary>The options that change the answer.</summary>
public sealed class CheckOptionTests
{
    [Fact]
    public async Task MaxRequestBytes_BoundsTheBody()
    {
        CommandRun run = await CommandRun.CheckAsync("check/long-line.xml", "--max-request-bytes", "100");
        Assert.Contains("HTTP 500, Server: There was an exception running the extensions specified in the config file. ---> Maximum request length exceeded.\n", run.Output, StringComparison.Ordinal);
    }

    // A few bytes that unpack to many are unpacked no further than the server would read.
    [Fact]
    public async Task CompressedBody_IsUnpackedToTheBoundOnly()
    {
        CommandRun run = await CommandRun.CheckAsync("check/gzip.http", "--max-request-bytes", "100");
        Assert.Contains("Maximum request length exceeded.\n", run.Output, StringComparison.Ordinal);
    }

    // The recorded answers beside these requests have the other runtime's spelling: what the form changes are prefixes alone.
    [Theory]
    [InlineData("Documented", "same")]
    [InlineData("Asmx", "same")]
    public async Task Form_IsHowOurAnswerIsSpelt(string form, string expected)
    {
        CommandRun run = await CommandRun.CheckAsync("check/pair-same.request.http", "--form", form);
        Assert.Contains($"  the recorded response: {expected}\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Now_IsTheInstantOfTheDecisions()
    {
        Assert.Equal(DateTimeOffset.Parse("2026-05-01T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeSeconds(), await PublishUntilAsync("2026-01-31"));
        Assert.Equal(DateTimeOffset.Parse("2030-03-31T22:30:00Z", System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeSeconds(), await PublishUntilAsync("2029-12-31T23:30:00+01:00"));
    }

    private static async Task<long> PublishUntilAsync(string now)
    {
        CommandRun run = await CommandRun.RunAsync(
            ["check", "--json", "--now", now, "--policy", "check/policy.json", "client-requests/zeep-1.1.http"]);
        using JsonDocument document = JsonDocument.Parse(run.Output);
        return document.RootElement.GetProperty("files")[0].GetProperty("sessions")[0].GetProperty("publishUntil").GetInt64();
    }
}
