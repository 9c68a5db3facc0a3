using System.Globalization;
using System.Text;
using Utws.Api.Commands.Compare;

namespace Utws.Tests.Commands;

/// <summary>What another answer can cost is bounded by what it is compared with, whatever it is made of.</summary>
public sealed class AnswerBoundTests
{
    private static readonly Answer s_ours = Of("<a><b/><c>text</c></a>");

    private static readonly int s_maxBytes = AnswerBounds.MaxBytesBeside(s_ours);

    [Fact]
    public void Compare_ManyBytes_IsTooUnlike()
    {
        Answer longest = Of("<a>" + new string('x', s_maxBytes - "<a></a>".Length) + "</a>");
        Assert.Null(AnswerComparer.Compare(s_ours, longest).Problem);
        AssertTooUnlike($"it has more than {s_maxBytes} bytes", "<a>" + new string('x', s_maxBytes - "<a></a>".Length + 1) + "</a>");
    }

    [Fact]
    public void Compare_ManyNodes_IsTooUnlike()
    {
        Answer ours = Of("<a>" + new string('x', AnswerBounds.MaxNodes) + "</a>");
        Comparison comparison = AnswerComparer.Compare(ours, Of("<a>" + Repeat("<b/>", AnswerBounds.MaxNodes) + "</a>"));
        Assert.Equal("The other body is too unlike ours to be compared: it has more than 500000 nodes.", comparison.Problem);
        Assert.Equal(ComparisonVerdict.Differs, comparison.Verdict);
    }

    [Fact]
    public void Compare_ManyNamespaces_IsTooUnlike()
    {
        Assert.Null(AnswerComparer.Compare(s_ours, Of(Namespaces(AnswerBounds.MaxNamespaces))).Problem);
        AssertTooUnlike("it has more than 64 namespaces", Namespaces(AnswerBounds.MaxNamespaces + 1));
        AssertTooUnlike("it has more than 64 namespaces", Namespaces(20_000));
    }

    [Fact]
    public void Compare_ManyAttributes_CannotBeRead()
    {
        string attributes = string.Concat(Enumerable.Range(0, AnswerBounds.MaxAttributes + 1).Select(i => string.Create(CultureInfo.InvariantCulture, $" a{i}=\"\"")));
        Comparison comparison = AnswerComparer.Compare(s_ours, Of($"<a{attributes}/>"));
        Assert.Equal(ComparisonVerdict.Differs, comparison.Verdict);
        Assert.StartsWith("The other body cannot be read: An element has more than 128 attributes.", comparison.Problem, StringComparison.Ordinal);
    }

    // The same prefix and namespace over and over are one namespace; each tag's declaration is still looked at once only.
    [Fact]
    public void Compare_OneNamespaceDeclaredOften_IsCompared() =>
        Assert.Null(AnswerComparer.Compare(s_ours, Of("<a>" + Repeat("<b xmlns:n='urn:n'/>", 40_000) + "</a>")).Problem);

    // Taken out one by one, each would be looked for from the first node on.
    [Fact]
    public void Compare_CommentsAndWhiteSpaceBetweenAll_SayNothing()
    {
        Answer ours = Of("<a>" + Repeat("<b/>", 50_000) + "</a>");
        Answer theirs = Of("<a>" + Repeat("\n", 50_000) + Repeat(" <!----> <b/>", 50_000) + " <?a?> </a>");
        Assert.Equal(ComparisonVerdict.Same, AnswerComparer.Compare(ours, theirs).Verdict);
    }

    [Fact]
    public void Compare_OurOwnManyNodes_IsNotTheOthersFault()
    {
        Comparison comparison = AnswerComparer.Compare(Of("<a>" + Repeat("<b/>", AnswerBounds.MaxNodes) + "</a>"), s_ours);
        Assert.Equal("Our body is too long to be compared: it has more than 500000 nodes.", comparison.Problem);
    }

    // Whatever is thrown is told; nothing gets out.
    [Fact]
    public void Compare_OurOwnMalformedBody_CannotBeCompared()
    {
        Comparison comparison = AnswerComparer.Compare(Of("<a>"), s_ours);
        Assert.Equal(ComparisonVerdict.Differs, comparison.Verdict);
        Assert.StartsWith("The bodies cannot be compared: ", comparison.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void MaxBytesBeside_IsNeverLessThanOurs()
    {
        Answer ours = new(200, "text/xml", new byte[AnswerBounds.MaxAnswerBytes + 1]);
        Assert.Equal(ours.Body.Length, AnswerBounds.MaxBytesBeside(ours));
        Assert.Equal((8 * s_ours.Body.Length) + (1024 * 1024), s_maxBytes);
    }

    // It would go on for as long as anybody reads.
    [Theory]
    [InlineData("<b/>")]
    [InlineData("<b xmlns:n='urn:n'/>")]
    public async Task EndlessAnswerOfAnotherServer_IsReadToTheBoundOnly(string piece)
    {
        await using StubServer stub = new("HTTP/1.1 200 OK\r\nContent-Type: text/xml; charset=utf-8\r\n\r\n<a>", endless: piece);
        CommandRun run = await CommandRun.CheckAsync("check/pair-same.request.http", "--against", stub.Url);
        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.Matches("\n    The other body is too unlike ours to be compared: it has more than [0-9]+ bytes\\.\n", run.Output);
    }

    [Fact]
    public async Task LongRecordedResponseAlone_IsNoAnswer()
    {
        string response = "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n<a>" + Repeat("<b/>", AnswerBounds.MaxNodes) + "</a>";
        CommandRun run = await CommandRun.RunAsync(["check", "-"], input: Encoding.UTF8.GetBytes(response));
        Assert.Contains("The response is no answer of this service: it has more than 500000 nodes.\n", run.Output, StringComparison.Ordinal);
    }

    private static void AssertTooUnlike(string excess, string theirs)
    {
        Comparison comparison = AnswerComparer.Compare(s_ours, Of(theirs));
        Assert.Equal(ComparisonVerdict.Differs, comparison.Verdict);
        Assert.Equal($"The other body is too unlike ours to be compared: {excess}.", comparison.Problem);
    }

    private static Answer Of(string body) => new(200, "text/xml; charset=utf-8", Encoding.UTF8.GetBytes(body));

    private static string Repeat(string piece, int times) => string.Concat(Enumerable.Repeat(piece, times));

    private static string Namespaces(int count) =>
        "<a>" + string.Concat(Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"<b xmlns:n{i}=\"urn:{i}\"/>"))) + "</a>";
}
