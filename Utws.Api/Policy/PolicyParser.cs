using System.Text.Json;
using Utws.Core.Policy;

namespace Utws.Api.Policy;

/// <summary>
/// Reads a policy file in one pass and stops at the first error. This file has the top of it; the others have the rules, their
/// conditions, their outcomes, and the JSON tokens below all of them.
/// </summary>
internal ref partial struct PolicyParser
{
    private static readonly string[] s_units = ["unixSeconds", "unixMilliseconds", "fileTime", "dotnetTicks"];

    private readonly PolicySource _source;
    private Utf8JsonReader _reader;
    private int _memberPosition;

    public PolicyParser(PolicySource source)
    {
        _source = source;
        _reader = new Utf8JsonReader(
            source.Json,
            new JsonReaderOptions { CommentHandling = JsonCommentHandling.Allow, AllowTrailingCommas = true });
    }

    /// <summary>The compiled policy.</summary>
    /// <exception cref="PolicyException">The first error.</exception>
    public PublishPolicy Parse()
    {
        RefuseOtherEncodings();
        AdvanceToFirst();
        int start = EnterObject(string.Empty, "the policy, an object");
        PublishUntilUnit unit = PublishUntilUnit.UnixSeconds;
        PolicyRule[] rules = [];
        PolicyOutcome? otherwise = null;
        uint seen = 0;
        while (NextMember(MemberNames.Policy, string.Empty, ref seen, out string member, out string path))
        {
            switch (member)
            {
                case "$schema":
                    _ = ReadString(path, "the address of a JSON schema, a string");
                    break;
                case "publishUntilUnit":
                    unit = (PublishUntilUnit)ReadWord(path, s_units);
                    break;
                case "rules":
                    rules = ReadRules(path);
                    break;
                default:
                    otherwise = ReadOtherwise(path);
                    break;
            }
        }

        PolicyOutcome answer = otherwise ?? throw Missing(start, "otherwise", "the answer when no rule matches");

        // Reads on to the end, so that what follows the policy is an error.
        Advance();
        return new PublishPolicy(rules, answer, unit);
    }

    // The JSON reader throws where there is nothing at all, and stops at the last comment where there are only comments.
    private void AdvanceToFirst()
    {
        bool isBlank = _source.Json.Trim(" \t\r\n"u8).IsEmpty;
        if (!isBlank)
        {
            Advance();
        }

        if (isBlank || _reader.TokenType == JsonTokenType.Comment)
        {
            throw _source.Refused(PolicyErrorReason.Empty, _source.Json.Length, string.Empty, "the policy, an object", string.Empty);
        }
    }

    private void RefuseOtherEncodings()
    {
        int position = _source.IndexOfInvalidUtf8();
        if (position >= 0)
        {
            throw _source.Refused(PolicyErrorReason.NotUtf8, position, string.Empty, string.Empty, $"byte 0x{_source.Json[position]:X2}");
        }
    }
}
