using System.Globalization;
using Utws.Core.Soap;
using Utws.Tests.Support;

namespace Utws.Tests.Contract.Ahead;

/// <summary>However a request that was seen before arrives, it is answered as if it were the first.</summary>
public sealed class ReadAheadSplitTests
{
    public static TheoryData<string> Seeds => [.. AheadSeeds.All.Keys];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Seed_CutAnywhere_IsAnsweredAlike(string seed)
    {
        (SoapRequestHead head, byte[] body) = AheadSeeds.All[seed];
        using TwoWays ways = new();
        ways.Warm(head, body);
        foreach (ReadOnlyMemory<byte>[] pieces in SplitBody.AtEveryPoint(body))
        {
            string what = string.Create(CultureInfo.InvariantCulture, $"{seed} cut after byte {pieces[0].Length}");
            Assert.Equal(200, ways.Check(what, head, pieces).Status);
        }

        Assert.Equal(200, ways.Check($"{seed} one byte a piece", head, [.. SplitBody.OneByteAtATime(body)]).Status);
    }

    // Where the document ends too soon, node by node and ahead.
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Seed_BrokenOffAnywhere_IsRefusedAlike(string seed)
    {
        (SoapRequestHead head, byte[] body) = AheadSeeds.All[seed];
        using TwoWays ways = new();
        ways.Warm(head, body);
        for (int length = 0; length < body.Length; length++)
        {
            string what = string.Create(CultureInfo.InvariantCulture, $"{seed} broken off after byte {length}");
            _ = ways.Check(what, head, [body.AsMemory(0, length)]);
            _ = ways.Check(what + ", in two pieces", head, [body.AsMemory(0, length / 2), body.AsMemory(length / 2, length - (length / 2))]);
        }
    }

    // Invalid bytes are an error where the media type is application/* and no charset is given (5.6): the end of all input, wherever they are.
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Seed_InvalidByteAnywhere_IsRefusedAlike(string seed)
    {
        (SoapRequestHead head, byte[] body) = AheadSeeds.All[seed];
        using TwoWays ways = new();
        foreach (SoapRequestHead like in AheadSeeds.HeadsLike(head))
        {
            ways.Warm(like, body);
            for (int at = 0; at <= body.Length; at += 3)
            {
                string what = string.Create(CultureInfo.InvariantCulture, $"{seed} as {like}, invalid at byte {at}");
                _ = ways.Check(what, like, [(byte[])[.. body[..at], 0xFF, .. body[at..]]]);
                _ = ways.Check(what + ", the end of half a character", like, [(byte[])[.. body[..at], 0xC3]]);
            }
        }
    }

    // What is wrong within the limit is told before the length is (4.27), though reading ahead would have waited for the rest.
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Seed_LongerThanAllowed_IsRefusedAlike(string seed)
    {
        (SoapRequestHead head, byte[] body) = AheadSeeds.All[seed];
        for (int limit = body.Length - Math.Min(body.Length, 900); limit < body.Length; limit += 7)
        {
            using TwoWays ways = new(maxRequestBytes: Math.Max(1, limit));
            byte[] brief = AheadSeeds.Sessions("<SessionInfo><version>1</version></SessionInfo>");
            ways.Warm(head, brief);
            string what = string.Create(CultureInfo.InvariantCulture, $"{seed} of at most {limit} bytes");
            _ = ways.Check(what, head, [body]);
            byte[] damaged = [.. body];
            damaged[Math.Max(0, limit - 2)] = (byte)'<';
            _ = ways.Check(what + ", damaged before", head, [damaged]);
        }
    }
}
