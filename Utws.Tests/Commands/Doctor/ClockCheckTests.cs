using Utws.Api.Commands.Doctor;

namespace Utws.Tests.Commands.Doctor;

/// <summary>A clock is doubted that cannot be right, that is set meanwhile, or that the record is ahead of.</summary>
public sealed class ClockCheckTests
{
    [Theory]
    [InlineData("2025-12-31")]
    [InlineData("1970-01-01")]
    [InlineData("2038-01-01")]
    public async Task Look_YearThatCannotBe_Fails(string instant)
    {
        using MadeMachine machine = new();
        machine.Clock.Wall = DateTimeOffset.Parse(instant + "T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture);
        Finding found = await LookAsync(machine, ClockReading.Of(machine.Clock));
        Assert.Equal((Verdict.Failed, $"It says {instant}T00:00:00Z, which cannot be"), (found.Verdict, found.Text));
    }

    [Theory]
    [InlineData(-3.0, "It was set by -3.0 s while these checks ran")]
    [InlineData(0.5, "It was set by 0.5 s while these checks ran")]
    public async Task Look_ClockThatIsSet_IsWarnedOf(double seconds, string expected)
    {
        using MadeMachine machine = new();
        var begun = ClockReading.Of(machine.Clock);
        machine.Clock.Wall += TimeSpan.FromSeconds(seconds);
        Finding found = await LookAsync(machine, begun);
        Assert.Equal((Verdict.Warning, expected), (found.Verdict, found.Text));
    }

    [Fact]
    public async Task Look_RecordOfLater_IsWarnedOf()
    {
        using MadeMachine machine = new();
        string segment = Path.Combine(machine.Record, "seg-20261128T130000000-000001.db");
        await File.WriteAllTextAsync(segment, "");
        File.SetLastWriteTimeUtc(segment, machine.Clock.Wall.UtcDateTime);
        Finding found = await LookAsync(machine, ClockReading.Of(machine.Clock));
        Assert.Equal(Verdict.Warning, found.Verdict);
        Assert.StartsWith("It says 2026-11-28T12:00:00Z, and the record's newest segment is of 2026-11-28T13:00:00Z: ", found.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Look_TimeService_IsToldAsFarAsItIsSeen()
    {
        using MadeMachine machine = new();
        var begun = ClockReading.Of(machine.Clock);
        Finding unseen = await LookAsync(machine, begun);
        _ = machine.With("run/systemd/timesync/other", "");
        Finding waiting = await LookAsync(machine, begun);
        _ = machine.With("run/systemd/timesync/synchronized", "");
        Finding synchronized = await LookAsync(machine, begun);
        Assert.Equal((Verdict.Ok, Verdict.Warning, Verdict.Ok), (unseen.Verdict, waiting.Verdict, synchronized.Verdict));
        Assert.Equal("2026-11-28T12:00:00Z, synchronized", synchronized.Text);
    }

    private static Task<Finding> LookAsync(MadeMachine machine, ClockReading begun) =>
        MadeMachine.OnlyAsync(new ClockCheck(begun, machine.Record, machine.Surroundings));
}
