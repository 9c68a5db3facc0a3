using Utws.Api.Policy;
using Utws.Core.Contract;
using Utws.Core.Policy;
using Utws.Tests.Support;

namespace Utws.Tests.Policy;

/// <summary>Two policies that take turns, told apart by every decision and by their revision.</summary>
internal sealed class SwappedPolicy
{
    private readonly ServedPolicy[] _policies = [Policy(1), Policy(2)];
    private long _swaps;

    public SwappedPolicy() => Current = new CurrentPolicy(_policies[0]);

    public CurrentPolicy Current { get; }

    public long Swaps => Volatile.Read(ref _swaps);

    /// <summary>The other policy is served from here on.</summary>
    public void Swap() => Current.Served = _policies[Interlocked.Increment(ref _swaps) & 1];

    /// <summary>The answer to this request if one policy, by its revision, has decided all of it.</summary>
    public static byte[] AnswerBy(PolicyRevision revision, byte[] request)
    {
        using SoapProcessor processor = new(new SoapProcessorOptions());
        processor.Begin(Head, request.Length, Policy(revision.Value).Decider, TestPolicy.Now);
        processor.Append(request);
        processor.Complete();
        Assert.Equal(200, processor.Answer.StatusCode);
        return processor.Answer.Body.ToArray();
    }

    /// <summary>A request of this many sessions.</summary>
    public static byte[] Request(int sessions) => System.Text.Encoding.UTF8.GetBytes(RequestBody.Sessions(
        EnvelopeVersion.Soap11, string.Concat(Enumerable.Repeat("<SessionInfo><productID>12</productID><version>1.0</version></SessionInfo>", sessions))));

    public static Core.Soap.SoapRequestHead Head => new(WireNames.QuotedAction, WireNames.TextXml);

    private static ServedPolicy Policy(long number) => new(
        new FixedDecider(new PublishDecision(number == 1 ? PublishMode.Details : PublishMode.Discard, number)), new PolicyRevision(number));
}
