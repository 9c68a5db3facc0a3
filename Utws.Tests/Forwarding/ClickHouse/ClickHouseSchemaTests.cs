using System.Text;
using Utws.Api.Forwarding.ClickHouse;
using Utws.Tests.Support;

namespace Utws.Tests.Forwarding.ClickHouse;

/// <summary>What is said to servers of different age, and how their answers are understood. The older one is asked in earnest elsewhere.</summary>
public sealed class ClickHouseSchemaTests
{
    private const string NewServer =
        "version\t24.8.4.13\ntype\tDateTime64\nsetting\tasync_insert\nsetting\tinsert_deduplication_token\nsetting\tmax_partitions_per_insert_block\n"
        + "table\tnon_replicated_deduplication_window\ntable\tfsync_after_insert\ntable\tfsync_part_directory\ntable\tttl_only_drop_parts\n";

    [Theory]
    [InlineData("18.16")]
    [InlineData("24.8")]
    public Task CreateTable_IsInTheServersForm(string version)
    {
        ClickHouseFeatures features = ClickHouseFeatures.Parse(Encoding.UTF8.GetBytes(version == "18.16" ? "version\t18.16.1\n" : NewServer))!;
        string sql = ClickHouseSchema.CreateTable(new ClickHouseSettings { KeepDays = 400 }, features);
        return VerifyFile.VerifyAsync(Encoding.UTF8.GetBytes(sql + "\n"), [("version", version)], "txt");
    }

    [Theory]
    [InlineData("")]
    [InlineData("Ok.\n")]
    [InlineData("<html>\t</html>\n")]
    [InlineData("version\t24.8\nand\tmore\tof\tit\n")]
    public void Features_OfAnotherServer_AreNone(string answer) => Assert.Null(ClickHouseFeatures.Parse(Encoding.UTF8.GetBytes(answer)));

    [Theory]
    [InlineData(404, null, "Code: 60, e.displayText() = DB::Exception: Table default.x doesn't exist., e.what() = DB::Exception\n", 60, "Table default.x doesn't exist.")]
    [InlineData(404, "60", "Code: 60. DB::Exception: Table default.x does not exist. (UNKNOWN_TABLE) (version 24.8.4.13 (official build))\n", 60, "Table default.x does not exist. (UNKNOWN_TABLE) (version 24.8.4.13 (official build))")]
    [InlineData(200, "241", "", 241, "HTTP status 200 and no reason")]
    [InlineData(200, null, "Code: 241. DB::Exception: Memory limit (total) exceeded\nsecond line", 241, "Memory limit (total) exceeded")]
    [InlineData(502, null, "<html>\r\n<head>", null, "<html>")]
    public void Answer_ThatIsAnException_HasItsNumberAndWords(int status, string? header, string body, int? code, string text)
    {
        ClickHouseAnswer answer = new((System.Net.HttpStatusCode)status, Encoding.UTF8.GetBytes(body), header);
        Assert.False(answer.IsSuccess);
        Assert.Equal((code, text), (answer.Code, answer.Text()));
    }

    [Fact]
    public void AskStored_BatchBeyondDateTime_NamesNoDays()
    {
        ClickHouseSettings settings = new();
        Assert.Equal(
            """
            SELECT group_seq, ord FROM `default`.`utws_session`
            WHERE node = 'node \\ \'ä\'' AND epoch = 1764000000000001 AND group_seq BETWEEN 1 AND 2 AND received >= toDateTime(1764288000) AND received <= toDateTime(1764288001)
            FORMAT RowBinary
            """,
            ClickHouseSchema.AskStored(settings, MadeRequest.Batch(MadeRequest.Of(1, 1, 1_764_288_000_000_000), MadeRequest.Of(2, 1, 1_764_288_000_000_000))));
        Assert.DoesNotContain("received", ClickHouseSchema.AskStored(settings, MadeRequest.Batch(MadeRequest.Of(1, 1, long.MaxValue - 1))), StringComparison.Ordinal);
    }
}
