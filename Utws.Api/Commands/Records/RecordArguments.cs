using System.CommandLine;
using System.CommandLine.Parsing;
using Utws.Api.Recording.Reading;

namespace Utws.Api.Commands.Records;

/// <summary>The options that every command on a record has: where it is, and which part of it counts.</summary>
internal sealed class RecordArguments
{
    // Where a server that is started here records.
    private const string DefaultFolder = "data";

    private readonly Option<string?> _data = new("--data") { HelpName = "DIR", Description = "The folder that the server records into; ./data if not given" };
    private readonly Option<DateTimeOffset?> _since;
    private readonly Option<DateTimeOffset?> _until;

    private RecordArguments(TimeProvider clock)
    {
        _since = Instant("--since", "Only what came at this instant or later: 2026-01-31, 2026-01-31T12:00:00Z, or so long ago: 24h, 7d, P1M", clock);
        _until = Instant("--until", "Only what came before this instant, given likewise", clock);
    }

    /// <summary>Gives a command the options.</summary>
    public static RecordArguments AddTo(Command command, TimeProvider clock)
    {
        RecordArguments arguments = new(clock);
        command.Add(arguments._data);
        command.Add(arguments._since);
        command.Add(arguments._until);
        command.Validators.Add(arguments.RefuseEmptyRange);
        return arguments;
    }

    /// <summary>What was given.</summary>
    public RecordOptions Of(ParseResult parsed) => new(parsed.GetValue(_data) ?? DefaultFolder, new RecordRange(
        parsed.GetValue(_since) is { } since ? MicrosecondsOf(since) : RecordRange.All.SinceMicroseconds,
        parsed.GetValue(_until) is { } until ? MicrosecondsOf(until) : RecordRange.All.UntilMicroseconds));

    // An instant between two microseconds is as good as the later one: nothing is recorded in between.
    private static long MicrosecondsOf(DateTimeOffset instant)
    {
        long ticks = (instant.ToUniversalTime() - DateTimeOffset.UnixEpoch).Ticks;
        return Math.DivRem(ticks, TimeSpan.TicksPerMicrosecond, out long rest) + (rest > 0 ? 1 : 0);
    }

    private static Option<DateTimeOffset?> Instant(string name, string description, TimeProvider clock) => new(name)
    {
        HelpName = "INSTANT",
        Description = description,
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (InstantArgument.TryParse(text, clock.GetUtcNow(), out DateTimeOffset instant))
            {
                return instant;
            }

            result.AddError($"{name} is '{text}'; expected {InstantArgument.Expected}.");
            return null;
        },
    };

    private void RefuseEmptyRange(CommandResult result)
    {
        // Each by its own parser before: where one of them is wrong, that is what is told.
        if (result.GetResult(_since) is { } since && result.GetResult(_until) is { } until && !since.Errors.Any() && !until.Errors.Any()
            && since.GetValueOrDefault<DateTimeOffset?>() >= until.GetValueOrDefault<DateTimeOffset?>())
        {
            result.AddError("--since is not before --until.");
        }
    }
}
