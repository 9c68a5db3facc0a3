using Utws.Api.Policy;
using Utws.Core.Contract;
using Utws.Tests.Support;

namespace Utws.Tests.Commands;

/// <summary>The comparison with another server: a real one, and some that one would rather not meet.</summary>
public sealed class CheckAgainstTests
{
    private const string Request = "check/pair-same.request.http";

    [Fact]
    public async Task SameServer_AnswersTheSame()
    {
        await using UtwsServer server = await UtwsServer.StartAsync(
            PolicyFile.Load(Path.Combine(CommandRun.Corpus, "check", "policy.json")).Policy);
        CommandRun run = await AgainstAsync(UrlOf(server), Request, "check/bad-int.xml", "check/wrong-soap-action.http", "check/wrong-content-type.http", "check/soap-1.2.xml");
        Assert.Equal(5, Lines(run, "  the other server's answer: same").Length);
        Assert.EndsWith("\n5 files: 2 accepted, 3 with faults, 0 differ, 0 could not be read\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(1, run.ExitCode);
    }

    // The old runtime's spelling of a SOAP 1.2 answer has another prefix, and means the same.
    [Fact]
    public async Task ServerInTheOtherForm_DiffersInPrefixesAlone()
    {
        await using UtwsServer server = await UtwsServer.StartAsync(
            PolicyFile.Load(Path.Combine(CommandRun.Corpus, "check", "policy.json")).Policy, "--Utws:Wire:Form=Asmx");
        CommandRun run = await AgainstAsync(UrlOf(server), "check/soap-1.2.xml");
        Assert.Equal(0, run.ExitCode);
        _ = Assert.Single(Lines(run, "  the other server's answer: same meaning, other prefixes or declarations (- ours, + theirs)"));
        Assert.Contains("    -   <soap12:Body>\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("    +   <soap:Body>\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ServerWithOtherDecisions_DiffersInThoseLines()
    {
        await using UtwsServer server = await UtwsServer.StartAsync(new FixedDecider(new PublishDecision(PublishMode.Discard, 7)));
        CommandRun run = await AgainstAsync(UrlOf(server), Request);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(
            """
              the other server's answer: differs (- ours, + theirs)
                            <utws:locale>en_CA</utws:locale>
                -           <utws:publish>Details</utws:publish>
                -           <utws:publishUntil>2000000000</utws:publishUntil>
                +           <utws:publish>Discard</utws:publish>
                +           <utws:publishUntil>7</utws:publishUntil>
                          </utws:SessionsToPublish>
            """.ReplaceLineEndings("\n"),
            run.Output,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("302 Found", "text/html", "<a>moved</a>", "    HTTP 200 here, 302 there")]
    [InlineData("200 OK", "text/html", "<a>hello</a>", "    Content-Type text/xml; charset=utf-8 here, text/html there")]
    [InlineData("200 OK", "text/xml", "gar\u001B[31mbage", "    The other body cannot be read: Data at the root level is invalid. Line 1, position 1.")]
    [InlineData("200 OK", "text/xml", "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>", "    The other body cannot be read: DTD is prohibited in this XML document.")]
    [InlineData("500 Internal Server Error", "text/xml; charset=utf-8", "", "    The other answer has no body, ours has one.")]
    public async Task OddAnswer_IsADifferenceWithItsReason(string status, string contentType, string body, string expected)
    {
        await using StubServer stub = new(StubServer.Response(status, contentType, body));
        CommandRun run = await AgainstAsync(stub.Url, Request);
        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.Contains(expected, run.Output.Split('\n'), StringComparer.Ordinal);
        Assert.DoesNotContain("\u001B", run.Output, StringComparison.Ordinal);
    }

    // Deeper than anything that is an answer, and than what walks over a tree stands.
    [Fact]
    public async Task DeepAnswer_IsRefused()
    {
        string deep = string.Concat(Enumerable.Repeat("<a>", 50_000)) + string.Concat(Enumerable.Repeat("</a>", 50_000));
        await using StubServer stub = new(StubServer.Response("200 OK", "text/xml", deep));
        CommandRun run = await AgainstAsync(stub.Url, Request);
        Assert.Contains("The other body cannot be read: Elements are nested more deeply than 32 levels.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoHttp_IsNoAnswer()
    {
        await using StubServer stub = new("SSH-2.0-OpenSSH_9.9\r\n\r\n");
        CommandRun run = await AgainstAsync(stub.Url, Request);
        Assert.Equal(1, run.ExitCode);
        _ = Assert.Single(Lines(run, "  the other server's answer: none"));
    }

    [Fact]
    public async Task NobodyThere_IsNoAnswer()
    {
        StubServer stub = new(answer: null);
        string url = stub.Url;
        await stub.DisposeAsync();
        CommandRun run = await AgainstAsync(url, Request);
        Assert.Equal(1, run.ExitCode);
        _ = Assert.Single(Lines(run, "  the other server's answer: none"));
    }

    [Fact]
    public async Task SilentServer_IsNotWaitedForLongerThanAsked()
    {
        await using StubServer stub = new(answer: null);
        CommandRun run = await AgainstAsync(stub.Url, Request, "--timeout", "0.2");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("    There was no answer within 0.2 seconds.", run.Output.Split('\n'), StringComparer.Ordinal);
        Assert.EndsWith("\n1 file: 0 accepted, 0 with faults, 1 differ, 0 could not be read\n", run.Output, StringComparison.Ordinal);
    }

    private static string UrlOf(UtwsServer server) => $"http://{server.Endpoint}{WireNames.Path}";

    private static Task<CommandRun> AgainstAsync(string url, params string[] args) => CommandRun.CheckAsync([.. args, "--against", url]);

    private static string[] Lines(CommandRun run, string line) => [.. run.Output.Split('\n').Where(l => l == line)];
}
