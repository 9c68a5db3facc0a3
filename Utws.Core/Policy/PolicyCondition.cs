using System.Text;
using Utws.Core.Contract;

namespace Utws.Core.Policy;

/// <summary>
/// One field and the values that satisfy it. Texts are kept as UTF-8 and compared byte by byte (ordinal, case-sensitive).
/// A text element that is missing and one that is empty are two things: only <c>matchesMissing</c> accepts the first, only
/// the value <c>""</c> the second. A number that was not in the request is 0, as the contract's deserialiser has it.
/// </summary>
public readonly struct PolicyCondition
{
    private readonly int[]? _numbers;
    private readonly byte[][]? _texts;
    private readonly bool _matchesMissing;

    private PolicyCondition(PolicyField field, int[]? numbers, byte[][]? texts, bool matchesMissing)
    {
        Field = field;
        _numbers = numbers;
        _texts = texts;
        _matchesMissing = matchesMissing;
    }

    /// <summary>The field that is looked at.</summary>
    public PolicyField Field { get; }

    /// <summary>Satisfied by a number field that has one of <paramref name="values"/>, which are copied.</summary>
    /// <exception cref="ArgumentException"><paramref name="field"/> is a text.</exception>
    public static PolicyCondition OnNumber(PolicyField field, params ReadOnlySpan<int> values) =>
        field.IsText()
            ? throw new ArgumentException("A text field takes texts.", nameof(field))
            : new PolicyCondition(field, values.ToArray(), texts: null, matchesMissing: false);

    /// <summary>Satisfied by a text field that has one of <paramref name="values"/>, or is missing if <paramref name="matchesMissing"/>.</summary>
    /// <exception cref="ArgumentException"><paramref name="field"/> is a number, or a value has half a surrogate pair.</exception>
    public static PolicyCondition OnText(PolicyField field, bool matchesMissing, params ReadOnlySpan<string> values)
    {
        if (!field.IsText())
        {
            throw new ArgumentException("A number field takes numbers.", nameof(field));
        }

        UTF8Encoding strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        byte[][] texts = new byte[values.Length][];
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = strict.GetBytes(values[i]);
        }

        return new PolicyCondition(field, numbers: null, texts, matchesMissing);
    }

    /// <summary>Whether the session satisfies this condition. Allocates nothing.</summary>
    public bool Matches(in DecisionContext context, in SessionInfo session) => Field switch
    {
        PolicyField.ApiVersion => HasNumber(context.ApiVersion),
        PolicyField.ProductId => HasNumber(session.ProductId),
        PolicyField.Version => HasText(session.Version, session.Present & SessionTextFields.Version),
        PolicyField.OsPlatform => HasNumber(session.OsPlatform),
        PolicyField.OsVersion => HasNumber(session.OsVersion),
        PolicyField.ServicePack => HasText(session.ServicePack, session.Present & SessionTextFields.ServicePack),
        PolicyField.OsBits => HasNumber(session.OsBits),
        PolicyField.Architecture => HasNumber(session.Architecture),
        PolicyField.LangId => HasText(session.LangId, session.Present & SessionTextFields.LangId),
        PolicyField.Country => HasText(session.Country, session.Present & SessionTextFields.Country),
        PolicyField.Locale => HasText(session.Locale, session.Present & SessionTextFields.Locale),
        _ => false,
    };

    private bool HasNumber(int value) => _numbers.AsSpan().Contains(value);

    private bool HasText(ReadOnlySpan<byte> value, SessionTextFields present)
    {
        if (present == SessionTextFields.None)
        {
            return _matchesMissing;
        }

        foreach (byte[] text in _texts.AsSpan())
        {
            if (value.SequenceEqual(text))
            {
                return true;
            }
        }

        return false;
    }
}
