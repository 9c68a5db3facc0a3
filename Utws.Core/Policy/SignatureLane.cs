using System.Buffers.Binary;
using Utws.Core.Contract;

namespace Utws.Core.Policy;

/// <summary>One field's bits in a <see cref="SessionSignature"/>: which of them a session's value sets, and which a condition allows. Immutable.</summary>
internal sealed class SignatureLane
{
    // For a text that is not there; some that are there share it.
    private const int MissingBit = 0;

    // 2^64 divided by the golden ratio: the upper bits of a product with it depend on all bits of the other factor.
    private const ulong Multiplier = 0x9E37_79B9_7F4A_7C15;

    private const int UnusedHashBits = 32;

    private readonly PolicyField _field;
    private readonly int _shift;
    private readonly int _lastBit;
    private readonly NumberClasses _numbers;

    /// <summary>The lane of a field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="shift">The first bit.</param>
    /// <param name="width">How many bits there are, a power of two.</param>
    /// <param name="conditions">What the policy's rules ask of the field: numbers that none of them tells apart have the same bit.</param>
    public SignatureLane(PolicyField field, int shift, int width, IReadOnlyList<PolicyCondition> conditions)
    {
        _field = field;
        _shift = shift;
        _lastBit = width - 1;
        _numbers = NumberClasses.Of(conditions);
    }

    /// <summary>All bits of the lane.</summary>
    public ulong AllBits => ((2UL << _lastBit) - 1) << _shift;

    /// <summary>The bit of a session's value.</summary>
    public ulong BitOf(in DecisionContext context, in SessionInfo session) => _field switch
    {
        PolicyField.ApiVersion => NumberBit(context.ApiVersion),
        PolicyField.ProductId => NumberBit(session.ProductId),
        PolicyField.Version => TextBit(session.Version, session.Present & SessionTextFields.Version),
        PolicyField.OsPlatform => NumberBit(session.OsPlatform),
        PolicyField.OsVersion => NumberBit(session.OsVersion),
        PolicyField.ServicePack => TextBit(session.ServicePack, session.Present & SessionTextFields.ServicePack),
        PolicyField.OsBits => NumberBit(session.OsBits),
        PolicyField.Architecture => NumberBit(session.Architecture),
        PolicyField.LangId => TextBit(session.LangId, session.Present & SessionTextFields.LangId),
        PolicyField.Country => TextBit(session.Country, session.Present & SessionTextFields.Country),
        _ => TextBit(session.Locale, session.Present & SessionTextFields.Locale),
    };

    /// <summary>The bits of all values that can satisfy a condition on the field.</summary>
    public ulong BitsOf(PolicyCondition condition)
    {
        if (condition.HasPatterns)
        {
            return AllBits;
        }

        ulong bits = condition.MatchesMissing ? Bit(MissingBit) : 0;
        foreach (byte[] text in condition.ExactTexts)
        {
            bits |= TextBit(text);
        }

        foreach (NumberRange range in condition.Numbers)
        {
            // The condition's own bounds are among those that the numbers are cut at, so that it takes intervals as a whole.
            int first = _numbers.Of(range.Min);
            int last = Math.Min(_numbers.Of(range.Max), first + _lastBit);
            for (int interval = first; interval <= last; interval++)
            {
                bits |= Bit(interval);
            }
        }

        return bits;
    }

    private ulong Bit(int number) => 1UL << (_shift + (number & _lastBit));

    private ulong NumberBit(int value) => Bit(_numbers.Of(value));

    private ulong TextBit(ReadOnlySpan<byte> text, SessionTextFields present) =>
        present == SessionTextFields.None ? Bit(MissingBit) : TextBit(text);

    // By the length and up to eight bytes at each end.
    private ulong TextBit(ReadOnlySpan<byte> text)
    {
        ulong ends = text.Length switch
        {
            >= sizeof(ulong) => Word(text) ^ (Word(text[^sizeof(ulong)..]) * Multiplier),
            >= sizeof(uint) => HalfWord(text) | ((ulong)HalfWord(text[^sizeof(uint)..]) << 32),
            > 0 => text[0] | ((ulong)text[text.Length >> 1] << 8) | ((ulong)text[^1] << 16),
            _ => 0,
        };
        return Bit((int)(((ends ^ (uint)text.Length) * Multiplier) >> UnusedHashBits));
    }

    private static ulong Word(ReadOnlySpan<byte> text) => BinaryPrimitives.ReadUInt64LittleEndian(text);

    private static uint HalfWord(ReadOnlySpan<byte> text) => BinaryPrimitives.ReadUInt32LittleEndian(text);
}
