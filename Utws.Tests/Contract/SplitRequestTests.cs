using System.Globalization;
using Utws.Core.Contract;
using Utws.Core.Soap;
using Utws.Tests.Support;

namespace Utws.Tests.Contract;

/// <summary>
/// However a body is cut into pieces, its answer and the sessions that are decided are the same: every recorded request in two
/// pieces, cut at every byte, and one byte a piece, each piece with 0xFF around it.
/// </summary>
public sealed class SplitRequestTests
{
    // Longer bodies repeat what shorter ones have; they are cut at every so many bytes, a prime so that no rhythm hides a place.
    private const int LongBytes = 3_000;
    private const int StepOfLong = 211;

    private readonly RecordingDecider _decider = new();

    public static TheoryData<string> Vectors => [.. AsmxVectors.All.Where(v => v.IsSoapCall).Select(v => v.Id)];

    public static TheoryData<string> MonoGroups => ["happy", "xml", "values", "charset", "malformed", "dispatch", "content-type"];

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Vector_CutAnywhere_HasTheSameOutcome(string id)
    {
        AsmxVector vector = AsmxVectors.Get(id);
        using SoapProcessor processor = new(new SoapProcessorOptions());
        Check(processor, id, ProcessorHead.Of(vector), vector.Request.Body);
    }

    [Theory]
    [MemberData(nameof(MonoGroups))]
    public void MonoRequest_CutAnywhere_HasTheSameOutcome(string group)
    {
        // One processor for all: what a request leaves behind would show in the next one.
        using SoapProcessor processor = new(new SoapProcessorOptions());
        foreach (MonoExchange exchange in MonoCorpus.Remote(group).Where(e => e.Method == "POST"))
        {
            Check(processor, exchange.Id, ProcessorHead.Of(exchange), exchange.RequestBody);
        }
    }

    private void Check(SoapProcessor processor, string id, in SoapRequestHead head, ReadOnlyMemory<byte> body)
    {
        SoapAnswer whole = Run(processor, head, [body]);
        whole = whole with { Body = whole.Body.ToArray() };
        (IReadOnlyList<SessionRecord> Sessions, IReadOnlyList<int> ApiVersions) decided = _decider.Take();
        foreach (ReadOnlyMemory<byte>[] pieces in SplitBody.AtEvery(body.Length > LongBytes ? StepOfLong : 1, body))
        {
            CheckSame(Run(processor, head, pieces), string.Create(CultureInfo.InvariantCulture, $"{id} cut after byte {pieces[0].Length}"));
        }

        CheckSame(Run(processor, head, SplitBody.OneByteAtATime(body)), $"{id} one byte a piece");

        void CheckSame(SoapAnswer cut, string what)
        {
            Assert.True((whole.StatusCode, whole.Version) == (cut.StatusCode, cut.Version), what);
            WireAssert.SameBytes(whole.Body.Span, cut.Body.Span, what);
            (IReadOnlyList<SessionRecord> sessions, IReadOnlyList<int> apiVersions) = _decider.Take();
            Assert.True(decided.Sessions.SequenceEqual(sessions) && decided.ApiVersions.SequenceEqual(apiVersions), what);
        }
    }

    private SoapAnswer Run(SoapProcessor processor, in SoapRequestHead head, IEnumerable<ReadOnlyMemory<byte>> pieces)
    {
        processor.Begin(head, announcedBytes: null, _decider, DateTimeOffset.UnixEpoch);
        foreach (ReadOnlyMemory<byte> piece in pieces)
        {
            processor.Append(SplitBody.Guarded(piece).Span);
        }

        processor.Complete();
        Assert.True(processor.IsAnswered);
        return processor.Answer;
    }
}
