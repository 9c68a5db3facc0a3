using System.Text;
using Utws.Core.Contract;
using Utws.Core.Soap;
using Utws.Core.Xml;
using Utws.Tests.Support;

namespace Utws.Tests.Contract;

/// <summary>Items as they are written, against the same written rune by rune.</summary>
public sealed class LogsAvailableResponseWriterTests : IDisposable
{
    private static readonly long[] s_publishUntil = [0, 1, 1_800_000_000, -1, long.MaxValue, long.MinValue];

    private readonly Utf8XmlWriter _writer = new();
    private readonly LogsAvailableResponseWriter _response;

    public LogsAvailableResponseWriterTests()
    {
        _response = new LogsAvailableResponseWriter(_writer, WireForm.Documented);
        _response.Begin(SoapVersion.Soap11);
    }

    public void Dispose() => _writer.Dispose();

    [Fact]
    public void WriteSession_RandomSessions_AsWrittenRuneByRune()
    {
        Random random = new(20261101);
        for (int i = 0; i < 20_000; i++)
        {
            PublishDecision decision = new((PublishMode)random.Next(3), s_publishUntil[random.Next(s_publishUntil.Length)]);
            RequireItem(RandomSession.Next(random), decision);
        }
    }

    [Fact]
    public void WriteSession_EachOddCharacterAtEachPlaceOfShortTexts_IsEscapedThere()
    {
        foreach (string odd in RandomSession.OddCharacters)
        {
            for (int length = 0; length <= 34; length++)
            {
                for (int place = 0; place <= length; place++)
                {
                    string text = new string('x', length).Insert(place, odd);
                    RequireItem(new SessionRecord { Version = text, Locale = text }, default);
                }
            }
        }
    }

    [Theory]
    [InlineData(300)]
    [InlineData(513)]
    [InlineData(100_000)]
    public void WriteSession_TextsOfNothingButReferences_HaveRoom(int length)
    {
        string longest = new('\u001F', length);
        RequireItem(
            new SessionRecord { Version = longest, ServicePack = new string('\uFFFF', length), LangId = longest, Country = longest, Locale = longest },
            new PublishDecision(PublishMode.SummaryOnly, long.MinValue));
    }

    // A text of 1 MB with one character to escape is no reason to reserve six.
    [Fact]
    public void WriteSession_LongText_ReservesWhatItTakes()
    {
        string text = new string('x', 1 << 20) + "&";
        RequireItem(new SessionRecord { Version = text }, default);
        Assert.InRange(_writer.GetSpan(0).Length, 0, 4 << 20);
    }

    [Fact]
    public void WriteSession_OnceWarm_AllocatesNothing()
    {
        SessionInfo session = new SessionRecord { ProductId = int.MaxValue, Version = "11.4", Country = "a & b", Locale = new string('\u0001', 200) }.ToSessionInfo();
        Measure(session);

        Assert.Equal(0, Measure(session));
    }

    private long Measure(in SessionInfo session)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        _response.Restart();
        for (int i = 0; i < 50; i++)
        {
            _response.WriteSession(in session, new PublishDecision(PublishMode.Details, i));
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private void RequireItem(SessionRecord session, PublishDecision decision)
    {
        _response.Restart();
        int start = _writer.BytesWritten;
        _response.WriteSession(session.ToSessionInfo(), decision);
        string written = Encoding.UTF8.GetString(_writer.WrittenSpan[start..]);
        Assert.Equal(PlainItem.Of(session, decision), written);
    }
}
