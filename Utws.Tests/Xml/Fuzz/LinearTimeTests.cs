using System.Diagnostics;
using System.Text;
using Utws.Core.Xml;

namespace Utws.Tests.Xml.Fuzz;

/// <summary>
/// Sixteen times the input is about sixteen times the work, whatever the input and however small the pieces: otherwise one request of
/// the permitted size could occupy a core for minutes.
/// </summary>
public sealed class LinearTimeTests
{
    /// <summary>Long enough to be measured, short enough for a square law to take seconds at most.</summary>
    private const int Repeats = 4_000;

    /// <summary>How much longer the longer document is.</summary>
    private const int Factor = 16;

    /// <summary>
    /// A linear reader is near 16, a quadratic one near 256; between them is room for busy neighbours and for documents that leave
    /// the cache.
    /// </summary>
    private const double MostRatio = 90;

    private const int Attempts = 7;

    private static readonly Utf8XmlReaderOptions s_unlimited = new()
    {
        MaxDepth = int.MaxValue,
        MaxAttributes = int.MaxValue,
        MaxNameBytes = int.MaxValue,
        MaxTextBytes = int.MaxValue,
        MaxDocumentBytes = long.MaxValue,
    };

    /// <summary>Head, what is repeated (# is a running number), tail.</summary>
    public static TheoryData<string, string, string> Documents => new()
    {
        { "<a>", "<b>", "" },
        { "<a>", "<b/>", "</a>" },
        { "<a>", "text ", "</a>" },
        { "<a>", "&amp;", "</a>" },
        { "<a>", "\r\n", "</a>" },
        { "<a>", "]]", "</a>" },
        { "<a>", "<", "" },
        { "<a>", "é", "</a>" },
        { "<a b='", "x\n", "'/>" },
        { "<a b='", "&#65;", "'/>" },
        { "<a", " b#=''", "/>" },
        { "<a", " xmlns:p#='u#'", "/>" },
        { "<a xmlns:p='u'", " p:b#=''", "/>" },
        { "<a><!--", "- ", "--></a>" },
        { "<a><![CDATA[", "]]", "></a>" },
        { "<a><?p ", "? ", "?></a>" },
        { "<a", "nnnn", "/>" },
        { "<a>", "<b#/>", "</a>" },
        { "<a>", "<b xmlns='u#'/>", "</a>" },
        { "<a>", "<b xmlns:p#='u'>", "" },
        { "", " \n", "<a/>" },
        { "<a/>", "<?p?>", "" },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public void Read_Whole_TakesTimeInProportion(string head, string repeated, string tail) =>
        AssertLinear(head, repeated, tail, static (reader, document) => reader.Append(document));

    [Theory]
    [MemberData(nameof(Documents))]
    public void Read_InSmallPieces_TakesTimeInProportion(string head, string repeated, string tail) =>
        AssertLinear(head, repeated, tail, static (reader, document) =>
        {
            for (int i = 0; i < document.Length; i += 7)
            {
                reader.Append(document.AsSpan(i, Math.Min(7, document.Length - i)));
                ReadAll(reader);
            }
        });

    private static void AssertLinear(string head, string repeated, string tail, Action<Utf8XmlReader, byte[]> feed)
    {
        byte[] single = Build(head, repeated, tail, Repeats);
        byte[] longer = Build(head, repeated, tail, Repeats * Factor);
        TimeSpan bestSingle = TimeSpan.MaxValue;
        TimeSpan bestLonger = TimeSpan.MaxValue;
        double ratio = double.MaxValue;
        using Utf8XmlReader reader = new(s_unlimited);
        for (int attempt = 0; attempt < Attempts && (attempt < 3 || ratio > MostRatio); attempt++)
        {
            bestSingle = Min(bestSingle, Time(reader, single, feed));
            bestLonger = Min(bestLonger, Time(reader, longer, feed));
            ratio = bestLonger / bestSingle;
        }

        Assert.True(ratio <= MostRatio, FormattableString.Invariant($"{single.Length} bytes {bestSingle.TotalMilliseconds:F1} ms, 16 times as many {bestLonger.TotalMilliseconds:F1} ms"));
    }

    private static TimeSpan Time(Utf8XmlReader reader, byte[] document, Action<Utf8XmlReader, byte[]> feed)
    {
        Stopwatch watch = Stopwatch.StartNew();
        reader.Reset(XmlInputEncoding.Xml);
        feed(reader, document);
        reader.Complete();
        ReadAll(reader);
        return watch.Elapsed;
    }

    private static void ReadAll(Utf8XmlReader reader)
    {
        while (reader.TryRead() == XmlReadResult.Node)
        {
            // only the time is of interest
        }
    }

    private static byte[] Build(string head, string repeated, string tail, int repeats)
    {
        StringBuilder document = new(head, head.Length + tail.Length + (repeats * (repeated.Length + 4)));
        string[] parts = repeated.Split('#');
        for (int i = 0; i < repeats; i++)
        {
            document.AppendJoin(i.ToString(System.Globalization.CultureInfo.InvariantCulture), parts);
        }

        return Encoding.UTF8.GetBytes(document.Append(tail).ToString());
    }

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
