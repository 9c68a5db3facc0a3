using System.Diagnostics;
using Utws.Api.Commands;
using Utws.Tests.Faults;

namespace Utws.Tests.Commands;

/// <summary>What the shells propose, asked of the shells themselves.</summary>
public sealed class CompletionTests
{
    [Theory]
    [InlineData("bash", "complete -o default -F _utws utws\n")]
    [InlineData("zsh", "compdef _utws utws\n")]
    [InlineData("fish", "complete -c utws -F -n __utws_takes_files\n")]
    [InlineData("pwsh", "Register-ArgumentCompleter -Native -CommandName utws -ScriptBlock {")]
    public async Task Script_KnowsWhereFilesAreExpected(string shell, string expected)
    {
        CommandRun run = await CommandRun.RunAsync(["completion", shell]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(expected, run.Output, StringComparison.Ordinal);
        Assert.Contains("--data --out --policy", run.Output, StringComparison.Ordinal);
        Assert.Contains("policy validate ", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('@' + "options@", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Script_ShellThatThereIsNoneFor_IsRefused()
    {
        CommandRun run = await CommandRun.RunAsync(["completion", "tcsh"]);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
    }

    // The directive that the scripts use has to get past the server's own arguments.
    [Theory]
    [InlineData("[suggest:3]", "pol")]
    [InlineData("[suggest:0]", "")]
    public void Directive_IsACommand(params string[] args) => Assert.True(CommandLine.IsCommand(args));

    [Theory]
    [InlineData("utws pol", "policy")]
    [InlineData("utws policy v", "validate")]
    [InlineData("utws policy ", "explain replay validate")]
    [InlineData("utws report --by ", "apiVersion country decision language locale node platform policy product servicePack time version")]
    [InlineData("utws report --by ver", "version")]
    [InlineData("utws report --by=ver", "version")]
    [InlineData("utws report --by product,ver", "product,version")]
    [InlineData("utws report --by product,product,pro", "")]
    [InlineData("utws export --format ", "csv ndjson parquet")]
    [InlineData("utws check x.xml --form A", "Asmx")]
    [InlineData("utws report --s", "--since")]
    [InlineData("utws completion ", "bash fish pwsh zsh")]
    [InlineData("utws report --data ", "")]
    [InlineData("utws policy validate ", "")]
    [InlineData("utws check ", "")]
    public async Task Bash_ProposesWhatCanComeNext(string line, string expected)
    {
        // Words as readline breaks them: at blanks, and around an equals sign.
        string words = string.Join(' ', line.Replace("=", " = ", StringComparison.Ordinal).Split(' ').Select(word => $"'{word}'"));
        string script = $"""
            export PATH="$PWD:$PATH"
            source <(utws completion bash)
            COMP_LINE='{line}' COMP_POINT={line.Length} COMP_WORDS=({words})
            COMP_CWORD=$(({words.Split(' ').Length} - 1))
            _utws
            complete -p utws
            echo "${"{COMPREPLY[@]}"}"
            """;
        Assert.Equal($"complete -o default -F _utws utws\n{expected}\n", await RunAsync("bash", ["--norc", "-c", script]));
    }

    // As its completion system calls it; what that does with the words is its own.
    [SystemFact("zsh", "command -v zsh")]
    public async Task Zsh_ProposesWhatCanComeNext()
    {
        const string Script = """
            export PATH="$PWD:$PATH"
            compdef() { echo $1 $2 }
            compadd() { echo ${(P)2} }
            _files() { echo files }
            source <(utws completion zsh)
            words=(utws policy v) CURRENT=3 PREFIX=v; _utws
            words=(utws export --format '') CURRENT=4 PREFIX=; _utws
            words=(utws report --data '') CURRENT=4 PREFIX=; _utws
            words=(utws check '') CURRENT=3 PREFIX=; _utws
            words=(utws report --si) CURRENT=3 PREFIX=--si; _utws
            """;
        Assert.Equal("_utws utws\nvalidate\ncsv ndjson parquet\nfiles\nfiles\n--since\n", await RunAsync("zsh", ["-f", "-c", Script]));
    }

    [SystemFact("fish", "command -v fish")]
    public async Task Fish_ProposesWhatCanComeNext() => Assert.Equal(
        "validate\n", await RunAsync("fish", ["--no-config", "-c", "set PATH $PWD $PATH; utws completion fish | source; complete -C 'utws policy v'"]));

    // In a folder with the program under its own name.
    private static async Task<string> RunAsync(string shell, string[] args)
    {
        using TemporaryFolder folder = new();
        string program = folder.PathOf("utws");
        await File.WriteAllTextAsync(program, $"#!/bin/sh\nexec dotnet '{Path.Combine(AppContext.BaseDirectory, "utws.dll")}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        using Process process = Process.Start(new ProcessStartInfo(shell, args) { UseShellExecute = false, WorkingDirectory = folder.Path, RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal("", await error);
        return output;
    }
}
