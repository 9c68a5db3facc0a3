using System.Globalization;
using Utws.Api.Recording;
using Utws.Api.Recording.Segments;

namespace Utws.Api.Commands.Doctor;

/// <summary>Whether there is room for what the settings let the record grow to.</summary>
internal sealed class DiskCheck(string folder, RecordingSettings settings, Surroundings surroundings) : IDoctorCheck
{
    private const string Check = "disk";
    private const long MegaByte = 1024 * 1024;

    // The segment that is written, its log, the next one that is made ready, and one to spare.
    private const int FewSegments = 4;

    // Of 5 sessions, as the README has it.
    private const long BytesARequest = 500;

    /// <inheritdoc/>
    public Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellation)
    {
        Finding found;
        try
        {
            using SegmentFolder record = new(folder);
            found = Look(surroundings.RoomOf(ProbeFolder.ExistingFor(folder)).FreeBytes, record.List().Sum(s => s.Bytes));
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or ArgumentException)
        {
            found = Finding.Warning(Check, $"How much room there is cannot be told: {unknown.Message}", "Look with df.");
        }

        return Task.FromResult<IReadOnlyList<Finding>>([found]);
    }

    private Finding Look(long free, long used)
    {
        string room = string.Create(CultureInfo.InvariantCulture, $"{free / MegaByte:N0} MB are free, the record has {used / MegaByte:N0} MB");
        if (free < settings.SegmentBytes)
        {
            return Finding.Failed(
                Check,
                string.Create(CultureInfo.InvariantCulture, $"{room}: a segment takes up to {settings.SegmentMegabytes} MB, and without room every request is refused"),
                "Free some space, or name a folder on another disk in Utws:Recording:Path.");
        }

        if (settings.MaxBytes is { } most && most - used > free)
        {
            return Finding.Warning(
                Check,
                string.Create(CultureInfo.InvariantCulture, $"{room}: the disk is full before Utws:Recording:MaxMegabytes, {settings.MaxMegabytes:N0} MB, are reached"),
                string.Create(CultureInfo.InvariantCulture, $"Set Utws:Recording:MaxMegabytes to {(free + used) / MegaByte / 10 * 9} or less, or give it a larger disk."));
        }

        if (free < FewSegments * settings.SegmentBytes)
        {
            return Finding.Warning(
                Check,
                string.Create(CultureInfo.InvariantCulture, $"{room}: that is fewer than {FewSegments} segments of {settings.SegmentMegabytes} MB"),
                "Free some space, or set Utws:Recording:SegmentMegabytes lower.");
        }

        return Finding.Ok(Check, settings.MaxBytes is not null
            ? string.Create(CultureInfo.InvariantCulture, $"{room}, which may become {settings.MaxMegabytes:N0} MB")
            : string.Create(CultureInfo.InvariantCulture, $"{room}; no Utws:Recording:MaxMegabytes is set: full after some {free / BytesARequest / 1_000_000:N0} million requests of 5 sessions"));
    }
}
