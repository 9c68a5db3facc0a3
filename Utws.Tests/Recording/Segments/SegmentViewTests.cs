using Utws.Api.Recording.Segments;
using Utws.Api.Recording.Sqlite;
using Utws.Core.Contract;
using Utws.Core.Policy;
using Utws.Core.Recording;

namespace Utws.Tests.Recording.Segments;

public sealed class SegmentViewTests : IDisposable
{
    private readonly StoreFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Session_EveryColumn_IsWhatWasAnnounced()
    {
        using SessionJson json = new();
        json.Append(
            new SessionInfo
            {
                ProductId = 12,
                Version = "11.4.2"u8,
                OsPlatform = 2,
                OsVersion = 601,
                ServicePack = "say \"x\"\\\n"u8,
                OsBits = 64,
                Architecture = 9,
                LangId = "0409"u8,
                Country = "CA"u8,
                Locale = "en_CA"u8,
                Present = SessionTextFields.Version | SessionTextFields.ServicePack | SessionTextFields.LangId | SessionTextFields.Country | SessionTextFields.Locale,
            },
            new PublishDecision(PublishMode.Details, long.MaxValue));
        json.Append(new SessionInfo { ProductId = int.MinValue, ServicePack = [], Present = SessionTextFields.ServicePack }, new PublishDecision(PublishMode.Discard, 0));
        json.Append(default, new PublishDecision(PublishMode.SummaryOnly, -1));
        RecordGroup group = new(10_000, 10) { Sequence = 1 };
        Assert.True(group.TryAppend(new RequestRecord(1_700_000_000_123_456, 3, new PolicyRevision(0x0AB), 77, 3), json.Json));
        SegmentStore store = _fixture.Opened();
        store.Commit(group);

        Assert.Equal(
            [
                "request_id=1 received_us=1700000000123456 received='2023-11-14T22:13:20.123Z' api_version=3 product_id=12 version='11.4.2' os_platform=2 os_version=601 "
                    + "service_pack='say \"x\"\\\n' os_bits=64 architecture=9 lang_id='0409' country='CA' locale='en_CA' publish=2 decision='Details' "
                    + "publish_until=9223372036854775807 policy='0000000000ab' policy_rev=171 addr_hash=77",
                "request_id=1 received_us=1700000000123456 received='2023-11-14T22:13:20.123Z' api_version=3 product_id=-2147483648 version=null os_platform=0 os_version=0 "
                    + "service_pack='' os_bits=0 architecture=0 lang_id=null country=null locale=null publish=0 decision='Discard' "
                    + "publish_until=0 policy='0000000000ab' policy_rev=171 addr_hash=77",
                "request_id=1 received_us=1700000000123456 received='2023-11-14T22:13:20.123Z' api_version=3 product_id=0 version=null os_platform=0 os_version=0 "
                    + "service_pack=null os_bits=0 architecture=0 lang_id=null country=null locale=null publish=1 decision='SummaryOnly' "
                    + "publish_until=-1 policy='0000000000ab' policy_rev=171 addr_hash=77",
            ],
            Rows(store.Status.CurrentFile!));
    }

    [Fact]
    public void Session_RequestWithoutSessions_HasNoRow()
    {
        SegmentStore store = _fixture.Opened();
        store.Commit(StoreFixture.Group(1, "[]"));
        Assert.Empty(Rows(store.Status.CurrentFile!));
    }

    private static List<string> Rows(string file)
    {
        using SqliteConnection connection = SqliteConnection.Open(file, SqliteOpenMode.ReadOnly);
        using SqliteStatement rows = connection.Prepare("SELECT * FROM session");
        List<string> found = [];
        while (rows.Step())
        {
            found.Add(string.Join(' ', Enumerable.Range(0, rows.ColumnCount).Select(i => $"{rows.NameOf(i)}={Value(rows, i)}")));
        }

        return found;
    }

    private static string Value(SqliteStatement row, int column) => row.TypeOf(column) switch
    {
        SQLitePCL.raw.SQLITE_NULL => "null",
        SQLitePCL.raw.SQLITE_TEXT => $"'{row.Text(column)}'",
        _ => row.Text(column),
    };
}
