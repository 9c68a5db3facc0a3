using System.Globalization;
using System.Text;

namespace Utws.Tests.Support;

/// <summary>Comparisons of what crossed the wire, byte for byte, that show the place of the first difference.</summary>
internal static class WireAssert
{
    public static void SameBytes(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual, string what)
    {
        int same = expected.CommonPrefixLength(actual);
        if (same < expected.Length || same < actual.Length)
        {
            Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"""
                {what}: the bytes differ from offset {same} on ({expected.Length} expected, {actual.Length} came).
                Expected from there: {Excerpt(expected[same..])}
                Actual from there:   {Excerpt(actual[same..])}
                Expected: {Encoding.UTF8.GetString(expected)}
                Actual:   {Encoding.UTF8.GetString(actual)}
                """));
        }
    }

    /// <summary>Status, content type, cache control and body.</summary>
    public static void Answer(
        (int Status, string ContentType, string CacheControl, ReadOnlyMemory<byte> Body) expected, RawHttpResponse actual, string what)
    {
        string head = string.Create(CultureInfo.InvariantCulture, $"{expected.Status} {expected.ContentType} | {expected.CacheControl}");
        string actualHead = string.Create(
            CultureInfo.InvariantCulture, $"{actual.Status} {actual.Header("Content-Type")} | {actual.Header("Cache-Control")}");
        Assert.True(head == actualHead, $"{what}: expected {head}, got {actualHead} with the body {actual.BodyText}");
        SameBytes(expected.Body.Span, actual.Body.Span, what);
    }

    private static string Excerpt(ReadOnlySpan<byte> bytes)
    {
        const int Shown = 80; // enough to see the element, not the document
        return bytes.IsEmpty ? "(nothing)" : Encoding.UTF8.GetString(bytes[..Math.Min(Shown, bytes.Length)]);
    }
}
