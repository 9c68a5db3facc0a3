using System.Text.Json;
using Utws.Tests.Support;

namespace Utws.Tests.Xml.Reader;

/// <summary>Documents that many of the reader's tests go over.</summary>
internal static class ReaderDocuments
{
    /// <summary>Well-formed documents, each rich in something.</summary>
    public static IReadOnlyList<string> WellFormed { get; } =
    [
        "<a/>",
        "<a></a>",
        "<?xml version=\"1.0\"?><a/>",
        "<?xml   version = '1.0'\r\n encoding='utf-8'\tstandalone='yes'  ?>\r\n<a/>\r\n",
        "\uFEFF<?xml version='1.0' encoding='UTF-8' standalone='no'?><a>text</a>",
        "<!-- before --><?pi before?>\n<a>\n</a>\n<?pi after  with  blanks ?><!--after-->\n",
        "<a b='1' c=\"2\" d = 'it&apos;s \"x\"' e=\"it's &quot;x&quot;\"/>",
        "<a b='x\ty\nz\r\nw\rv' c='&#9;&#10;&#13;&#32;' d='&amp;&lt;&gt;'/>",
        "<a>x\r\ny\rz\n&#13;&#10;]] ]&gt; > \"quotes\" 'too'</a>",
        "<a>&#x41;&#66;&#x1F600;&lt;b&gt;&amp;amp;</a>",
        "<a>  <b> </b>\t<c xml:space='preserve'> <d xml:space='default'> </d> <e>\n</e></c> </a>",
        "<a>&#32;&#x20;</a>",
        "<a xml:lang='en'><b/><c xml:lang='de'>x<d xml:lang=''/></c></a>",
        "<a><![CDATA[<b>&amp;]]]]><![CDATA[>]]><![CDATA[]]></a>",
        "<a>\r\n<![CDATA[\r\n&amp;&#x;\r]]><!--\r\n&amp;&--><?p \r\n&amp;\r\n&lt?></a>",
        "<a><!----><!-- - x -><--><?p?><?p ?><?p  x?y?></a>",
        "<p:a xmlns:p='urn:p' xmlns='urn:d' p:b='1' b='2'><c/><p:c xmlns:p='urn:q' p:b='3'/><d xmlns=''/></p:a>",
        "<a xmlns:p='urn:&#x70;' xmlns:q='urn:q' p:b='1' q:b='2'/>",
        "<a xmlns:xml='http://www.w3.org/XML/1998/namespace' xml:id='i'/>",
        "<\u00e9l\u00e9ment \u00fc='\u4e2d\u6587'>\U0001F600 \u00e4\u00f6<\u4e2d/></\u00e9l\u00e9ment>",
        "<a\n  b='1'\r\n  c='2'\r  d='\n3'\n><e\n/>\r\r\n<f\t>x</f ></a\n>",
        "<a>x<b>y</b>z<!--c-->w<?p q?>v<![CDATA[u]]>t</a>",
        "<a.b-c_d xmlns='u'><_/><b1 -='x'/></a.b-c_d>".Replace(" -='x'", " _-='x'", StringComparison.Ordinal),
        "<a><b><c><d><e><f><g><h><i><j/></i></h></g></f></e></d></c></b></a>",
        "<a>" + string.Concat(Enumerable.Range(0, 40).Select(i => $"<item n='{i}'>value {i}</item>\n")) + "</a>",
        "<a " + string.Concat(Enumerable.Range(0, 40).Select(i => $"a{i}='{i}' ")) + "/>",
        "<a>" + new string('x', 300) + "&amp;" + new string('\n', 300) + "</a>",
    ];

    /// <summary>The distinct bodies of the recorded requests.</summary>
    public static IReadOnlyList<byte[]> Recorded { get; } = LoadRecorded();

    private static List<byte[]> LoadRecorded()
    {
        Dictionary<string, byte[]> bodies = new(StringComparer.Ordinal);
        string folder = Path.Combine(RepositoryPaths.Root, "Utws.Tests", "Corpus");
        foreach (string line in File.ReadLines(Path.Combine(folder, "asmx-vectors.jsonl")))
        {
            using JsonDocument record = JsonDocument.Parse(line);
            JsonElement request = record.RootElement.GetProperty("request");
            Add(bodies, request.TryGetProperty("bodyBase64", out JsonElement base64) && base64.ValueKind == JsonValueKind.String
                ? base64.GetBytesFromBase64()
                : request.TryGetProperty("bodyText", out JsonElement text) && text.ValueKind == JsonValueKind.String
                    ? ReaderHarness.Utf8(text.GetString()!)
                    : []);
        }

        foreach (string line in File.ReadLines(Path.Combine(folder, "asmx-mono-corpus.jsonl")))
        {
            using JsonDocument record = JsonDocument.Parse(line);
            if (record.RootElement.GetProperty("request_body_base64") is { ValueKind: JsonValueKind.String } body)
            {
                Add(bodies, body.GetBytesFromBase64());
            }
        }

        return [.. bodies.Values];
    }

    // Bodies of several hundred kilobytes test the endpoint's size limit, not the reader.
    private static void Add(Dictionary<string, byte[]> bodies, byte[] body)
    {
        if (body.Length is > 0 and < 100_000)
        {
            bodies.TryAdd(Convert.ToBase64String(body), body);
        }
    }
}
