using Utws.Api.Policy;
using Utws.Tests.Commands;
using Utws.Tests.Support;

namespace Utws.Tests.Capture;

/// <summary>A folder for captured messages, gone after the test, and servers that capture into it.</summary>
internal sealed class CaptureRun : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("utws-capture-");

    /// <summary>The folder; the server makes it.</summary>
    public string Folder => Path.Combine(_root.FullName, "messages");

    public static string PolicyPath { get; } = Path.Combine(CommandRun.Corpus, "check", "policy.json");

    /// <summary>The captured files' names, in order.</summary>
    public string[] Files => Directory.Exists(Folder)
        ? [.. Directory.EnumerateFiles(Folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Starts a server that decides by the tests' policy and captures.</summary>
    public Task<UtwsServer> StartAsync(params string[] settings) => UtwsServer.StartAsync(
        PolicyFile.Load(PolicyPath).Policy, ["--Utws:Capture:Path=" + Folder, .. settings]);

    /// <summary>Checks what was captured, each request at its own instant.</summary>
    public Task<CommandRun> CheckAsync() => CommandRun.RunAsync(["check", "--policy", PolicyPath, Folder]);

    /// <summary>The text of the only captured file with this ending.</summary>
    public string Read(string suffix) =>
        File.ReadAllText(Path.Combine(Folder, Assert.Single(Files, f => f.EndsWith(suffix, StringComparison.Ordinal))));

    public void Dispose() => _root.Delete(recursive: true);
}
