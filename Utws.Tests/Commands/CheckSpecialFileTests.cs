using System.Diagnostics;

namespace Utws.Tests.Commands;

/// <summary>What is no file is never waited for, and the run goes on. Windows has none of these in its folders.</summary>
public sealed class CheckSpecialFileTests
{
    private const string Refusal = "It is a pipe or a device, not a file: give it on standard input, which is named -.";

    private static readonly string s_envelope = Path.Combine(CommandRun.Corpus, "check", "soap-1.2.xml");

    [Theory]
    [InlineData("pipe.xml")]
    [InlineData("link.xml")]
    [InlineData("/dev/zero")]
    public async Task NamedPipeOrDevice_IsRefused(string name)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using TemporaryFolder folder = new();
        await MakePipeAsync(folder.PathOf("pipe.xml"));
        _ = File.CreateSymbolicLink(folder.PathOf("link.xml"), "pipe.xml");
        CommandRun run = await CommandRun.RunAsync(["check", name, s_envelope], folder.Path);
        Assert.Equal((2, $"utws: {name}: {Refusal}\n"), (run.ExitCode, run.Error));
        Assert.EndsWith("\n2 files: 1 accepted, 0 with faults, 0 differ, 1 could not be read\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PipeInAFolder_IsNoMessage()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using TemporaryFolder folder = new();
        await MakePipeAsync(folder.PathOf("pipe.xml"));
        File.Copy(s_envelope, folder.PathOf("file.xml"));
        _ = File.CreateSymbolicLink(folder.PathOf("link.xml"), "file.xml");
        await File.WriteAllTextAsync(folder.PathOf("empty.xml"), "");
        CommandRun run = await CommandRun.RunAsync(["check", "."], folder.Path);
        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.EndsWith("\n3 files: 2 accepted, 1 with faults, 0 differ, 0 could not be read\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PipeInARecordedAnswersPlace_IsRefused()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using TemporaryFolder folder = new();
        File.Copy(Path.Combine(CommandRun.Corpus, "check", "pair-same.request.http"), folder.PathOf("x.request.http"));
        await MakePipeAsync(folder.PathOf("x.response.http"));
        CommandRun run = await CommandRun.RunAsync(["check", "."], folder.Path);
        Assert.Equal((2, $"utws: ./x.request.http: {Refusal}\n"), (run.ExitCode, run.Error));
    }

    // As a shell gives it: a pipe that stays open would be waited for as long as it does.
    [Fact]
    public async Task StandardInputByItsDevice_IsRefused()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using ProgramProcess program = ProgramProcess.Start(CommandRun.Corpus, "check", "/dev/stdin");
        CommandRun run = await program.EndAsync();
        Assert.Equal((2, $"utws: /dev/stdin: {Refusal}\n"), (run.ExitCode, run.Error));
    }

    private static async Task MakePipeAsync(string path)
    {
        using Process make = Process.Start("mkfifo", [path]);
        await make.WaitForExitAsync();
        Assert.Equal(0, make.ExitCode);
    }
}
