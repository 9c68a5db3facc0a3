namespace Utws.Tests.Commands;

/// <summary>What a script learns without reading.</summary>
public sealed class CheckExitCodeTests
{
    [Theory]
    [InlineData("check/soap-1.2.xml", 0)]
    [InlineData("check/pair-same.request.http", 0)]
    [InlineData("check/pair-other-prefix.request.http", 0)]
    [InlineData("check/bad-int.xml", 1)]
    [InlineData("check/pair-other-decision.request.http", 1)]
    [InlineData("check/response-with-fault.http", 1)]
    [InlineData("check/nowhere.xml", 2)]
    public async Task File_SetsTheExitCode(string file, int expected) => Assert.Equal(expected, (await CommandRun.CheckAsync(file)).ExitCode);

    [Fact]
    public async Task UnreadableFile_PrevailsOverFaults()
    {
        CommandRun run = await CommandRun.CheckAsync("check/nowhere.xml", "check/bad-int.xml", "check/soap-1.2.xml", "check/pair-other-decision.request.http");
        Assert.Equal(2, run.ExitCode);
        Assert.EndsWith("\n4 files: 1 accepted, 1 with faults, 1 differ, 1 could not be read\n", run.Output, StringComparison.Ordinal);
        Assert.Equal("utws: check/nowhere.xml: There is no such file or folder.\n", run.Error);
    }

    [Fact]
    public async Task FolderWithoutMessages_IsNoSuccess()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("utws-check-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "notes.md"), "nothing to check");
            CommandRun run = await CommandRun.CheckAsync(folder.FullName);
            Assert.Equal((2, "0 files: 0 accepted, 0 with faults, 0 differ, 0 could not be read\n"), (run.ExitCode, run.Output));
            Assert.Equal($"utws: there is no *.xml, *.http, *.soap or *.txt in {folder.FullName}\n", run.Error);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task FolderWithAnEscapeInItsName_IsToldVisibly()
    {
        using TemporaryFolder folder = new();
        string name = OperatingSystem.IsWindows() ? "a\u202Eb" : "a\u001B[31mb";
        _ = Directory.CreateDirectory(folder.PathOf(name));
        CommandRun run = await CommandRun.RunAsync(["check", name], folder.Path);
        string visible = OperatingSystem.IsWindows() ? "a<U+202E>b" : "a\u241B[31mb";
        Assert.Equal((2, $"utws: there is no *.xml, *.http, *.soap or *.txt in {visible}\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task StandardInput_IsAFileLikeOthers()
    {
        byte[] envelope = await File.ReadAllBytesAsync(Path.Combine(CommandRun.Corpus, "check", "bad-int.xml"));
        CommandRun run = await CommandRun.RunAsync(["check", "-"], input: envelope);
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("-: fault\n", run.Output, StringComparison.Ordinal);
    }

    // Folders: files by name, then the folders in them; of other kinds only what is named.
    [Fact]
    public async Task Folder_IsSearchedInOrder()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("utws-check-");
        try
        {
            string envelope = Path.Combine(CommandRun.Corpus, "check", "soap-1.2.xml");
            DirectoryInfo inner = folder.CreateSubdirectory("a");
            string[] names = ["z.xml", "B.TXT", "b.soap", "a/c.http", "skipped.bin", "named.bin"];
            foreach (string name in names)
            {
                File.Copy(envelope, Path.Combine(folder.FullName, name));
            }

            CommandRun run = await CommandRun.RunAsync(["check", ".", "named.bin"], folder.FullName);
            string[] accepted = [.. run.Output.Split('\n').Where(l => l.EndsWith(": accepted", StringComparison.Ordinal))];
            Assert.Equal(
                ["./B.TXT: accepted", "./b.soap: accepted", "./z.xml: accepted", "./a/c.http: accepted", "named.bin: accepted"], accepted);
            Assert.True(inner.Exists);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
