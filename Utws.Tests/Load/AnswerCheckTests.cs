using System.Text;
using Utws.Benchmarks;
using Utws.Benchmarks.Load.Bodies;
using Utws.Core.Contract;
using Utws.Core.Soap;

namespace Utws.Tests.Load;

/// <summary>A load run is worth as much as what tells a wrong answer from a right one.</summary>
public sealed class AnswerCheckTests
{
    private static readonly LoadBody s_body = LoadBodies.All[0];
    private static readonly string s_answer = Answer();

    [Fact]
    public void RightAnswer_HasNoProblem() => Assert.Null(Problem(s_answer));

    [Fact]
    public void Spelling_IsNoProblem() => Assert.Null(Problem(s_answer
        .Replace("soap:", "s:", StringComparison.Ordinal).Replace(":soap=", ":s=", StringComparison.Ordinal).Replace("><", ">\n<", StringComparison.Ordinal)));

    [Theory]
    [InlineData("<osBits>64<", "<osBits>32<", "session 0 is productID=1")]
    [InlineData("<osBits>64</osBits>", "", "session 0 is productID=1")]
    [InlineData("<publish>Details<", "<publish>details<", "session 1 is productID=2")]
    [InlineData("<osBits>64</osBits><architecture>9</architecture>", "<architecture>9</architecture><osBits>64</osBits>", "session 0 is productID=1")]
    [InlineData("SessionsToPublish", "Sessions", "session 0 is {http")]
    [InlineData("<logsAvailableResult>", "<logsAvailableResult xmlns=\"\">", "there is no result")]
    [InlineData("http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope", "there is no result")]
    [InlineData("</soap:Body>", "", "The 'soap:Body' start tag")]
    public void WrongAnswer_IsNamed(string right, string wrong, string problem)
    {
        Assert.Contains(right, s_answer, StringComparison.Ordinal);
        Assert.StartsWith(problem, Problem(s_answer.Replace(right, wrong, StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void MissingSession_IsNamed()
    {
        int second = s_answer.LastIndexOf("<SessionsToPublish>", StringComparison.Ordinal);
        int end = s_answer.IndexOf("</logsAvailableResult>", StringComparison.Ordinal);
        Assert.Equal("1 sessions; expected 2", Problem(s_answer.Remove(second, end - second)));
    }

    [Theory]
    [InlineData(500, "text/xml", "status 500")]
    [InlineData(200, "application/soap+xml", "content type 'application/soap+xml'; expected text/xml")]
    [InlineData(200, null, "content type ''; expected text/xml")]
    public void WrongHead_IsNamed(int status, string? contentType, string problem) =>
        Assert.Equal(problem, AnswerCheck.Problem(s_body, status, contentType, Encoding.UTF8.GetBytes(s_answer)));

    private static string? Problem(string answer) => AnswerCheck.Problem(s_body, 200, "text/xml; charset=utf-8", Encoding.UTF8.GetBytes(answer));

    private static string Answer()
    {
        using SoapProcessor processor = new(new SoapProcessorOptions());
        processor.Begin(new SoapRequestHead($"\"{LoadBody.Action}\"", s_body.ContentType), s_body.Request.Length, new SampleDecider(), DateTimeOffset.UnixEpoch);
        processor.Append(s_body.Request);
        processor.Complete();
        return Encoding.UTF8.GetString(processor.Answer.Body.Span);
    }
}
