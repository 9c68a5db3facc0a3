using System.Text.Json;
using Utws.Core.Contract;
using Utws.Core.Policy;

namespace Utws.Api.Policy;

// What a rule answers: publish, and one of for, until and publishUntil.
internal ref partial struct PolicyParser
{
    private static readonly string[] s_modes = ["Discard", "SummaryOnly", "Details"];

    private PolicyOutcome ReadOtherwise(string path)
    {
        int start = EnterObject(path, "the answer when no rule matches, an object");
        OutcomeDraft outcome = default;
        uint seen = 0;
        while (NextMember(MemberNames.Otherwise, path, ref seen, out string member, out string memberPath))
        {
            ReadOutcomeMember(member, memberPath, ref outcome);
        }

        return Finish(outcome, start, path);
    }

    private void ReadOutcomeMember(string member, string path, ref OutcomeDraft outcome)
    {
        if (member == "publish")
        {
            outcome.PublishPosition = Position;
            outcome.Publish = (PublishMode)ReadWord(path, s_modes);
            return;
        }

        if (outcome.UntilMember is { } first)
        {
            throw _source.Refused(PolicyErrorReason.UntilGivenTwice, _memberPosition, path, string.Empty, $"\"{first}\"");
        }

        outcome.UntilMember = member;
        outcome.Until = member switch
        {
            "for" => ReadDuration(path),
            "until" => ReadInstant(path),
            _ => ReadWireNumber(path),
        };
    }

    private PublishUntil ReadDuration(string path)
    {
        const string Expected = "an ISO 8601 duration such as \"P30D\" or \"PT36H\"";
        return Iso8601Duration.Read(ReadString(path, Expected), out PolicyDuration duration) is { } reason
            ? throw RefusedHere(reason, path, Expected)
            : PublishUntil.After(duration);
    }

    private PublishUntil ReadInstant(string path)
    {
        const string Expected = "an ISO 8601 date, or date and time with offset, such as \"2030-12-31\" or \"2030-12-31T12:00:00Z\"";
        return Iso8601.TryParseInstant(ReadString(path, Expected), out DateTimeOffset instant)
            ? PublishUntil.At(instant)
            : throw RefusedHere(PolicyErrorReason.InvalidInstant, path, Expected);
    }

    private PublishUntil ReadWireNumber(string path)
    {
        if (_reader.TokenType != JsonTokenType.Number)
        {
            throw RefusedHere(PolicyErrorReason.WrongType, path, "the number on the wire, an integer");
        }

        return _reader.TryGetInt64(out long value)
            ? PublishUntil.Number(value)
            : throw RefusedHere(PolicyErrorReason.NumberOutOfRange, path, "an integer from -9223372036854775808 to 9223372036854775807");
    }

    private readonly PolicyOutcome Finish(OutcomeDraft outcome, int start, string path)
    {
        PublishMode publish = outcome.Publish
            ?? throw Missing(start, $"{path}.publish", $"one of {WordList.Quoted(s_modes)}");

        // What is discarded needs no end: its default is the number 0.
        return outcome.Until is null && publish != PublishMode.Discard
            ? throw _source.Refused(
                PolicyErrorReason.UntilMissing, outcome.PublishPosition, $"{path}.publish", string.Empty, $"\"{s_modes[(int)publish]}\"")
            : new PolicyOutcome(publish, outcome.Until ?? PublishUntil.Number(0));
    }
}
