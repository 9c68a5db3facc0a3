using System.Text.Json;
using Utws.Core.Policy;

namespace Utws.Api.Policy;

// A rule's conditions, and the lists in them.
internal ref partial struct PolicyParser
{
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

    private bool NextItem(string path, string expected, int start, int count)
    {
        Advance();
        if (_reader.TokenType != JsonTokenType.EndArray)
        {
            return true;
        }

        return count > 0 ? false : throw _source.Refused(PolicyErrorReason.EmptyList, start, path, expected, string.Empty);
    }
}
