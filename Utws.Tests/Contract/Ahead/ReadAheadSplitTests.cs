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
}
