using System.Text;
using System.Text.Json;
using Utws.Core.Policy;

namespace Utws.Api.Policy;

// What a condition says of a text: one, none, a pattern, versions, or a list of these.
internal ref partial struct PolicyParser
{
    private PolicyCondition ReadTextCondition(PolicyField field, string path)
    {
        TextConditionDraft draft = new();
        if (_reader.TokenType != JsonTokenType.StartArray)
        {
            ReadText(draft, path, "a string, null, { \"glob\" }, { \"atLeast\", \"below\" } or a list of them");
            return draft.On(field);
        }

        const string Items = "a list of strings and null";
        int start = Position;
        for (int count = 0; NextItem(path, Items, start, count); count++)
        {
            ReadText(draft, $"{path}[{count}]", "a string, null, { \"glob\" } or { \"atLeast\", \"below\" }");
        }

        return draft.On(field);
    }

    private void ReadText(TextConditionDraft draft, string path, string expected)
    {
        switch (_reader.TokenType)
        {
            case JsonTokenType.Null:
                draft.MatchesMissing = true;
                break;
            case JsonTokenType.String:
                draft.Texts.Add(Text(path));
                break;
            case JsonTokenType.StartObject:
                ReadPatternOrVersions(draft, path);
                break;
            default:
                throw RefusedHere(PolicyErrorReason.WrongType, path, expected);
        }
    }

    private void ReadPatternOrVersions(TextConditionDraft draft, string path)
    {
        int start = Position;
        string? first = null;
        (string? atLeast, string? below) = (null, null);
        uint seen = 0;
        while (NextMember(MemberNames.Pattern, path, ref seen, out string member, out string memberPath))
        {
            // A text that has to satisfy both would be two conditions on one field: a list is for either, and nothing for both.
            if (first is not null && (first == "glob" || member == "glob"))
            {
                throw _source.Refused(PolicyErrorReason.PatternBesideVersions, _memberPosition, memberPath, string.Empty, $"\"{first}\"");
            }

            first ??= member;
            switch (member)
            {
                case "glob":
                    ReadGlobs(draft, memberPath);
                    break;
                case "atLeast":
                    atLeast = ReadVersion(memberPath);
                    break;
                default:
                    below = ReadVersion(memberPath);
                    break;
            }
        }

        switch (first)
        {
            case null:
                throw _source.Refused(PolicyErrorReason.EmptyCondition, start, path, "\"glob\", \"atLeast\", \"below\" or the last two", string.Empty);
            case not "glob":
                draft.Versions.Add(Versions(atLeast, below, start, path));
                break;
        }
    }

    private void ReadGlobs(TextConditionDraft draft, string path)
    {
        if (_reader.TokenType != JsonTokenType.StartArray)
        {
            draft.Globs.Add(new GlobPattern(ReadString(path, "a pattern, a string, or a list of them")));
            return;
        }

        int start = Position;
        for (int count = 0; NextItem(path, "a list of patterns", start, count); count++)
        {
            draft.Globs.Add(new GlobPattern(ReadString($"{path}[{count}]", "a pattern, a string")));
        }
    }

    private readonly string ReadVersion(string path)
    {
        const string Expected = "a version, numbers between dots such as \"11.4\"";
        string version = ReadString(path, Expected);
        return DottedVersion.IsVersion(Encoding.UTF8.GetBytes(version)) ? version : throw RefusedHere(PolicyErrorReason.InvalidVersion, path, Expected);
    }

    private readonly VersionRange Versions(string? atLeast, string? below, int start, string path)
    {
        // Without a first version, 0 is.
        bool isEmpty = below is not null
            && DottedVersion.Compare(Encoding.UTF8.GetBytes(atLeast ?? "0"), Encoding.UTF8.GetBytes(below)) >= 0;
        if (isEmpty)
        {
            string found = atLeast is null ? $"\"{below}\"" : $"\"{atLeast}\" and \"{below}\"";
            string expected = atLeast is null ? "\"below\" to be above 0" : "\"atLeast\" to be below \"below\"";
            throw _source.Refused(PolicyErrorReason.EmptyRange, start, path, expected, found);
        }

        return new VersionRange(atLeast, below);
    }
}
