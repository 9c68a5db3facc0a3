using System.Globalization;
using Utws.Api.Recording.Segments;

namespace Utws.Api.Commands.Doctor;

/// <summary>Whether the clock can be believed: decisions end, and records are dated, by it.</summary>
/// <param name="begun">The clocks when the checks began.</param>
/// <param name="folder">The full path of the record's folder; null if nothing is recorded.</param>
/// <param name="surroundings">The machine.</param>
internal sealed class ClockCheck(ClockReading begun, string? folder, Surroundings surroundings) : IDoctorCheck
{
    private const string Check = "clock";
    private const string WhatToDo = "Have the clock kept by a time service: timedatectl set-ntp true, or chrony.";

    // The year of this program's first version: no clock that is right is before it. And publishUntil ends in 2038.
    private const int FirstYear = 2026;
    private const int LastYear = 2037;

    // A clock that is slewed gains or loses 0.5 ms a second; what is more was set.
    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(250);

    // What another clock that wrote the folder may be ahead.
    private static readonly TimeSpan s_ahead = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellation)
    {
        DateTimeOffset now = surroundings.Clock.GetUtcNow();
        List<Finding> found = [];
        if (now.Year is < FirstYear or > LastYear)
        {
            found.Add(Finding.Failed(Check, $"It says {Text(now)}, which cannot be", WhatToDo));
        }

        TimeSpan drift = now - begun.Wall - surroundings.Clock.GetElapsedTime(begun.Timestamp);
        if (drift.Duration() > s_step)
        {
            found.Add(Finding.Warning(
                Check, string.Create(CultureInfo.InvariantCulture, $"It was set by {drift.TotalSeconds:0.0} s while these checks ran"), WhatToDo));
        }

        if (Newest() is { } newest && newest - now > s_ahead)
        {
            found.Add(Finding.Warning(
                Check,
                $"It says {Text(now)}, and the record's newest segment is of {Text(newest)}: it has gone back, or another machine's was ahead",
                WhatToDo + " Until it is past that instant, segments are kept in the order of their numbers, and reports show times that are ahead."));
        }

        if (found.Count == 0)
        {
            found.Add(Synchronized(now));
        }

        return Task.FromResult<IReadOnlyList<Finding>>(found);
    }

    // systemd-timesyncd makes this file once it has set the clock. Others leave no mark that can be read without them.
    private Finding Synchronized(DateTimeOffset now) => !Directory.Exists(surroundings.PathOf("run/systemd/timesync"))
        ? Finding.Ok(Check, $"{Text(now)}; whether it is kept by a time service cannot be seen here")
        : File.Exists(surroundings.PathOf("run/systemd/timesync/synchronized"))
            ? Finding.Ok(Check, $"{Text(now)}, synchronized")
            : Finding.Warning(Check, $"{Text(now)}, and systemd-timesyncd has not reached a time server", "See timedatectl timesync-status, and that UDP port 123 is open to the outside.");

    private DateTimeOffset? Newest()
    {
        try
        {
            if (folder is null)
            {
                return null;
            }

            using SegmentFolder record = new(folder);
            List<SegmentFile> segments = record.List();
            return segments.Count == 0 ? null : segments.Max(s => s.LastWrite > s.Begun ? s.LastWrite : s.Begun);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            // That is another check's to tell.
            return null;
        }
    }

    private static string Text(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
