using System.Text;
using System.Text.Json;

namespace Utws.Api.Policy;

// JSON tokens, and errors at them.
internal ref partial struct PolicyParser
{
    // Of a wrong value, as much as tells which it is; a whole pasted file would hide the message.
    private const int MaxShownCharacters = 40;

    // Where the JSON reader's own messages go on to a position, counted from 0 and in bytes; ours stands before the message.
    private const string JsonPosition = " LineNumber: ";

    private readonly int Position => (int)_reader.TokenStartIndex;

    // To the next token that is not a comment; stays at the last one at the end of the file.
    private void Advance()
    {
        try
        {
            while (_reader.Read() && _reader.TokenType == JsonTokenType.Comment)
            {
                // Comments are for people.
            }
        }
        catch (JsonException invalid)
        {
            throw Refused(invalid);
        }
    }

    private readonly PolicyException Refused(JsonException invalid)
    {
        int end = invalid.Message.IndexOf(JsonPosition, StringComparison.Ordinal);
        return _source.Refused(
            PolicyErrorReason.NotJson,
            _source.PositionOf(invalid.LineNumber ?? 0, invalid.BytePositionInLine ?? 0),
            string.Empty,
            string.Empty,
            end < 0 ? invalid.Message : invalid.Message[..end],
            invalid);
    }

    // Returns the object's position; its first member is next.
    private readonly int EnterObject(string path, string expected) => _reader.TokenType == JsonTokenType.StartObject
        ? Position
        : throw RefusedHere(PolicyErrorReason.WrongType, path, expected);

    // Goes to the value of the next member, or to the object's end. A bit of seen for each member there was.
    private bool NextMember(MemberNames names, string objectPath, ref uint seen, out string member, out string path)
    {
        Advance();
        (member, path) = (string.Empty, objectPath);
        if (_reader.TokenType == JsonTokenType.EndObject)
        {
            return false;
        }

        _memberPosition = Position;
        member = Text(objectPath);
        int index = names.IndexOf(member);
        if (index < 0)
        {
            throw RefusedHere(PolicyErrorReason.UnknownMember, objectPath, names.Hint(member));
        }

        path = objectPath.Length == 0 ? member : $"{objectPath}.{member}";
        if ((seen & (1u << index)) != 0)
        {
            throw RefusedHere(PolicyErrorReason.DuplicateMember, path, string.Empty);
        }

        seen |= 1u << index;
        Advance();
        return true;
    }

    private readonly string ReadString(string path, string expected) => _reader.TokenType == JsonTokenType.String
        ? Text(path)
        : throw RefusedHere(PolicyErrorReason.WrongType, path, expected);

    private readonly int ReadWord(string path, string[] words)
    {
        string expected = $"one of {WordList.Quoted(words)}";
        string word = ReadString(path, expected);
        int index = Array.IndexOf(words, word);
        if (index >= 0)
        {
            return index;
        }

        string found = NearestWord.Find(word, words) is { } nearest ? $"{Found()}; did you mean \"{nearest}\"?" : $"{Found()}.";
        throw _source.Refused(PolicyErrorReason.UnknownWord, Position, path, expected, found);
    }

    // The decoded string or member name.
    private readonly string Text(string path)
    {
        try
        {
            return _reader.GetString()!;
        }
        catch (InvalidOperationException notText)
        {
            throw _source.Refused(PolicyErrorReason.HalfSurrogatePair, Position, path, string.Empty, Found(), notText);
        }
    }

    private readonly PolicyException Missing(int objectPosition, string path, string expected) =>
        _source.Refused(PolicyErrorReason.MissingMember, objectPosition, path, expected, string.Empty);

    private readonly PolicyException RefusedHere(PolicyErrorReason reason, string path, string expected) =>
        _source.Refused(reason, Position, path, expected, Found());

    // The token, as an error shows it: texts as they stand in the file, escapes and all, so that they stay on one line.
    private readonly string Found() => _reader.TokenType switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.Number => $"number {Shown()}",
        JsonTokenType.String => $"string \"{Shown()}\"",
        JsonTokenType.PropertyName => $"\"{Shown()}\"",
        _ => Shown(),
    };

    private readonly string Shown()
    {
        string raw = Encoding.UTF8.GetString(_reader.ValueSpan);
        if (raw.Length <= MaxShownCharacters)
        {
            return raw;
        }

        int length = char.IsHighSurrogate(raw[MaxShownCharacters - 1]) ? MaxShownCharacters - 1 : MaxShownCharacters;
        return $"{raw.AsSpan(0, length)}…";
    }
}
