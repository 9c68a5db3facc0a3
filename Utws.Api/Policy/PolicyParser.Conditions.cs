using System.Text.Json;
using Utws.Core.Policy;

namespace Utws.Api.Policy;

// A rule's conditions: one value or a list of values for a field.
internal ref partial struct PolicyParser
{
    private const string Integer = "an integer from -2147483648 to 2147483647";

    private PolicyCondition[] ReadConditions(string path)
    {
        int start = EnterObject(path, "the conditions of the rule, an object");
        List<PolicyCondition> conditions = [];
        uint seen = 0;
        while (NextMember(MemberNames.When, path, ref seen, out string member, out string memberPath))
        {
            PolicyField field = (PolicyField)MemberNames.When.IndexOf(member);
            conditions.Add(field.IsText() ? ReadTextCondition(field, memberPath) : ReadNumberCondition(field, memberPath));
        }

        // A forgotten condition must not shadow every rule below it.
        return conditions.Count > 0
            ? [.. conditions]
            : throw _source.Refused(PolicyErrorReason.EmptyWhen, start, path, string.Empty, string.Empty);
    }

    private PolicyCondition ReadNumberCondition(PolicyField field, string path)
    {
        if (_reader.TokenType != JsonTokenType.StartArray)
        {
            return PolicyCondition.OnNumber(field, ReadNumber(path, "an integer or a list of them"));
        }

        const string Items = "a list of integers";
        int start = Position;
        List<int> values = [];
        while (NextItem(path, Items, start, values.Count))
        {
            values.Add(ReadNumber($"{path}[{values.Count}]", "an integer"));
        }

        return PolicyCondition.OnNumber(field, [.. values]);
    }

    private PolicyCondition ReadTextCondition(PolicyField field, string path)
    {
        if (_reader.TokenType != JsonTokenType.StartArray)
        {
            return ReadText(path, "a string, null or a list of them") is { } only
                ? PolicyCondition.OnText(field, matchesMissing: false, only)
                : PolicyCondition.OnText(field, matchesMissing: true);
        }

        const string Items = "a list of strings and null";
        int start = Position;
        int count = 0;
        bool matchesMissing = false;
        List<string> values = [];
        for (; NextItem(path, Items, start, count); count++)
        {
            if (ReadText($"{path}[{count}]", "a string or null") is { } value)
            {
                values.Add(value);
            }
            else
            {
                matchesMissing = true;
            }
        }

        return PolicyCondition.OnText(field, matchesMissing, [.. values]);
    }

    private bool NextItem(string path, string expected, int start, int count)
    {
        Advance();
        if (_reader.TokenType != JsonTokenType.EndArray)
        {
            return true;
        }

        return count > 0 ? false : throw _source.Refused(PolicyErrorReason.EmptyList, start, path, expected, string.Empty);
    }

    private int ReadNumber(string path, string expected)
    {
        if (_reader.TokenType != JsonTokenType.Number)
        {
            throw RefusedCondition(path, expected);
        }

        return _reader.TryGetInt32(out int value) ? value : throw RefusedHere(PolicyErrorReason.NumberOutOfRange, path, Integer);
    }

    // Null is the JSON null: the missing element.
    private string? ReadText(string path, string expected) => _reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.String => Text(path),
        _ => throw RefusedCondition(path, expected),
    };

    // An object may be a range or a pattern, of which a later version knows: that is another error than a wrong type.
    private PolicyException RefusedCondition(string path, string expected)
    {
        if (_reader.TokenType != JsonTokenType.StartObject)
        {
            return RefusedHere(PolicyErrorReason.WrongType, path, expected);
        }

        PolicyException wrongType = RefusedHere(PolicyErrorReason.WrongType, path, expected);
        Advance();
        return _reader.TokenType == JsonTokenType.PropertyName && MemberNames.Later.IndexOf(Text(path)) >= 0
            ? RefusedHere(PolicyErrorReason.NotSupported, path, expected)
            : wrongType;
    }
}
