using System.Diagnostics;
using System.Globalization;
using Utws.Core.Soap;
using Utws.Tests.Xml.Fuzz;
using Xunit.Abstractions;

namespace Utws.Tests.Contract.Ahead;

/// <summary>Requests like those that were seen before, but damaged: whatever is different in them, reading ahead shows nothing of it.</summary>
public sealed class ReadAheadFuzzTests(ITestOutputHelper output)
{
    private const int Documents = 6_000;

    public static TheoryData<string> Seeds => [.. AheadSeeds.All.Keys];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Damaged_IsAnsweredAsNodeByNode(string seed)
    {
        (SoapRequestHead head, byte[] body) = AheadSeeds.All[seed];
        Random random = new(FuzzSettings.Seed ^ body.Length);
        DocumentMutator mutator = new(random, [body]);
        using TwoWays ways = new(dependsOnApiVersion: random.Next(2) == 0);
        IReadOnlyList<SoapRequestHead> heads = AheadSeeds.HeadsLike(head);
        foreach (SoapRequestHead other in heads)
        {
            ways.Warm(other, body);
        }

        long answered = 0;
        long readAhead = 0;
        var clock = Stopwatch.StartNew();
        for (int i = 0; FuzzSettings.Duration is { } duration ? clock.Elapsed < duration / AheadSeeds.All.Count : i < Documents / AheadSeeds.All.Count; i++)
        {
            byte[] document = mutator.Next();
            string what = string.Create(CultureInfo.InvariantCulture, $"{seed}, document {i}: {System.Text.Encoding.UTF8.GetString(document)}");
            SoapRequestHead like = heads[random.Next(heads.Count)];
            answered += ways.Check(what, like, [document]).Status == 200 ? 1 : 0;
            readAhead += ways.SessionsReadAhead;
            _ = ways.Check(what + " in random pieces", like, Cut(random, document));

            // And nothing of it stays: what was right before is right after.
            Assert.Equal(200, ways.Check(what + ", then the seed", head, [body]).Status);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{answered} answered, {readAhead} sessions read ahead"));

        // The rich one has references in all of its sessions, and those are read node by node.
        Assert.True(answered > 0 && (readAhead > 0 || seed == "rich-1.1"), "Nothing was read ahead, so nothing was compared.");
    }

    private static ReadOnlyMemory<byte>[] Cut(Random random, byte[] document)
    {
        List<ReadOnlyMemory<byte>> pieces = [];
        int most = 1 + random.Next(document.Length + 1);
        for (int pos = 0; pos < document.Length; pos += pieces[^1].Length)
        {
            pieces.Add(document.AsMemory(pos, Math.Min(document.Length - pos, 1 + random.Next(most))));
        }

        return [.. pieces];
    }
}
