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
    private ReadOnlySpan<byte> _rest;
    private bool _hasBegun;
    private bool _hasEscapes;

    public RecordedSessions(ReadOnlySpan<byte> json, UnescapedTexts texts)
    {
        _texts = texts;
        _bytes = json.Length;
        _rest = json;
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
        if (_rest is [(byte)']'] && _hasBegun)
        {
            return false;
        }

        if (_rest is [(byte)'[', (byte)']'] && !_hasBegun)
        {
            return false;
        }

        // [ before the first session, a comma before each other.
        if (_rest.IsEmpty || _rest[0] != (_hasBegun ? (byte)',' : (byte)'['))
        {
            return Fail("no sessions of ours");
        }

        _hasBegun = true;
        _rest = _rest[1..];
        return TryReadPlain() || TryReadAny();
    }

    // The usual way: 500,000 sessions are replayed in 0.5 s so, and in 0.8 s by the JSON reader, which decides about the form of each
    // token anew.
    private bool TryReadPlain()
    {
        if (_rest.IsEmpty || _rest[0] != (byte)'[')
        {
            return false;
        }

        PlainSession plain = new(_rest[1..]);
        SessionTextFields present = SessionTextFields.None;
        int product = plain.Number((byte)',');
        present |= plain.TryText(out ReadOnlySpan<byte> version) ? SessionTextFields.Version : SessionTextFields.None;
        int platform = plain.Number((byte)',');
        int system = plain.Number((byte)',');
        present |= plain.TryText(out ReadOnlySpan<byte> servicePack) ? SessionTextFields.ServicePack : SessionTextFields.None;
        int bits = plain.Number((byte)',');
        int architecture = plain.Number((byte)',');
        present |= plain.TryText(out ReadOnlySpan<byte> language) ? SessionTextFields.LangId : SessionTextFields.None;
        present |= plain.TryText(out ReadOnlySpan<byte> country) ? SessionTextFields.Country : SessionTextFields.None;
        present |= plain.TryText(out ReadOnlySpan<byte> locale) ? SessionTextFields.Locale : SessionTextFields.None;
        int publish = plain.Number((byte)',');
        long until = plain.LongNumber((byte)']');
        if (!plain.IsPlain || publish is < (int)PublishMode.Discard or > (int)PublishMode.Details)
        {
            return false;
        }

        _rest = plain.Rest;
        Session = new SessionInfo
        {
            ProductId = product,
            Version = version,
            OsPlatform = platform,
            OsVersion = system,
            ServicePack = servicePack,
            OsBits = bits,
            Architecture = architecture,
            LangId = language,
            Country = country,
            Locale = locale,
            Present = present,
        };
        Decision = new PublishDecision((PublishMode)publish, until);
        return true;
    }

    private bool TryReadAny()
    {
        // What is behind this session is read when its turn comes.
        Utf8JsonReader json = new(_rest, new JsonReaderOptions { AllowMultipleValues = true });
        try
        {
            ReadSession(ref json);
            _rest = _rest[(int)json.BytesConsumed..];
            return true;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // The second is what an escape that stands for no character ends in.
            return Fail(broken.Message);
        }
    }

    private void ReadSession(scoped ref Utf8JsonReader json)
    {
        SessionTextFields present = SessionTextFields.None;
        _hasEscapes = false;
        Expect(ref json, JsonTokenType.StartArray);

        // The initialiser's order is the order of the members in the JSON.
        Session = new SessionInfo
        {
            ProductId = Number(ref json),
            Version = Text(ref json, SessionTextFields.Version, ref present),
            OsPlatform = Number(ref json),
            OsVersion = Number(ref json),
            ServicePack = Text(ref json, SessionTextFields.ServicePack, ref present),
            OsBits = Number(ref json),
            Architecture = Number(ref json),
            LangId = Text(ref json, SessionTextFields.LangId, ref present),
            Country = Text(ref json, SessionTextFields.Country, ref present),
            Locale = Text(ref json, SessionTextFields.Locale, ref present),
            Present = present,
        };
        int publish = Number(ref json);
        Expect(ref json, JsonTokenType.Number);
        Decision = publish is >= (int)PublishMode.Discard and <= (int)PublishMode.Details && json.TryGetInt64(out long until)
            ? new PublishDecision((PublishMode)publish, until)
            : throw Unexpected(in json);
        Expect(ref json, JsonTokenType.EndArray);
    }

    private static void Expect(ref Utf8JsonReader json, JsonTokenType type)
    {
        if (!json.Read() || json.TokenType != type)
        {
            throw Unexpected(in json);
        }
    }

    private static int Number(ref Utf8JsonReader json)
    {
        Expect(ref json, JsonTokenType.Number);
        return json.TryGetInt32(out int value) ? value : throw Unexpected(in json);
    }

    private ReadOnlySpan<byte> Text(scoped ref Utf8JsonReader json, SessionTextFields field, scoped ref SessionTextFields present)
    {
        _ = json.Read();
        if (json.TokenType == JsonTokenType.String)
        {
            present |= field;
            int start = (int)json.TokenStartIndex + 1;
            return json.ValueIsEscaped ? Unescaped(in json) : _rest.Slice(start, json.ValueSpan.Length);
        }

        return json.TokenType == JsonTokenType.Null ? default : throw Unexpected(in json);
    }

    private ReadOnlySpan<byte> Unescaped(scoped in Utf8JsonReader json)
    {
        if (!_hasEscapes)
        {
            _hasEscapes = true;
            _texts.Restart(_bytes);
        }

        return _texts.Take(json.CopyString(_texts.Free));
    }

    private static JsonException Unexpected(in Utf8JsonReader json) =>
        new(FormattableString.Invariant($"no session of ours at byte {json.TokenStartIndex} of it"));

    private bool Fail(string problem)
    {
        Problem = problem;
        return false;
    }
}
