using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Utws.Api.Policy;
using Utws.Core.Contract;
using Utws.Core.Policy;
using Utws.Tests.Support;

namespace Utws.Tests.Policy;

/// <summary>A policy file in a folder of its own, served and looked at when the test says so.</summary>
internal sealed class WatchedPolicy : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("utws-reload-");
    private readonly ILoggerFactory _loggers;

    /// <param name="arrange">Makes the folder's files, the first policy's among them; null for the one file.</param>
    /// <param name="name">The file's path within the folder.</param>
    public WatchedPolicy(Action<WatchedPolicy>? arrange = null, string name = "policy.json")
    {
        Path = PathOf(name);
        (arrange ?? (static policy => policy.Write(Text(1))))(this);
        Log = new CapturingLoggerProvider();
        _loggers = LoggerFactory.Create(b => b.AddProvider(Log));
        byte[] bytes = File.ReadAllBytes(Path);
        LoadedPolicy loaded = PolicyFile.Parse(Path, bytes);
        Current = new CurrentPolicy(new ServedPolicy(loaded.Policy, loaded.Revision));
        Watcher = new PolicyWatcher(
            new FilePolicyOrigin(Path), new PolicyStart(loaded, new PolicyContent(bytes, Error: null)), Current, Clock, _loggers.CreateLogger<PolicyWatcher>());
    }

    public string Path { get; }

    public SettlingClock Clock { get; } = new();

    public CapturingLoggerProvider Log { get; }

    public CurrentPolicy Current { get; }

    public PolicyWatcher Watcher { get; }

    public PolicyStatus Status => Watcher.Status;

    /// <summary>The number of the policy that decides now, see <see cref="Text"/>; its revision is that of the same.</summary>
    public long Number
    {
        get
        {
            ServedPolicy served = Current.Served;
            Assert.Equal(Status.Revision, served.Revision);
            return ((PublishPolicy)served.Decider).Decide(new DecisionContext(1, TestPolicy.Now), new SessionInfo()).PublishUntil;
        }
    }

    /// <summary>What was logged, in order.</summary>
    public string[] Logged => [.. Log.AboveDebug.Select(e => $"{e.Level}: {e.Message}")];

    /// <summary>A policy that publishes everything until this number.</summary>
    public static string Text(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{{ \"otherwise\": {{ \"publish\": \"Details\", \"publishUntil\": {number} }} }}");

    public string PathOf(string name) => System.IO.Path.Combine(_folder.FullName, name);

    public void Write(string text) => File.WriteAllText(Path, text);

    /// <summary>Writes another file of the folder.</summary>
    public void WriteTo(string name, string text) => File.WriteAllText(PathOf(name), text);

    /// <summary>Puts a new file in the place of the old one, as careful programs do.</summary>
    public void Replace(string text)
    {
        WriteTo("new", text);
        File.Move(PathOf("new"), Path, overwrite: true);
    }

    public Task LookAsync() => Watcher.LookAsync();

    /// <summary>Runs a program of the system in the folder: what the framework has no call for.</summary>
    public void Run(string program, params string[] args)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, args) { WorkingDirectory = _folder.FullName })!;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    public void Dispose()
    {
        _loggers.Dispose();
        Log.Dispose();
        _folder.Delete(recursive: true);
    }
}
