using System.Globalization;
using Utws.Api.Forwarding;
using Utws.Api.Forwarding.ClickHouse;
using Utws.Tests.Faults;
using Utws.Tests.Support;

namespace Utws.Tests.Forwarding.ClickHouse;

/// <summary>What a real ClickHouse makes of what is sent to it.</summary>
public sealed class ClickHouseEngineTests
{
    private static readonly SendAttempt s_first = new(IsDoubtful: false, null);

    [SystemFact(ClickHouseHost.Need, ClickHouseHost.Trial)]
    public async Task Initialize_Twice_MakesTheTableOnce()
    {
        await using ClickHouseHost host = new();
        await host.StartAsync();
        await using ClickHouseEngine engine = ClickHouseHost.Connect(new ClickHouseSettings { Url = new Uri(ClickHouseHost.Url(host.Port)), Database = "telemetry", Table = "session", KeepDays = 30 });

        Assert.Equal<string>(
            ["database telemetry: made", "table telemetry.session: made", "KeepDays: ClickHouse 18.16.1 forgets nothing by itself; ALTER TABLE … DROP PARTITION removes a day"],
            await engine.InitializeAsync(CancellationToken.None),
            StringComparer.Ordinal);
        Assert.Equal(
            ["database telemetry: there already", "table telemetry.session: there already"],
            (await engine.InitializeAsync(CancellationToken.None)).Take(2),
            StringComparer.Ordinal);
        Assert.Equal("23", await host.QueryAsync("SELECT count() FROM system.columns WHERE database = 'telemetry' AND table = 'session'"));
    }

    [SystemFact(ClickHouseHost.Need, ClickHouseHost.Trial)]
    public async Task Initialize_OtherTableOfThatName_IsToldApart()
    {
        await using ClickHouseHost host = new();
        await host.StartAsync();
        _ = await host.QueryAsync("CREATE TABLE utws_session (node String, received DateTime) ENGINE = Log");
        await using IEngine engine = host.Connect(host.Port);

        EngineException refused = await Assert.ThrowsAsync<EngineException>(() => engine.InitializeAsync(CancellationToken.None));
        Assert.Contains("the table default.utws_session is there already, without epoch, group_seq, ord, ", refused.Message, StringComparison.Ordinal);
    }

    [SystemFact(ClickHouseHost.Need, ClickHouseHost.Trial)]
    public async Task Send_AnyValues_AreStoredAsTheyAre()
    {
        await using ClickHouseHost host = await ClickHouseHost.StartNewAsync();
        Random random = new(20261127);
        SessionRecord[] extremes =
        [
            new(),
            new() { ProductId = int.MinValue, OsPlatform = int.MaxValue, OsVersion = -1, OsBits = int.MinValue, Architecture = int.MaxValue, Version = "", ServicePack = "", LangId = "", Country = "", Locale = "" },
            new() { Version = "\"\\\t\r\n\0\u0001", ServicePack = "日本語 😀", LangId = "'", Country = "\u007F\uFFFF", Locale = new string('x', 20_000) },
            new() { Version = new string('y', 127), Country = new string('z', 128) },
        ];
        MadeRequest[] requests =
        [
            new(1, MadeRequest.Noon + 123_456, extremes) { CallerHash = null },
            new(1, MadeRequest.Noon),
            new(1, MadeRequest.Noon, [.. Enumerable.Range(0, 500).Select(_ => RandomSession.Next(random))]),
            new(long.MaxValue, 0, RandomSession.Next(random)),
        ];
        await using IEngine engine = host.Connect(host.Port);

        Assert.Equal(new EngineReceipt(null, 0, false), await engine.SendAsync(MadeRequest.Batch(requests), s_first, CancellationToken.None));

        Assert.Equal(MadeRequest.Stored(requests), await host.ReadAsync());
        Assert.Equal("2025-11-27 12:00:00", await host.QueryAsync("SELECT max(received) FROM utws_session"));
    }

    [SystemFact(ClickHouseHost.Need, ClickHouseHost.Trial)]
    public Task Send_LargeBatch_IsOnePartADay() => SendLargeBatchAsync(ClickHouseCompression.None);

    [SystemFact(ClickHouseHost.Need, ClickHouseHost.Trial)]
    public Task Send_LargeBatchCompressed_IsOnePartADay() => SendLargeBatchAsync(ClickHouseCompression.Gzip);

    [SystemFact(ClickHouseHost.Need, ClickHouseHost.Trial)]
    public async Task Send_RequestThatIsUnreadable_IsLeftOutAndCounted()
    {
        await using ClickHouseHost host = await ClickHouseHost.StartNewAsync();
        await using IEngine engine = host.Connect(host.Port);
        MadeRequest broken = MadeRequest.Of(1, 2) with { Json = """[[1,"11.4.2",2,601,null,64,9,"en","CA","en_CA",2,1800000000],[nonsense]]""" };
        MadeRequest fewer = MadeRequest.Of(2, 2) with { Json = """[[1,"11.4.2",2,601,null,64,9,"en","CA","en_CA",2,1800000000]]""" };

        EngineReceipt some = await engine.SendAsync(MadeRequest.Batch(broken, fewer, MadeRequest.Of(3, 2)), s_first, CancellationToken.None);
        EngineReceipt one = await engine.SendAsync(MadeRequest.Batch(MadeRequest.Of(4, 1) with { Json = "" }), s_first, CancellationToken.None);

        Assert.Equal(MadeRequest.Stored(MadeRequest.Of(3, 2)), await host.ReadAsync());
        Assert.Equal((2, 1), (some.LeftOut, one.LeftOut));
    }

    [SystemFact(ClickHouseHost.Need, ClickHouseHost.Trial)]
    public async Task Send_NoSessions_StoresNothing()
    {
        await using ClickHouseHost host = await ClickHouseHost.StartNewAsync();
        await using IEngine engine = host.Connect(host.Port);

        EngineReceipt receipt = await engine.SendAsync(MadeRequest.Batch(MadeRequest.Of(1, 0)), new SendAttempt(IsDoubtful: true, null), CancellationToken.None);

        // Nothing can prove that what is behind it is not there.
        Assert.Equal(new EngineReceipt(null, 0, true), receipt);
        Assert.Empty(await host.ReadAsync());
    }

    [SystemFact(ClickHouseHost.Need, ClickHouseHost.Trial)]
    public async Task Send_WrongPassword_IsSaidWithoutIt()
    {
        await using ClickHouseHost host = await ClickHouseHost.StartNewAsync();
        ClickHouseSettings settings = new() { Url = new Uri(ClickHouseHost.Url(host.Port)), User = ClickHouseHost.User, Password = "wrong" };
        await using ClickHouseEngine wrong = ClickHouseHost.Connect(settings);

        EngineException refused = await Assert.ThrowsAsync<EngineException>(() => wrong.SendAsync(MadeRequest.Batch(MadeRequest.Of(1, 1)), s_first, CancellationToken.None));

        Assert.Equal($"ClickHouse at http://127.0.0.1:{host.Port}, table default.utws_session does not let the user in: Wrong password for user utws", refused.Message);
        Assert.False(refused.IsStored);
        await using ClickHouseEngine right = ClickHouseHost.Connect(settings with { Password = ClickHouseHost.Password });
        _ = await right.SendAsync(MadeRequest.Batch(MadeRequest.Of(1, 1)), s_first, CancellationToken.None);
        Assert.DoesNotContain(ClickHouseHost.Password, (settings with { Password = ClickHouseHost.Password }).ToString(), StringComparison.Ordinal);
    }

    [SystemFact(ClickHouseHost.Need, ClickHouseHost.Trial)]
    public async Task Send_TableIsMissing_NamesTheCommand()
    {
        await using ClickHouseHost host = new();
        await host.StartAsync();
        await using IEngine engine = host.Connect(host.Port);

        // Whose rows are not all on their way when the answer comes.
        EngineException refused = await Assert.ThrowsAsync<EngineException>(() => engine.SendAsync(MadeRequest.Batch(MadeRequest.Of(1, 20_000)), s_first, CancellationToken.None));

        Assert.Equal($"ClickHouse at http://127.0.0.1:{host.Port}, table default.utws_session has no such table: 'utws engine init' makes it", refused.Message);
        Assert.False(refused.IsStored);
    }

    [Fact]
    public async Task Send_NobodyListens_IsCertainlyNotStored()
    {
        await using ClickHouseEngine engine = ClickHouseHost.Connect(new ClickHouseSettings { Url = new Uri("http://127.0.0.1:9") });

        EngineException refused = await Assert.ThrowsAsync<EngineException>(() => engine.SendAsync(MadeRequest.Batch(MadeRequest.Of(1, 1)), s_first, CancellationToken.None));
        Assert.Equal("ClickHouse at http://127.0.0.1:9, table default.utws_session cannot be reached: Connection refused", refused.Message);
        Assert.False(refused.IsStored);
        refused = await Assert.ThrowsAsync<EngineException>(() => engine.SendAsync(MadeRequest.Batch(MadeRequest.Of(1, 1)), new SendAttempt(IsDoubtful: true, null), CancellationToken.None));
        Assert.Null(refused.IsStored);
    }

    [SystemFact("clickhouse-server and openssl", ClickHouseHost.Trial + " && command -v openssl")]
    public async Task Send_OverTls_TrustsOnlyTheAuthorityThatIsSet()
    {
        await using ClickHouseHost host = new();
        await host.SecureAsync();
        await host.StartAsync();
        ClickHouseSettings settings = new() { Url = new Uri(string.Create(CultureInfo.InvariantCulture, $"https://127.0.0.1:{host.SecurePort}")), CertificateAuthority = host.CertificateFile };
        await using ClickHouseEngine engine = ClickHouseHost.Connect(settings);
        _ = await engine.InitializeAsync(CancellationToken.None);

        _ = await engine.SendAsync(MadeRequest.Batch(MadeRequest.Of(1, 1000)), s_first, CancellationToken.None);

        Assert.Equal(1000, (await host.ReadAsync()).Count);
        await using ClickHouseEngine stranger = ClickHouseHost.Connect(settings with { CertificateAuthority = null });
        EngineException refused = await Assert.ThrowsAsync<EngineException>(() => stranger.SendAsync(MadeRequest.Batch(MadeRequest.Of(2, 1)), s_first, CancellationToken.None));
        Assert.Contains(" cannot be reached: The remote certificate is invalid", refused.Message, StringComparison.Ordinal);
        Assert.False(refused.IsStored);
    }

    // What the page on ClickHouse has under "Questions" is there to be pasted.
    [SystemFact(ClickHouseHost.Need, ClickHouseHost.Trial)]
    public async Task Readme_Questions_AreAnswered()
    {
        await using ClickHouseHost host = await ClickHouseHost.StartNewAsync();
        await using IEngine engine = host.Connect(host.Port);
        _ = await engine.SendAsync(MadeRequest.Batch(MadeRequest.Of(1, 3)), s_first, CancellationToken.None);
        string page = await File.ReadAllTextAsync(Path.Combine(RepositoryPaths.Root, "Utws.Api", "Forwarding", "ClickHouse", "README.md"));
        string[] questions = [.. page[page.IndexOf("## Questions", StringComparison.Ordinal)..page.IndexOf("## Old days", StringComparison.Ordinal)]
            .Split("```sql\n")[1..].Select(block => block[..block.IndexOf(';', StringComparison.Ordinal)])];

        Assert.Equal(6, questions.Length);
        foreach (string question in questions)
        {
            _ = await host.QueryAsync(question);
        }

        Assert.Equal("0", await host.QueryAsync(questions[2]));
        Assert.Equal("", await host.QueryAsync(questions[4]));
    }

    private static async Task SendLargeBatchAsync(ClickHouseCompression compression)
    {
        await using ClickHouseHost host = await ClickHouseHost.StartNewAsync();
        _ = await host.QueryAsync("SYSTEM STOP MERGES");
        const long Midnight = 1_764_288_000_000_000;
        MadeRequest[] requests = [.. Enumerable.Range(1, 200).Select(i => MadeRequest.Of(i, 100, Midnight - 100))];
        await using ClickHouseEngine engine = ClickHouseHost.Connect(new ClickHouseSettings { Url = new Uri(ClickHouseHost.Url(host.Port)), Compression = compression });

        _ = await engine.SendAsync(MadeRequest.Batch(requests), s_first, CancellationToken.None);

        Assert.Equal(MadeRequest.Stored(requests), await host.ReadAsync());
        Assert.Equal("2", await host.QueryAsync("SELECT count() FROM system.parts WHERE table = 'utws_session' AND active"));
    }
}
