using System.Text;
using Utws.Benchmarks;
using Utws.Core.Soap;

namespace Utws.Tests.Contract.Ahead;

/// <summary>What is read ahead, and what must never be.</summary>
public sealed class ReadAheadTests
{
    // What Kestrel's memory is cut into.
    private const int PieceBytes = 4096;

    private const string Session = "<SessionInfo><productID>1</productID><version>1.0</version></SessionInfo>";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void FirstRequest_IsReadAheadFromItsSecondSession(bool indented)
    {
        byte[] body = RequestBodies.Create(SampleSessions.Create(100, seed: 1), indented: indented);
        using TwoWays ways = new();

        _ = ways.Check("the first", ProcessorRun.Head11, [body]);

        Assert.Equal(99, ways.SessionsReadAhead);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void SecondRequest_IsReadAheadWhateverItsValues(bool indented)
    {
        using TwoWays ways = new();
        ways.Warm(ProcessorRun.Head11, RequestBodies.Create(SampleSessions.Create(2, seed: 1), indented: indented));

        _ = ways.Check("other values", ProcessorRun.Head11, Cut(RequestBodies.Create(SampleSessions.Create(500, seed: 2), indented: indented)));

        // A session of which a piece lacks a few bytes, because it is longer than the one before it, is the reader's.
        Assert.InRange(ways.SessionsReadAhead, 490, 500);
    }

    [Fact]
    public void RequestsOfSeveralClientsInTurn_AreAllReadAhead()
    {
        byte[][] bodies = [.. Enumerable.Range(1, 4).Select(i => Encoding.UTF8.GetBytes(ProcessorRun.Envelope11(ProcessorRun.Operation(
            $"<!-- client {i} --><sessions>{string.Concat(Enumerable.Repeat(new string(' ', i) + Session, 3))}</sessions>"))))];
        using TwoWays ways = new();
        foreach (byte[] body in bodies)
        {
            ways.Warm(ProcessorRun.Head11, body);
        }

        foreach (byte[] body in bodies)
        {
            _ = ways.Check("again", ProcessorRun.Head11, [body]);
            Assert.Equal(3, ways.SessionsReadAhead);
        }
    }

    [Fact]
    public void TextsLeftOutInSome_AreStillReadAhead()
    {
        using TwoWays ways = new();
        string[] sessions = [.. Enumerable.Range(0, 50).Select(i => i % 3 == 0 ? Session : "<SessionInfo><productID>2</productID><version /></SessionInfo>")];

        _ = ways.Check("two shapes in turn", ProcessorRun.Head11, [AheadSeeds.Sessions(sessions)]);

        Assert.Equal(48, ways.SessionsReadAhead);
    }

    // 4.37: line and column of the node after the value, though fifty sessions were taken without being looked at as XML.
    [Fact]
    public void BadNumberBehindSessionsReadAhead_IsFaultedAtItsPlace()
    {
        string[] lines = [.. Enumerable.Repeat("\n" + Session, 50), "\n  <SessionInfo><productID>x</productID></SessionInfo>"];
        using TwoWays ways = new();
        ways.Warm(ProcessorRun.Head11, AheadSeeds.Sessions([.. Enumerable.Repeat("\n" + Session, 3)]));

        AheadOutcome outcome = ways.Check("a bad number", ProcessorRun.Head11, [AheadSeeds.Sessions(lines)]);

        Assert.Equal(50, ways.SessionsReadAhead);
        Assert.Equal((500, 52, "  <SessionInfo><productID>x</productID></".Length + 1), (outcome.Status, outcome.Line, outcome.Column));
    }

    // A server that waited for more of a body that has none would never answer.
    [Theory]
    [InlineData("<SessionInfo><productID>\u00FF1</productID></SessionInfo>")]
    [InlineData("<SessionInfo><productID>1</productID><version>\u00C3")]
    public void InvalidByteBehindSessions_IsRefused(string last)
    {
        byte[] body = Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(AheadSeeds.Sessions(Session, Session, "?")).Replace("?", last, StringComparison.Ordinal));
        SoapRequestHead strict = new(null, "application/soap+xml; action=" + ProcessorRun.Action);
        byte[] soap12 = Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(body).Replace(SoapNames.Envelope11Uri, SoapNames.Envelope12Uri, StringComparison.Ordinal));
        using TwoWays ways = new();

        Assert.Equal(400, ways.Check("an invalid byte", strict, [soap12]).Status);
    }

    // What is wrong within the limit is told before the length is.
    [Theory]
    [InlineData("<SessionInfo><productID>x</productID><version>", 500)]
    [InlineData("<SessionInfo><productID></version>", 400)]
    [InlineData("<SessionInfo><productID>1</productID><version>&bogus;</versi", 400)]
    public void FaultBeforeTheLimit_GoesBeforeTheLength(string tail, int status)
    {
        string body = Encoding.UTF8.GetString(AheadSeeds.Sessions(Session, Session, Session, tail));
        int limit = body.IndexOf(tail, StringComparison.Ordinal) + tail.Length;
        using TwoWays ways = new(maxRequestBytes: limit);

        AheadOutcome outcome = ways.Check("at the limit", ProcessorRun.Head11, [Encoding.UTF8.GetBytes(body)]);

        Assert.Equal(status, outcome.Status);
        Assert.NotEqual(0, outcome.Column);
    }

    // 6.20: an end tag inside of a member ends the session, and what follows stands inside of an element that is still open.
    [Fact]
    public void EndTagInsideOfAMember_EndsReadingAhead()
    {
        using TwoWays ways = new();
        string odd = "<SessionInfo><version><x xmlns='urn:other'><y></y></x></version></SessionInfo>";
        byte[] body = AheadSeeds.Sessions(Session, odd, Session, odd, Session, Session);
        for (int i = 0; i < 3; i++)
        {
            _ = ways.Check("unbalanced", ProcessorRun.Head11, [body]);
        }

        Assert.Equal(1, ways.SessionsReadAhead);
    }

    // 6.23
    [Fact]
    public void SecondOperation_TakesThePlaceOfOneReadAhead()
    {
        string operation = ProcessorRun.Operation("<sessions>" + Session + Session + "</sessions>");
        byte[] body = Encoding.UTF8.GetBytes(ProcessorRun.Envelope11(operation + ProcessorRun.Operation("<apiVersion>7</apiVersion><sessions>" + Session + "</sessions>")));
        using TwoWays ways = new();
        ways.Warm(ProcessorRun.Head11, Encoding.UTF8.GetBytes(ProcessorRun.Envelope11(operation)));

        for (int i = 0; i < 3; i++)
        {
            AheadOutcome outcome = ways.Check("two operations", ProcessorRun.Head11, [body]);
            Assert.Equal(1, Count(outcome.Body, "<SessionsToPublish>"));
        }
    }

    // 4.22: the fault comes at the end, from blocks that are in the part that would be taken in one piece.
    [Fact]
    public void BlockThatMustBeUnderstood_IsFaultedEachTime()
    {
        byte[] body = Encoding.UTF8.GetBytes(ProcessorRun.Envelope11(ProcessorRun.Operation("<sessions>" + Session + "</sessions>"))
            .Replace("<s:Body>", "<s:Header><h s:mustUnderstand='1' xmlns='urn:h'/></s:Header><s:Body>", StringComparison.Ordinal));
        using TwoWays ways = new();

        for (int i = 0; i < 4; i++)
        {
            Assert.Equal(500, ways.Check("must be understood", ProcessorRun.Head11, [body]).Status);
        }
    }

    // 4.3: the same bytes, right as text/xml, are refused as what they are not.
    [Fact]
    public void SameBytesWithAnotherMediaType_AreReadAnew()
    {
        byte[] body = AheadSeeds.Sessions(Session, Session);
        SoapRequestHead other = new(null, "application/soap+xml; action=" + ProcessorRun.Action);
        using TwoWays ways = new();
        ways.Warm(ProcessorRun.Head11, body);

        Assert.Equal(415, ways.Check("SOAP 1.1 as application/soap+xml", other, [body]).Status);
        Assert.Equal(200, ways.Check("and back", ProcessorRun.Head11, [body]).Status);
    }

    // 5.2: the label counts if the transport says nothing; then equal bytes are not equal documents.
    [Fact]
    public void SameBytesInAnotherCharset_AreReadAnew()
    {
        byte[] body = [.. "<?xml version='1.0' encoding='iso-8859-1'?>"u8, .. AheadSeeds.Sessions(Session.Replace("1.0", "Ä", StringComparison.Ordinal))];
        using TwoWays ways = new();
        ways.Warm(ProcessorRun.Head11, body);

        AheadOutcome labelled = ways.Check("by its label", ProcessorRun.Head11 with { ContentType = "text/xml" }, [body]);
        AheadOutcome latin = ways.Check("by charset", ProcessorRun.Head11 with { ContentType = "text/xml; charset=iso-8859-1" }, [body]);

        Assert.Equal("Ã\u0084", labelled.Sessions[0].Version);
        Assert.Equal("Ã\u0084", latin.Sessions[0].Version);
    }

    // 6.1: the apiVersion may come last, also where the decisions wait for it.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ApiVersionBehindTheSessions_IsReadEachTime(bool dependsOnApiVersion)
    {
        using TwoWays ways = new(dependsOnApiVersion);
        for (int i = 0; i < 4; i++)
        {
            byte[] body = Encoding.UTF8.GetBytes(ProcessorRun.Envelope11(ProcessorRun.Operation(
                $"<sessions>{Session}{Session}</sessions><apiVersion>{i}</apiVersion>")));
            AheadOutcome outcome = ways.Check("last", ProcessorRun.Head11, [body]);
            Assert.All(outcome.ApiVersions, v => Assert.Equal(dependsOnApiVersion ? i : 0, v));
        }
    }

    // Whatever a client sends, what is kept of it is bounded: after the first few shapes there is no memory but theirs.
    [Fact]
    public void EverNewShapes_TakeNoMoreMemory()
    {
        byte[][] bodies = [.. Enumerable.Range(0, 40).Select(i => AheadSeeds.Sessions($"<!--{i}-->", Session, $"<x{i}/>" + Session))];
        using Utws.Core.Contract.SoapProcessor processor = new(new Utws.Core.Contract.SoapProcessorOptions());
        ApiVersionDecider decider = new();
        Run(5);

        long before = GC.GetAllocatedBytesForCurrentThread();
        Run(1);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Run(int times)
        {
            for (int i = 0; i < times; i++)
            {
                foreach (byte[] body in bodies)
                {
                    _ = ProcessorRun.Run(processor, ProcessorRun.Head11, body, decider);
                }
            }
        }
    }

    private static ReadOnlyMemory<byte>[] Cut(byte[] body) =>
        [.. Enumerable.Range(0, (body.Length + PieceBytes - 1) / PieceBytes).Select(i =>
            (ReadOnlyMemory<byte>)body.AsMemory(i * PieceBytes, Math.Min(PieceBytes, body.Length - (i * PieceBytes))))];

    private static int Count(byte[] body, string text) => Encoding.UTF8.GetString(body).Split(text).Length - 1;
}
