using System.Globalization;
using System.Text.Json;
using Utws.Core.Policy;

namespace Utws.Api.Policy;

// What a condition says of numbers: one, a range, or a list of these.
internal ref partial struct PolicyParser
{
    private const string Integer = "an integer from -2147483648 to 2147483647";

    private PolicyCondition ReadNumberCondition(PolicyField field, string path)
    {
        if (_reader.TokenType != JsonTokenType.StartArray)
        {
            return PolicyCondition.OnRange(field, ReadRange(path, "an integer, { \"min\", \"max\" } or a list of them"));
        }

        const string Items = "a list of integers";
        int start = Position;
        List<NumberRange> ranges = [];
        while (NextItem(path, Items, start, ranges.Count))
        {
            ranges.Add(ReadRange($"{path}[{ranges.Count}]", "an integer or { \"min\", \"max\" }"));
        }

        return PolicyCondition.OnRange(field, [.. ranges]);
    }

    private NumberRange ReadRange(string path, string expected)
    {
        if (_reader.TokenType != JsonTokenType.StartObject)
        {
            int value = ReadNumber(path, expected);
            return new NumberRange(value, value);
        }

        int start = Position;
        (int min, int max) = (int.MinValue, int.MaxValue);
        uint seen = 0;
        while (NextMember(MemberNames.Range, path, ref seen, out string member, out string memberPath))
        {
            int bound = ReadNumber(memberPath, "an integer");
            (min, max) = member == "min" ? (bound, max) : (min, bound);
        }

        if (seen == 0)
        {
            throw _source.Refused(PolicyErrorReason.EmptyCondition, start, path, "\"min\", \"max\" or both", string.Empty);
        }

        return min <= max
            ? new NumberRange(min, max)
            : throw _source.Refused(
                PolicyErrorReason.EmptyRange, start, path, "\"min\" to be at most \"max\"", string.Create(CultureInfo.InvariantCulture, $"{min} and {max}"));
    }

    private int ReadNumber(string path, string expected)
    {
        if (_reader.TokenType != JsonTokenType.Number)
        {
            throw RefusedHere(PolicyErrorReason.WrongType, path, expected);
        }

        return _reader.TryGetInt32(out int value) ? value : throw RefusedHere(PolicyErrorReason.NumberOutOfRange, path, Integer);
    }
}
