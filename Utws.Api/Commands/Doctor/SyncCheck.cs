using System.Globalization;
using Utws.Api.Recording.Sqlite;

namespace Utws.Api.Commands.Doctor;

/// <summary>Whether the disk keeps what it says it has kept, as far as its speed gives it away, and how long that takes.</summary>
internal sealed class SyncCheck(string folder, Surroundings surroundings) : IDoctorCheck
{
    private const string Check = "fsync";
    private const int Commits = 64;

    // A write to flash takes 20 us and more by itself, and the way there and back as much again; memory takes next to nothing.
    private static readonly TimeSpan s_tooGood = TimeSpan.FromMicroseconds(50);

    // A rotating disk turns in 8 ms; what takes longer is busy, or far away.
    private static readonly TimeSpan s_slow = TimeSpan.FromMilliseconds(20);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellation) => [await Task.Run(Look, cancellation)];

    private Finding Look()
    {
        try
        {
            using ProbeFolder probe = ProbeFolder.In(folder);
            TimeSpan[] times = [.. surroundings.TimeCommits(probe.Path, Commits).Order()];
            return Judge(times[times.Length / 2], times[^1]);
        }
        catch (Exception refused) when (refused is SqliteException or IOException or UnauthorizedAccessException)
        {
            return Finding.Failed(
                Check, $"A commit of 4 KB failed: {refused.Message}", "Look after that disk: what is answered as recorded would not be. The kernel's log (dmesg) has more.");
        }
    }

    private Finding Judge(TimeSpan median, TimeSpan longest)
    {
        string figures = string.Create(
            CultureInfo.InvariantCulture,
            $"{Commits} commits of 4 KB: {median.TotalMilliseconds:0.000} ms each in the median, {longest.TotalMilliseconds:0.0} ms at most");
        if (FolderCheck.TypeOf(folder, surroundings) is "tmpfs" or "ramfs")
        {
            return Finding.Ok(Check, figures + "; in memory there is nothing to sync");
        }

        if (median < s_tooGood)
        {
            return Finding.Warning(
                Check,
                figures + ": faster than any disk writes. Either its cache outlives a power failure, or it only says that it has written",
                "See that the disk's or the controller's write cache has a battery, or is off (hdparm -W 0), and that no mount option or hypervisor ignores syncs.");
        }

        double each = 1000 / Math.Max(median.TotalMilliseconds, 0.001);
        return median > s_slow
            ? Finding.Warning(
                Check,
                string.Create(CultureInfo.InvariantCulture, $"{figures}: a client that waits for each answer gets {each:0} a second, and all of them get theirs as late"),
                "Use a faster disk in Utws:Recording:Path, or Utws:Recording:Mode=Buffered if a crash may lose the last few MB.")
            : Finding.Ok(Check, string.Create(CultureInfo.InvariantCulture, $"{figures}; {each:N0} groups a second"));
    }
}
