using System.Text;
using Utws.Api.Recording.Reading;
using Utws.Core.Contract;
using Utws.Core.Recording;

namespace Utws.Tests.Recording.Reading;

/// <summary>What the writer of a request's JSON wrote is what its reader reads.</summary>
public sealed class RecordedSessionsTests
{
    [Theory]
    [InlineData("11.4.2", "Service Pack 1", "en", "CA", "en_CA")]
    [InlineData("", null, "", null, "")]
    [InlineData(null, "", null, "", null)]
    [InlineData("a\"b\\c", "\t\r\n", "\u0001\u001F", "日本語", "😀\"😀")]
    [InlineData("\"", "\"\"", "\\", "\\\\", "\\\"")]
    public void MoveNext_ReadsWhatWasWritten(string? version, string? servicePack, string? langId, string? country, string? locale)
    {
        using SessionJson json = new();
        json.Append(Info(int.MinValue, version, servicePack, langId, country, locale), new PublishDecision(PublishMode.Details, long.MaxValue));
        json.Append(Info(7, locale, country, langId, servicePack, version), new PublishDecision(PublishMode.Discard, long.MinValue));
        using UnescapedTexts texts = new();
        RecordedSessions sessions = new(json.Json, texts);

        Assert.True(sessions.MoveNext());
        AssertSame(Info(int.MinValue, version, servicePack, langId, country, locale), sessions.Session);
        Assert.Equal(new PublishDecision(PublishMode.Details, long.MaxValue), sessions.Decision);
        Assert.True(sessions.MoveNext());
        AssertSame(Info(7, locale, country, langId, servicePack, version), sessions.Session);
        Assert.Equal(new PublishDecision(PublishMode.Discard, long.MinValue), sessions.Decision);
        Assert.False(sessions.MoveNext());
        Assert.Null(sessions.Problem);
    }

    [Fact]
    public void MoveNext_NoSessions_IsFalse()
    {
        using UnescapedTexts texts = new();
        RecordedSessions sessions = new("[]"u8, texts);
        Assert.False(sessions.MoveNext());
        Assert.Null(sessions.Problem);
    }

    // Cut at every byte, it is no request of ours, and nothing throws.
    [Fact]
    public void MoveNext_CutShort_IsAProblem()
    {
        using UnescapedTexts texts = new();
        ReadOnlySpan<byte> json = """[[1,"a\"b",2,3,null,4,5,"","c","d",1,6]]"""u8;
        for (int length = 0; length < json.Length; length++)
        {
            RecordedSessions sessions = new(json[..length], texts);
            while (sessions.MoveNext())
            {
                Assert.Equal(1, sessions.Session.ProductId);
            }

            Assert.NotNull(sessions.Problem);
        }
    }

    [Fact]
    public void MoveNext_OnceWarm_AllocatesNothing()
    {
        using UnescapedTexts texts = new();
        byte[] json = """[[1,"a\"b",2,3,null,4,5,"","c","d",1,6],[1,"ab",2,3,null,4,5,"","c","d",1,6]]"""u8.ToArray();
        _ = Count(json, texts);
        long before = GC.GetAllocatedBytesForCurrentThread();
        int count = Count(json, texts);
        Assert.Equal((2, 0L), (count, GC.GetAllocatedBytesForCurrentThread() - before));
    }

    private static int Count(byte[] json, UnescapedTexts texts)
    {
        RecordedSessions sessions = new(json, texts);
        int count = 0;
        while (sessions.MoveNext())
        {
            count++;
        }

        return count;
    }

    private static SessionInfo Info(int product, string? version, string? servicePack, string? langId, string? country, string? locale) => new()
    {
        ProductId = product,
        Version = Encoding.UTF8.GetBytes(version ?? ""),
        OsPlatform = 2,
        OsVersion = 601,
        ServicePack = Encoding.UTF8.GetBytes(servicePack ?? ""),
        OsBits = 64,
        Architecture = 9,
        LangId = Encoding.UTF8.GetBytes(langId ?? ""),
        Country = Encoding.UTF8.GetBytes(country ?? ""),
        Locale = Encoding.UTF8.GetBytes(locale ?? ""),
        Present = (version is null ? SessionTextFields.None : SessionTextFields.Version) | (servicePack is null ? SessionTextFields.None : SessionTextFields.ServicePack)
            | (langId is null ? SessionTextFields.None : SessionTextFields.LangId) | (country is null ? SessionTextFields.None : SessionTextFields.Country)
            | (locale is null ? SessionTextFields.None : SessionTextFields.Locale),
    };

    private static void AssertSame(SessionInfo expected, SessionInfo actual)
    {
        Assert.Equal(
            (expected.ProductId, expected.OsPlatform, expected.OsVersion, expected.OsBits, expected.Architecture, expected.Present),
            (actual.ProductId, actual.OsPlatform, actual.OsVersion, actual.OsBits, actual.Architecture, actual.Present));
        Assert.Equal(Texts(expected), Texts(actual));
    }

    private static string[] Texts(SessionInfo session) =>
    [
        Encoding.UTF8.GetString(session.Version), Encoding.UTF8.GetString(session.ServicePack), Encoding.UTF8.GetString(session.LangId),
        Encoding.UTF8.GetString(session.Country), Encoding.UTF8.GetString(session.Locale),
    ];
}
