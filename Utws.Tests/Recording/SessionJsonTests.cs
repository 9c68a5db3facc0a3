using System.Text;
using System.Text.Json;
using Utws.Core.Contract;
using Utws.Core.Recording;
using Utws.Tests.Support;

namespace Utws.Tests.Recording;

public sealed class SessionJsonTests : IDisposable
{
    private readonly SessionJson _json = new();

    public void Dispose() => _json.Dispose();

    [Fact]
    public void Json_NoSession_IsAnEmptyArray() => Assert.Equal("[]", Text());

    [Fact]
    public void Append_Session_IsItsMembersInTheContractsOrder()
    {
        _json.Append(Session("11.4.2", "Service Pack 1"), new PublishDecision(PublishMode.Details, 1_800_000_000));
        Assert.Equal("""[[12,"11.4.2",2,601,"Service Pack 1",64,9,"en","CA","en_CA",2,1800000000]]""", Text());
    }

    [Fact]
    public void Append_MissingAndEmptyText_AreTwoThings()
    {
        _json.Append(new SessionInfo { ServicePack = [], Present = SessionTextFields.ServicePack }, default);
        Assert.Equal("""[[0,null,0,0,"",0,0,null,null,null,0,0]]""", Text());
    }

    [Fact]
    public void Append_AfterJsonWasLookedAt_GoesOn()
    {
        _json.Append(default, default);
        _ = Text();
        _json.Append(default, default);
        const string Nothing = "[0,null,0,0,null,0,0,null,null,null,0,0]";
        Assert.Equal($"[{Nothing},{Nothing}]", Text());
    }

    [Fact]
    public void Append_Extremes_HaveRoom()
    {
        SessionInfo session = new()
        {
            ProductId = int.MinValue,
            OsPlatform = int.MinValue,
            OsVersion = int.MinValue,
            OsBits = int.MinValue,
            Architecture = int.MinValue,
        };
        for (int i = 0; i < 100; i++)
        {
            _json.Append(session, new PublishDecision(PublishMode.Details, long.MinValue));
        }

        using JsonDocument parsed = JsonDocument.Parse(Text());
        Assert.Equal(100, parsed.RootElement.GetArrayLength());
        Assert.All(parsed.RootElement.EnumerateArray(), s => Assert.Equal(long.MinValue, s[11].GetInt64()));
    }

    // RFC 8259, 7
    [Fact]
    public void Append_EveryCharacterAsOneLongText_ComesBack()
    {
        StringBuilder all = new();
        for (int c = 0; c < 0x3000; c++)
        {
            _ = all.Append((char)c);
        }

        string text = all.Append("😀\"\\").ToString();
        _json.Append(Session(text, new string('"', 5000)), default);
        using JsonDocument parsed = JsonDocument.Parse(Text());
        Assert.Equal(text, parsed.RootElement[0][1].GetString());
        Assert.Equal(new string('"', 5000), parsed.RootElement[0][4].GetString());
        Assert.Equal("en_CA", parsed.RootElement[0][9].GetString());
    }

    // Around the lengths at which one way to copy a text ends and the next begins, with each character that is special to anybody.
    [Fact]
    public void Append_RandomSessions_ComeBackAsTheyWere()
    {
        Random random = new(20261102);
        for (int i = 0; i < 2000; i++)
        {
            SessionRecord[] sessions = [RandomSession.Next(random), RandomSession.Next(random), RandomSession.Next(random)];
            long publishUntil = random.Next(2) == 0 ? random.NextInt64(long.MinValue, long.MaxValue) : 1_800_000_000;
            _json.Restart();
            for (int j = 0; j < sessions.Length; j++)
            {
                _json.Append(sessions[j].ToSessionInfo(), new PublishDecision((PublishMode)j, publishUntil));
            }

            using JsonDocument parsed = JsonDocument.Parse(Text());
            Assert.Equal(
                sessions.Select((session, j) => (session, j, publishUntil)),
                parsed.RootElement.EnumerateArray().Select(s => (Parsed(s), s[10].GetInt32(), s[11].GetInt64())));
        }
    }

    [Fact]
    public void Append_LongText_ReservesWhatItTakes()
    {
        _json.Append(Session(new string('x', 1 << 20) + "\u001F", new string('\u0001', 600)), default);
        using JsonDocument parsed = JsonDocument.Parse(Text());
        Assert.Equal((1 << 20) + 1, parsed.RootElement[0][1].GetString()!.Length);
        Assert.Equal(600, parsed.RootElement[0][4].GetString()!.Length);
    }

    [Fact]
    public void Restart_AfterALongRequest_IsEmptyAgain()
    {
        _json.Append(Session(new string('x', 200_000), ""), default);
        _json.Restart();
        Assert.Equal("[]", Text());
    }

    [Fact]
    public void Append_OnceWarm_AllocatesNothing()
    {
        SessionInfo session = Session("11.4.2", "say \"x\"\n");
        AppendMany(session);
        long before = GC.GetAllocatedBytesForCurrentThread();
        AppendMany(session);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static SessionRecord Parsed(JsonElement session) => new()
    {
        ProductId = session[0].GetInt32(),
        Version = session[1].GetString(),
        OsPlatform = session[2].GetInt32(),
        OsVersion = session[3].GetInt32(),
        ServicePack = session[4].GetString(),
        OsBits = session[5].GetInt32(),
        Architecture = session[6].GetInt32(),
        LangId = session[7].GetString(),
        Country = session[8].GetString(),
        Locale = session[9].GetString(),
    };

    private static SessionInfo Session(string version, string servicePack) => new()
    {
        ProductId = 12,
        Version = Encoding.UTF8.GetBytes(version),
        OsPlatform = 2,
        OsVersion = 601,
        ServicePack = Encoding.UTF8.GetBytes(servicePack),
        OsBits = 64,
        Architecture = 9,
        LangId = "en"u8,
        Country = "CA"u8,
        Locale = "en_CA"u8,
        Present = SessionTextFields.Version | SessionTextFields.ServicePack | SessionTextFields.LangId | SessionTextFields.Country | SessionTextFields.Locale,
    };

    private void AppendMany(in SessionInfo session)
    {
        _json.Restart();
        for (int i = 0; i < 100; i++)
        {
            _json.Append(session, new PublishDecision(PublishMode.SummaryOnly, 1));
        }

        _ = _json.Json;
    }

    private string Text() => Encoding.UTF8.GetString(_json.Json);
}
