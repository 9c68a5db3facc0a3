using System.Text;
using System.Text.Json;
using Parquet;
using Parquet.Schema;
using Utws.Api.Commands;
using Utws.Benchmarks;
using Utws.Tests.Recording.Reading;
using Utws.Tests.Support;

namespace Utws.Tests.Commands;

/// <summary><c>utws export</c> over a made record; each format is read back by something that is not ours.</summary>
public sealed class ExportCommandTests
{
    private const int Sessions = 9;

    [Theory]
    [InlineData("csv")]
    [InlineData("ndjson")]
    public async Task Record_IsExported(string format)
    {
        using RecordFixture record = new();
        (int exitCode, byte[] bytes, string error) = await ExportAsync("export", "--format", format, "--data", record.Folder);
        Assert.Equal((0, ""), (exitCode, error));
        await VerifyFile.VerifyAsync(bytes, [("format", format)], format);
    }

    [Fact]
    public async Task Ndjson_IsWhatTheRecordHas()
    {
        using RecordFixture record = new();
        (_, byte[] bytes, _) = await ExportAsync("export", "--format", "ndjson", "--data", record.Folder);
        string[] lines = Encoding.UTF8.GetString(bytes).Split('\n');
        Assert.Equal(Sessions + 1, lines.Length);
        using var beta = JsonDocument.Parse(lines[3]);
        Assert.Equal("9.1 \"beta\", rc\n2", beta.RootElement.GetProperty("version").GetString());
        Assert.Equal("日本語 😀", beta.RootElement.GetProperty("locale").GetString());
        using var missing = JsonDocument.Parse(lines[4]);
        Assert.Equal(JsonValueKind.Null, missing.RootElement.GetProperty("country").ValueKind);
    }

    // The three formats have the same rows: what a plain parser makes of CSV and JSON is what Parquet's own library reads.
    [Fact]
    public async Task Parquet_HasCellByCellWhatTheOthersHave()
    {
        using RecordFixture record = new();
        (_, byte[] csv, _) = await ExportAsync("export", "--format", "csv", "--data", record.Folder);
        (_, byte[] ndjson, _) = await ExportAsync("export", "--format", "ndjson", "--data", record.Folder);
        (int exitCode, byte[] parquet, string error) = await ExportAsync("export", "--format", "parquet", "--data", record.Folder);
        Assert.Equal((0, ""), (exitCode, error));
        List<string?[]> fromCsv = CsvParser.Parse(Encoding.UTF8.GetString(csv));
        List<string?[]> fromParquet = await ReadParquetAsync(parquet);
        Assert.Equal(Sessions + 1, fromCsv.Count);
        Assert.Equal(fromCsv, fromParquet);
        Assert.Equal(fromCsv[1..], ReadNdjson(ndjson));
    }

    [Fact]
    public async Task ManyRowGroups_AreReadBackWhole()
    {
        using TemporaryFolder folder = new();
        const int Count = 150_000;
        MadeRecord.Create(folder.PathOf("seg-20260131T120000000-000001.db"), Count);
        CommandRun run = await CommandRun.RunAsync(["export", "--format", "parquet", "--data", ".", "--out", "x.parquet"], folder.Path);
        Assert.Equal((0, "x.parquet: 150,000 sessions\n", ""), (run.ExitCode, run.Output, run.Error));
        await using ParquetReader reader = await ParquetReader.CreateAsync(folder.PathOf("x.parquet"));
        Assert.Equal(3, reader.RowGroupCount);
        Assert.Equal(Count, reader.Metadata!.RowGroups.Sum(g => g.NumRows));
    }

    [Fact]
    public async Task File_HasItsNameOnceItIsWhole()
    {
        using RecordFixture record = new();
        using TemporaryFolder folder = new();
        await File.WriteAllTextAsync(folder.PathOf("x.csv"), "an older one");
        CommandRun run = await CommandRun.RunAsync(["export", "--format", "csv", "--data", record.Folder, "--out", "x.csv"], folder.Path);
        Assert.Equal((0, "x.csv: 9 sessions\n", ""), (run.ExitCode, run.Output, run.Error));
        Assert.Equal(["x.csv"], Directory.EnumerateFiles(folder.Path).Select(f => Path.GetFileName(f)), StringComparer.Ordinal);
        Assert.StartsWith("node,epoch,", await File.ReadAllTextAsync(folder.PathOf("x.csv")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("parquet")]
    public async Task Interrupted_LeavesNoFileAndTheOlderOne(string format)
    {
        using TemporaryFolder data = new();
        using TemporaryFolder folder = new();
        MadeRecord.Create(data.PathOf("seg-20260131T120000000-000001.db"), 70_000);
        await File.WriteAllTextAsync(folder.PathOf("x"), "an older one");
        using CancellationTokenSource interrupt = new();
        await interrupt.CancelAsync();
        using StringWriter error = new() { NewLine = "\n" };
        CommandConsole console = new(TextWriter.Null, error, Stream.Null, TimeProvider.System, folder.Path);
        Api.Commands.Export.ExportRun run = new(
            new Api.Commands.Export.ExportOptions(
                new Api.Commands.Records.RecordOptions(data.Path, Api.Recording.Reading.RecordRange.All),
                Enum.Parse<Api.Commands.Export.ExportFormat>(format, ignoreCase: true),
                "x"),
            console);
        Assert.Equal(2, await Api.Commands.Records.RecordRun.RunAsync(console, () => run.RunAsync(interrupt.Token)));
        Assert.Equal("utws: interrupted\n", error.ToString());
        Assert.Equal("an older one", await File.ReadAllTextAsync(folder.PathOf("x")));
        Assert.Equal(["x"], Directory.EnumerateFiles(folder.Path).Select(f => Path.GetFileName(f)), StringComparer.Ordinal);
    }

    [Fact]
    public async Task FolderThatIsNotThere_IsSaid()
    {
        using RecordFixture record = new();
        using TemporaryFolder folder = new();
        CommandRun run = await CommandRun.RunAsync(["export", "--format", "csv", "--data", record.Folder, "--out", "no/x.csv"], folder.Path);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("utws: no/x.csv: Could not find a part of the path", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("; nothing was exported\n", run.Error, StringComparison.Ordinal);
    }

    // As the superuser a test is run by, it would be gone for everybody.
    [Fact]
    public async Task Device_IsRefusedAndStays()
    {
        if (!File.Exists("/dev/null"))
        {
            return;
        }

        using RecordFixture record = new();
        using TemporaryFolder folder = new();
        File.CreateSymbolicLink(folder.PathOf("x.csv"), "/dev/null");
        CommandRun run = await CommandRun.RunAsync(["export", "--format", "csv", "--data", record.Folder, "--out", "x.csv"], folder.Path);
        Assert.Equal((2, "", "utws: x.csv: it is a pipe, a device or a link to nothing; - is standard output; nothing was exported\n"), (run.ExitCode, run.Output, run.Error));
        Assert.Equal("/dev/null", new FileInfo(folder.PathOf("x.csv")).LinkTarget);
    }

    [Fact]
    public async Task Link_StaysAndWhatItLeadsToIsWritten()
    {
        using RecordFixture record = new();
        using TemporaryFolder folder = new();
        using TemporaryFolder elsewhere = new();
        await File.WriteAllTextAsync(elsewhere.PathOf("there.csv"), "an older one");
        File.CreateSymbolicLink(folder.PathOf("x.csv"), elsewhere.PathOf("there.csv"));
        CommandRun run = await CommandRun.RunAsync(["export", "--format", "csv", "--data", record.Folder, "--out", "x.csv"], folder.Path);
        Assert.Equal((0, "x.csv: 9 sessions\n", ""), (run.ExitCode, run.Output, run.Error));
        Assert.Equal(elsewhere.PathOf("there.csv"), new FileInfo(folder.PathOf("x.csv")).LinkTarget);
        Assert.StartsWith("node,epoch,", await File.ReadAllTextAsync(elsewhere.PathOf("there.csv")), StringComparison.Ordinal);
    }

    // The device that is always full.
    [Fact]
    public async Task FullDisk_IsSaid()
    {
        if (!File.Exists("/dev/full"))
        {
            return;
        }

        using RecordFixture record = new();
        await using FileStream full = new("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        using StringWriter error = new() { NewLine = "\n" };
        int exitCode = await CommandLine.RunAsync(
            ["export", "--format", "csv", "--data", record.Folder],
            new CommandConsole(TextWriter.Null, error, Stream.Null, TimeProvider.System, record.Folder) { Bytes = full });
        Assert.Equal((2, true), (exitCode, error.ToString().StartsWith("utws: standard output: No space left on device", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task ParquetForATerminal_IsRefused()
    {
        using RecordFixture record = new();
        using StringWriter error = new() { NewLine = "\n" };
        int exitCode = await CommandLine.RunAsync(
            ["export", "--format", "parquet", "--data", record.Folder],
            new CommandConsole(TextWriter.Null, error, Stream.Null, TimeProvider.System, record.Folder) { IsOutputTerminal = true });
        Assert.Equal((2, "utws: parquet is nothing for a terminal; --out FILE names where it shall go\n"), (exitCode, error.ToString()));
    }

    [Theory]
    [InlineData("export", "Option '--format' is required.")]
    [InlineData("export --format xml", "--format is 'xml'; expected parquet, csv or ndjson.")]
    [InlineData("export --format 1", "--format is '1'; expected parquet, csv or ndjson.")]
    [InlineData("export --format csv --since 2026-13-01", "--since is '2026-13-01'; expected a date, a date and time with Z or an offset, or a duration back from now such as 24h, 7d or P1M.")]
    public async Task WrongOption_IsToldOnStandardErrorWithExitCode2(string line, string expected)
    {
        CommandRun run = await CommandRun.RunAsync(line.Split(' '));
        Assert.Equal((2, "", $"utws: {expected}\nutws: --help tells what there is\n"), (run.ExitCode, run.Output, run.Error));
    }

    private static async Task<(int ExitCode, byte[] Bytes, string Error)> ExportAsync(params string[] args)
    {
        using StringWriter error = new() { NewLine = "\n" };
        using MemoryStream bytes = new();
        int exitCode = await CommandLine.RunAsync(
            args, new CommandConsole(TextWriter.Null, error, Stream.Null, TimeProvider.System, CommandRun.Corpus) { Bytes = bytes });
        return (exitCode, bytes.ToArray(), error.ToString());
    }

    private static List<string?[]> ReadNdjson(byte[] bytes) =>
    [
        .. Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
        {
            using var row = JsonDocument.Parse(line);
            return row.RootElement.EnumerateObject().Select(p => p.Value.ValueKind switch
            {
                JsonValueKind.Null => null,
                JsonValueKind.String => p.Value.GetString(),
                _ => p.Value.GetRawText(),
            }).ToArray();
        }),
    ];

    private static async Task<List<string?[]>> ReadParquetAsync(byte[] bytes)
    {
        using MemoryStream stream = new(bytes);
        await using ParquetReader reader = await ParquetReader.CreateAsync(stream);
        DataField[] fields = reader.Schema.GetDataFields();
        List<string?[]> rows = [[.. fields.Select(f => f.Name)]];
        for (int i = 0; i < reader.RowGroupCount; i++)
        {
            using ParquetRowGroupReader group = reader.OpenRowGroupReader(i);
            int count = (int)group.RowCount;
            string?[][] columns = new string?[fields.Length][];
            for (int c = 0; c < fields.Length; c++)
            {
                columns[c] = await ReadColumnAsync(group, fields[c], count);
            }

            rows.AddRange(Enumerable.Range(0, count).Select(r => columns.Select(c => c[r]).ToArray()));
        }

        return rows;
    }

    private static async Task<string?[]> ReadColumnAsync(ParquetRowGroupReader group, DataField field, int count)
    {
        if (field.ClrType == typeof(string) || field.ClrType == typeof(ReadOnlyMemory<char>))
        {
            string?[] texts = new string?[count];
            await group.ReadAsync(field, texts.AsMemory()!);
            return texts;
        }

        if (field.ClrType == typeof(int))
        {
            int[] numbers = new int[count];
            await group.ReadAsync(field, numbers.AsMemory());
            return [.. numbers.Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture))];
        }

        if (field.ClrType == typeof(DateTime))
        {
            var instants = new DateTime[count];
            await group.ReadAsync(field, instants.AsMemory());
            return [.. instants.Select(t => t.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", System.Globalization.CultureInfo.InvariantCulture))];
        }

        if (field.IsNullable)
        {
            long?[] hashes = new long?[count];
            await group.ReadAsync(field, hashes.AsMemory());
            return [.. hashes.Select(n => n?.ToString(System.Globalization.CultureInfo.InvariantCulture))];
        }

        long[] longs = new long[count];
        await group.ReadAsync(field, longs.AsMemory());
        return [.. longs.Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture))];
    }
}
