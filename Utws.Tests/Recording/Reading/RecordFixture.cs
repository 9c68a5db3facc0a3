using System.Text;
using Utws.Benchmarks;
using Utws.Tests.Commands;

namespace Utws.Tests.Recording.Reading;

/// <summary>
/// A record with all that can be in one: two servers, two epochs of one of them, a group that is there twice, missing and empty
/// texts, texts that every format must quote, a request that was set aside, a segment that is still written, one with nothing in it yet.
/// </summary>
internal sealed class RecordFixture : IDisposable
{
    /// <summary>2026-01-31T12:00:00Z.</summary>
    public const long Noon = 1_769_860_800_000_000;

    /// <summary>A minute in microseconds.</summary>
    public const long Minute = 60_000_000;

    private readonly TemporaryFolder _folder = new();
    private readonly MadeSegment _live;

    public RecordFixture()
    {
        using (MadeSegment first = Segment("alpha", epoch: 100, number: 1, Noon))
        {
            first.AddGroup(
                1,
                Request(Noon, """[[12,"11.4.2",2,601,"Service Pack 1",64,9,"en","CA","en_CA",2,1772452800],[3,"9.0",2,501,"",32,0,"de","DE","de_DE",1,1777636800]]"""),
                Request(Noon + Minute, """[[12,"11.4.2",2,601,null,64,9,"fr","CA",null,2,1772452860]]""") with { CallerHash = -7 });
            first.AddGroup(2, Request(Noon + (61 * Minute) + 1, """[[3,"9.1 \"beta\", rc\n2",2,1000,"",64,9,"","","日本語 😀",0,0],[40,null,0,0,null,0,0,null,null,null,0,0]]"""));
            first.Close(Noon + (90 * Minute));
        }

        using (MadeSegment second = Segment("alpha", epoch: 100, number: 2, Noon + (90 * Minute), firstRequest: 4))
        {
            // The commit failed in the first segment and has happened all the same.
            second.AddGroup(2, Request(Noon + (61 * Minute) + 1, """[[3,"9.1 \"beta\", rc\n2",2,1000,"",64,9,"","","日本語 😀",0,0],[40,null,0,0,null,0,0,null,null,null,0,0]]"""));
            second.AddGroup(3, Request(Noon + (120 * Minute), """[[12,"=1+1",2,601,"@x",64,9,"en","US","-en",1,1777644000]]""") with { ApiVersion = 2 });
            second.Execute($"INSERT INTO poison VALUES(6, 0, {Noon + (121 * Minute)}, 1, 7, NULL, 3, 'too big', x'5B5D'); UPDATE grp SET n_requests = 2 WHERE seq = 3");
            second.Close(Noon + (150 * Minute));
        }

        using (MadeSegment beta = Segment("beta", epoch: 7, number: 1, Noon + (30 * Minute)))
        {
            beta.AddGroup(1, Request(Noon + (31 * Minute), """[[12,"11.4.2",2,601,"Service Pack 1",64,9,"en","GB","en_GB",2,1772454660]]""") with { Revision = 7 });
            beta.Close(Noon + (40 * Minute));
        }

        _live = Segment("alpha", epoch: 200, number: 3, Noon + (180 * Minute));
        _live.AddGroup(1, Request(Noon + (180 * Minute), """[[-1,"\u0001\\",-2147483648,2147483647," ",64,9,"en","CA","'",0,-9223372036854775808],[12,"11.4.2",2,601,"a\rb",64,9,"en","CA","en_CA",1,9223372036854775807]]"""));

        using MadeSegment spare = Segment("alpha", epoch: 200, number: 4, Noon + (180 * Minute), firstRequest: 2);
        File.WriteAllBytes(PathOf("seg-20260131T150500000-000005.db"), []);
        File.WriteAllText(PathOf("seg-20260131T150500000-000006.db.corrupt"), "moved aside by somebody");
        File.WriteAllText(PathOf("notes.txt"), "of the operator");
    }

    /// <summary>The record's folder.</summary>
    public string Folder => _folder.Path;

    /// <summary>A file in it.</summary>
    public string PathOf(string name) => _folder.PathOf(name);

    /// <summary>A request with this JSON.</summary>
    public static MadeRequest Request(long received, string json)
    {
        using var sessions = System.Text.Json.JsonDocument.Parse(json);
        return new MadeRequest(received, sessions.RootElement.GetArrayLength(), Encoding.UTF8.GetBytes(json));
    }

    /// <summary>A new segment in the folder.</summary>
    public MadeSegment Segment(string node, long epoch, long number, long created, long firstRequest = 1)
    {
        string instant = DateTimeOffset.UnixEpoch.AddMicroseconds(created).ToString("yyyyMMdd'T'HHmmssfff", System.Globalization.CultureInfo.InvariantCulture);
        return new MadeSegment(
            PathOf(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"seg-{instant}-{number:000000}.db")), node, epoch, created, firstRequest);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _live.Dispose();
        _folder.Dispose();
    }
}
