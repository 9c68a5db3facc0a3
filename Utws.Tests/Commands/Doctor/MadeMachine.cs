using Utws.Api.Commands.Doctor;

namespace Utws.Tests.Commands.Doctor;

/// <summary>A machine made of files in a temporary folder, with a disk and a clock of the test's choice.</summary>
internal sealed class MadeMachine : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public MadeMachine()
    {
        Surroundings = new Surroundings
        {
            Root = _folder.PathOf("root"),
            Clock = Clock,
            RoomOf = _ => Room,
            TimeCommits = (_, commits) => [.. Enumerable.Repeat(Commit, commits)],
        };
    }

    /// <summary>Its clock.</summary>
    public SteppedClock Clock { get; } = new(new DateTimeOffset(2026, 11, 28, 12, 0, 0, TimeSpan.Zero));

    /// <summary>The room of its disk.</summary>
    public DiskRoom Room { get; set; } = new(100L << 30, 200L << 30);

    /// <summary>How long a commit takes on it.</summary>
    public TimeSpan Commit { get; set; } = TimeSpan.FromMilliseconds(1);

    public Surroundings Surroundings { get; }

    /// <summary>A folder beside it that is there.</summary>
    public string Record => Directory.CreateDirectory(_folder.PathOf("record")).FullName;

    /// <summary>Makes a file of the system's.</summary>
    public MadeMachine With(string path, string text)
    {
        string file = Surroundings.PathOf(path);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return this;
    }

    /// <summary>The only thing that a check has to say.</summary>
    public static async Task<Finding> OnlyAsync(IDoctorCheck check) => Assert.Single(await check.LookAsync(default));

    public void Dispose() => _folder.Dispose();
}
