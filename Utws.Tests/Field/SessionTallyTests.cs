using System.Globalization;
using System.Text;
using Utws.Api.Field;
using Utws.Core.Contract;
using Utws.Core.Recording;
using Utws.Tests.Support;

namespace Utws.Tests.Field;

/// <summary>What is gathered by its bytes is what one by one is counted.</summary>
[Collection(AloneCollection.Name)]
public sealed class SessionTallyTests : IDisposable
{
    private const long Noon = 1_769_860_800_000_000;

    private static readonly string?[] s_texts = ["11.4.2", "", null, "a]b", "],[", "],[1,\"", "\\", "\"", ",null,2,177]", "x,2,177]]", "日本", "\u0001", new string('v', 600)];

    private readonly SessionTally _tally = new();
    private readonly FieldState _state = new();

    [Fact]
    public void Add_TextsThatLookLikeJson_AreCountedAsWhatTheyAre()
    {
        Random random = new(20261127);
        using SessionJson json = new();
        Dictionary<string, long> versions = [];
        long sessions = 0;
        for (int request = 0; request < 5000; request++)
        {
            json.Restart();
            int count = random.Next(0, 5);
            for (int i = 0; i < count; i++)
            {
                string? version = s_texts[random.Next(s_texts.Length)];
                json.Append(Info(version, s_texts[random.Next(s_texts.Length)]), new PublishDecision((PublishMode)random.Next(3), random.NextInt64(-5, long.MaxValue)));
                string key = version is { Length: > 128 } ? version[..128] : version ?? "-";
                versions[key] = versions.GetValueOrDefault(key) + 1;
                sessions++;
            }

            Add(json.Json, count);
        }

        FieldSummary summary = Summary(FieldRange.All);
        Assert.Equal((sessions, 5000), (summary.Sessions, summary.Requests));
        Assert.Equal(
            versions.OrderBy(v => v.Key, StringComparer.Ordinal),
            summary.Sections[1].Rows.Select(r => KeyValuePair.Create(r.Key[1].Text ?? "-", r.Sessions)).OrderBy(v => v.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void Add_MoreTuplesThanThereIsRoomFor_LosesNone()
    {
        for (int i = 0; i < 70_000; i++)
        {
            Add(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"[[{i % 7},\"{i}\",1,2,null,64,9,\"en\",\"CA\",\"\",1,5]]")), 1);
        }

        FieldSummary summary = Summary(FieldRange.All);
        Assert.Equal((70_000, 7), (summary.Sessions, summary.Sections[0].Keys));
        Assert.InRange(summary.Sections[1].Keys, FieldState.MaxKeys / 2, FieldState.MaxKeys);
        Assert.Equal(Enumerable.Repeat(10_000L, 7), summary.Sections[0].Rows.Select(r => r.Sessions));
    }

    [Fact]
    public void Add_MoreKeysThanAreToldApart_CountsThemAsOthers()
    {
        for (int i = 0; i < FieldState.MaxKeys + 100; i++)
        {
            Add(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"[[1,\"{i}\",1,2,null,64,9,\"en\",\"CA\",\"\",1,5]]")), 1);
        }

        FieldSection versions = Summary(FieldRange.All).Sections[1];
        Assert.Equal(((FieldState.MaxKeys / 2) + 100, FieldState.MaxKeys / 2), (versions.Keys, versions.Others));
    }

    [Fact]
    public void Add_JsonThatIsNoneOfOurs_CountsItsSessionsAsUnknown()
    {
        Add("[[1,2"u8, 3);
        Add("[[1,\"\",1,2,null,64,9,\"en\",\"CA\",\"\",1,5],nothing]"u8, 2);
        FieldSummary summary = Summary(FieldRange.All);
        Assert.Equal((5, 2, 4), (summary.Sessions, summary.Requests, summary.Sections[0].Others));
    }

    [Fact]
    public void Add_HoursInAnyOrder_AreToldApart()
    {
        for (int i = 0; i < 100; i++)
        {
            Add("[[1,\"\",1,2,null,64,9,\"en\",\"CA\",\"\",1,5]]"u8, 1, Noon - (i % 4 * 12 * SessionTally.HourMicroseconds));
        }

        Assert.Equal((50, 100, 100), (Summary(FieldRange.Day).Sessions, Summary(FieldRange.Month).Sessions, Summary(FieldRange.All).Sessions));
    }

    [Fact]
    public void Add_OnceWarm_AllocatesNothing()
    {
        byte[] alike = """[[12,"11.4.2",2,601,"",64,9,"en","CA",null,2,18],[3,"1.0",1,501,"SP3",32,0,"fr","FR","fr_FR",0,0],[3,"a\"b",1,501,"SP3",32,0,"fr","FR","fr_FR",0,0]]"""u8.ToArray();
        byte[][] different = [.. Enumerable.Range(0, 40_000).Select(i => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"[[{i % 7},\"{i % 11}\",{i % 50},{i % 100},\"{i}\",64,9,\"en\",\"CA\",\"\",1,5]]")))];

        // The first time to its end: only what finds no room any more is taken apart.
        Run();
        Run();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Run();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Run()
        {
            for (int i = 0; i < different.Length; i++)
            {
                Add(alike, 3);
                Add(different[i], 1);
            }
        }
    }

    public void Dispose() => _tally.Dispose();

    private static SessionInfo Info(string? version, string? country) => new()
    {
        ProductId = 1,
        Version = Encoding.UTF8.GetBytes(version ?? ""),
        Country = Encoding.UTF8.GetBytes(country ?? ""),
        Present = (version is null ? SessionTextFields.None : SessionTextFields.Version) | (country is null ? SessionTextFields.None : SessionTextFields.Country),
    };

    private void Add(ReadOnlySpan<byte> json, int sessions, long received = Noon) => _tally.Add(new RequestRecord(received, 1, default, null, sessions), json);

    private FieldSummary Summary(FieldRange range)
    {
        DateTimeOffset now = DateTimeOffset.UnixEpoch.AddMicroseconds(Noon);
        _state.Take(_tally, now);
        return _state.Read(range, int.MaxValue, now);
    }
}
