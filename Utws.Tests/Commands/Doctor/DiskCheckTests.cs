using Utws.Api.Commands.Doctor;
using Utws.Api.Recording;

namespace Utws.Tests.Commands.Doctor;

/// <summary>Free space is held against what the settings let the record grow to.</summary>
public sealed class DiskCheckTests
{
    private const long MegaByte = 1 << 20;

    [Theory]
    [InlineData(63, null, Verdict.Failed, "63 MB are free, the record has 10 MB: a segment takes up to 64 MB, and without room every request is refused")]
    [InlineData(255, null, Verdict.Warning, "255 MB are free, the record has 10 MB: that is fewer than 4 segments of 64 MB")]
    [InlineData(989, 1000, Verdict.Warning, "989 MB are free, the record has 10 MB: the disk is full before Utws:Recording:MaxMegabytes, 1,000 MB, are reached")]
    [InlineData(990, 1000, Verdict.Ok, "990 MB are free, the record has 10 MB, which may become 1,000 MB")]
    [InlineData(100_000, null, Verdict.Ok, "100,000 MB are free, the record has 10 MB; no Utws:Recording:MaxMegabytes is set: full after some 209 million requests of 5 sessions")]
    public async Task Look_RoomAgainstSettings(int freeMegabytes, int? maxMegabytes, object verdict, string text)
    {
        using MadeMachine machine = new() { Room = new DiskRoom(freeMegabytes * MegaByte, 0) };
        await File.WriteAllBytesAsync(Path.Combine(machine.Record, "seg-20261128T110000000-000001.db"), new byte[10 * MegaByte]);
        Finding found = await MadeMachine.OnlyAsync(new DiskCheck(machine.Record, new RecordingSettings { MaxMegabytes = maxMegabytes }, machine.Surroundings));
        Assert.Equal((verdict, text), (found.Verdict, found.Text));
        Assert.Equal(found.Verdict == Verdict.Ok, found.WhatToDo is null);
    }

    [Fact]
    public async Task Look_RoomThatCannotBeTold_IsAWarning()
    {
        using MadeMachine machine = new();
        Surroundings blind = machine.Surroundings with { RoomOf = _ => throw new IOException("no such drive") };
        Finding found = await MadeMachine.OnlyAsync(new DiskCheck(machine.Record, new RecordingSettings(), blind));
        Assert.Equal((Verdict.Warning, "How much room there is cannot be told: no such drive"), (found.Verdict, found.Text));
    }
}
