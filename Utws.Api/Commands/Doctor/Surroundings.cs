namespace Utws.Api.Commands.Doctor;

/// <summary>What the checks see of the machine. Tests give them another one.</summary>
internal sealed record Surroundings
{
    /// <summary>Where <c>proc</c> and <c>run</c> are.</summary>
    public string Root { get; init; } = "/";

    /// <summary>The clock of the wall and the monotonic one.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The room of the file system that a path is on.</summary>
    public Func<string, DiskRoom> RoomOf { get; init; } = static path =>
    {
        DriveInfo drive = new(path);
        return new DiskRoom(drive.AvailableFreeSpace, drive.TotalSize);
    };

    /// <summary>How long each of a number of commits takes in a folder.</summary>
    public Func<string, int, IReadOnlyList<TimeSpan>> TimeCommits { get; init; } = CommitTimer.Time;

    /// <summary>A path of the system's below <see cref="Root"/>.</summary>
    public string PathOf(string path) => Path.Combine(Root, path);

    /// <summary>A file of the system's; null if it is not there or not for this account.</summary>
    public string? Read(string path)
    {
        try
        {
            return File.ReadAllText(PathOf(path));
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
