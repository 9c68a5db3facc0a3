using System.Text.Json;
using Utws.Core.Contract;

namespace Utws.Api.Recording.Reading;

/// <summary>
/// The sessions of a recorded request, one at a time, from the JSON that <see cref="Core.Recording.SessionJson"/> wrote. No text
/// becomes a string: a session's spans lie in the JSON, or where <see cref="UnescapedTexts"/> put them, and end with the next one.
/// </summary>
internal ref struct RecordedSessions
{
    private readonly UnescapedTexts _texts;
    private readonly int _bytes;
    private Utf8JsonReader _json;
    private SessionTextFields _present;
    private bool _hasBegun;
    private bool _hasEscapes;

    public RecordedSessions(ReadOnlySpan<byte> json, UnescapedTexts texts)
    {
        _texts = texts;
        _bytes = json.Length;
        _json = new Utf8JsonReader(json);
    }

    /// <summary>The session.</summary>
    public SessionInfo Session { get; private set; }

    /// <summary>How it was decided then.</summary>
    public PublishDecision Decision { get; private set; }

    /// <summary>What is wrong with the JSON, once <see cref="MoveNext"/> has ended early; else null.</summary>
    public string? Problem { get; private set; }

    /// <summary>Goes to the next session; false behind the last, and where the JSON is none of ours.</summary>
    public bool MoveNext()
    {
        try
        {
            return TryReadSession();
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // The second is what an escape that stands for no character ends in.
            Problem = broken.Message;
            return false;
        }
    }

    private bool TryReadSession()
    {
        if (!_hasBegun)
        {
            Expect(JsonTokenType.StartArray);
            _hasBegun = true;
        }

        _ = _json.Read();
        if (_json.TokenType == JsonTokenType.EndArray)
        {
            return _json.Read();
        }

        if (_json.TokenType != JsonTokenType.StartArray)
        {
            throw Unexpected();
        }

        _present = SessionTextFields.None;
        _hasEscapes = false;
        // The initialiser's order is the order of the members in the JSON.
        Session = new SessionInfo
        {
            ProductId = Number(),
            Version = Text(SessionTextFields.Version),
            OsPlatform = Number(),
            OsVersion = Number(),
            ServicePack = Text(SessionTextFields.ServicePack),
            OsBits = Number(),
            Architecture = Number(),
            LangId = Text(SessionTextFields.LangId),
            Country = Text(SessionTextFields.Country),
            Locale = Text(SessionTextFields.Locale),
            Present = _present,
        };
        int publish = Number();
        Decision = new PublishDecision(
            publish is >= (int)PublishMode.Discard and <= (int)PublishMode.Details ? (PublishMode)publish : throw Unexpected(), LongNumber());
        Expect(JsonTokenType.EndArray);
        return true;
    }

    private void Expect(JsonTokenType type)
    {
        if (!_json.Read() || _json.TokenType != type)
        {
            throw Unexpected();
        }
    }

    private int Number()
    {
        Expect(JsonTokenType.Number);
        return _json.TryGetInt32(out int value) ? value : throw Unexpected();
    }

    private long LongNumber()
    {
        Expect(JsonTokenType.Number);
        return _json.TryGetInt64(out long value) ? value : throw Unexpected();
    }

    private ReadOnlySpan<byte> Text(SessionTextFields field)
    {
        _ = _json.Read();
        if (_json.TokenType == JsonTokenType.String)
        {
            _present |= field;
            return _json.ValueIsEscaped ? Unescaped() : _json.ValueSpan;
        }

        return _json.TokenType == JsonTokenType.Null ? default : throw Unexpected();
    }

    private ReadOnlySpan<byte> Unescaped()
    {
        if (!_hasEscapes)
        {
            _hasEscapes = true;
            _texts.Restart(_bytes);
        }

        return _texts.Take(_json.CopyString(_texts.Free));
    }

    private readonly JsonException Unexpected() => new(FormattableString.Invariant($"no session of ours at byte {_json.TokenStartIndex}"));
}
