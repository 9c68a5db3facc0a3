using Utws.Api.Commands;
using Utws.Tests.Support;

namespace Utws.Tests.Commands;

/// <summary>What a command said, and how it ended.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    /// <summary>The folder of the recorded data; relative paths start from it.</summary>
    public static string Corpus { get; } = Path.Combine(RepositoryPaths.Root, "Utws.Tests", "Corpus");

    /// <summary>Runs any command line.</summary>
    public static async Task<CommandRun> RunAsync(string[] args, string? folder = null, byte[]? input = null)
    {
        StringWriter output = new() { NewLine = "\n" };
        StringWriter error = new() { NewLine = "\n" };
        using MemoryStream standardInput = new(input ?? []);
        int exitCode = await CommandLine.RunAsync(
            args, new CommandConsole(output, error, standardInput, TimeProvider.System, folder ?? Corpus));
        return new CommandRun(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Runs <c>check</c> with the tests' policy at a fixed instant.</summary>
    public static Task<CommandRun> CheckAsync(params string[] args) => RunAsync(
        ["check", "--policy", Path.Combine(Corpus, "check", "policy.json"), "--now", "2026-01-31", .. args]);
}
