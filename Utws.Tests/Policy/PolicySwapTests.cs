using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Utws.Api;
using Utws.Api.Policy;
using Utws.Api.Soap;
using Utws.Core.Contract;
using Utws.Core.Policy;
using Utws.Tests.Support;

namespace Utws.Tests.Policy;

/// <summary>A request is decided by one policy from its first session to its last, whatever is reloaded meanwhile.</summary>
public sealed class PolicySwapTests
{
    private const int Swaps = 100_000;
    private const int Callers = 8;
    private const int Sessions = 20;

    private static readonly byte[] s_request = SwappedPolicy.Request(Sessions);

    private static readonly byte[][] s_answers = [.. new long[] { 1, 2 }.Select(r => SwappedPolicy.AnswerBy(new PolicyRevision(r), s_request))];

    [Fact]
    public void Answers_TellThePoliciesApart() => Assert.NotEqual(s_answers[0], s_answers[1]);

    // What is recorded with a request is the revision that decided it.
    [Fact]
    public async Task Processor_SwappedAHundredThousandTimes_AnswersByThePolicyTakenWithItsRevision()
    {
        SwappedPolicy policy = new();
        int[][] answered = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(() => AnswerAll(policy))));
        AssertBothWereSeen(policy, answered);
    }

    [Fact]
    public async Task Endpoint_SwappedAHundredThousandTimes_AnswersWhollyByOnePolicy()
    {
        SwappedPolicy policy = new();
        await using Microsoft.AspNetCore.Builder.WebApplication application = UtwsApplication.Create(
            ["--Utws:Admin:Url=", "--Utws:Policy:Reload=0", "--Utws:Recording:Mode=Off"],
            builder => builder.Services.RemoveAll<CurrentPolicy>().AddSingleton(policy.Current));
        SoapEndpoint endpoint = application.Services.GetRequiredService<SoapEndpoint>();
        int[][] answered = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(() => CallAllAsync(endpoint, policy))));
        AssertBothWereSeen(policy, answered);
    }

    private static void AssertBothWereSeen(SwappedPolicy policy, int[][] answered)
    {
        Assert.InRange(policy.Swaps, Swaps, Swaps * 2);
        Assert.True(answered.Sum(a => a[0]) > 0 && answered.Sum(a => a[1]) > 0, "One of the policies never decided.");
    }

    private static int[] AnswerAll(SwappedPolicy policy)
    {
        int[] answered = new int[2];
        using SoapProcessor processor = new(new SoapProcessorOptions());
        while (policy.Swaps < Swaps)
        {
            ServedPolicy served = policy.Current.Served;
            processor.Begin(SwappedPolicy.Head, s_request.Length, served.Decider, TestPolicy.Now);
            foreach (byte[] piece in s_request.Chunk(50))
            {
                policy.Swap();
                processor.Append(piece);
            }

            processor.Complete();
            int number = (int)served.Revision.Value - 1;
            WireAssert.SameBytes(s_answers[number], processor.Answer.Body.Span, "an answer by revision " + served.Revision);
            answered[number]++;
        }

        return answered;
    }

    private static async Task<int[]> CallAllAsync(SoapEndpoint endpoint, SwappedPolicy policy)
    {
        int[] answered = new int[2];
        while (policy.Swaps < Swaps)
        {
            using SwappingStream body = new(s_request, pieceBytes: 50, policy.Swap);
            using MemoryStream answer = new();
            DefaultHttpContext context = new();
            context.Request.Method = "POST";
            context.Request.ContentType = WireNames.TextXml;
            context.Request.Headers["SOAPAction"] = WireNames.QuotedAction;
            context.Request.ContentLength = s_request.Length;
            context.Request.Body = body;
            context.Response.Body = answer;
            await endpoint.HandleAsync(context);
            await context.Response.BodyWriter.FlushAsync();
            int number = Array.FindIndex(s_answers, a => a.AsSpan().SequenceEqual(answer.ToArray()));
            Assert.True(number >= 0, "Of both policies, or of none: " + System.Text.Encoding.UTF8.GetString(answer.ToArray()));
            answered[number]++;
        }

        return answered;
    }
}
