using System.Buffers.Binary;
using System.Text;
using Utws.Core.Contract;

namespace Utws.Core.Policy;

/// <summary>
/// Places a session on the line from 0 to 1, for rules that take a share of what they match: by the ten fields, the caller's
/// address and the rule's name, and by nothing of the machine, so every node has the same place for the same session. A change
/// of one bit of this moves the clients of every sample in the field: the vectors in the tests hold it.
/// </summary>
/// <remarks>
/// Multiply and fold the 128 bits, 16 bytes a step, as wyhash does: 10 steps for a usual session. It is no defence: who wants
/// to be in a sample can send another session.
/// </remarks>
internal static class SampleHash
{
    // The initial values of SHA-512 (FIPS 180-4, 5.3.5): numbers nobody has picked.
    private const ulong Start = 0x6A09_E667_F3BC_C908;
    private const ulong First = 0xBB67_AE85_84CA_A73B;
    private const ulong Length = 0x3C6E_F372_FE94_F82B;
    private const ulong Name = 0xA54F_F53A_5F1D_36F1;

    private const int BlockBytes = 16;
    private const int WordBytes = 8;

    // Of 64 bits the upper 53 are a double, exactly.
    private const int UnusedBits = 11;
    private const double Step = 1.0 / (1UL << 53);

    /// <summary>What of a session and its caller counts, for all rules. <c>apiVersion</c> and the instant do not.</summary>
    public static ulong OfSession(CallerAddress caller, in SessionInfo session)
    {
        ulong state = Mix(Pair(session.ProductId, session.OsPlatform) ^ First, Pair(session.OsVersion, session.OsBits) ^ Start);
        state = Mix(Pair(session.Architecture, (int)session.Present) ^ First, caller.Low ^ state);
        state = Mix(caller.High ^ First, state ^ Length);
        state = Add(state, session.Version);
        state = Add(state, session.ServicePack);
        state = Add(state, session.LangId);
        state = Add(state, session.Country);
        return Add(state, session.Locale);
    }

    /// <summary>What of a rule counts: its name.</summary>
    public static ulong OfRule(string name) => Add(Name, Encoding.UTF8.GetBytes(name));

    /// <summary>The place of a session under a rule: at least 0, below 1.</summary>
    public static double Fraction(ulong session, ulong rule)
    {
        // The finaliser of SplitMix64: each bit of the difference between two rules turns half of the bits.
        ulong mixed = session ^ rule;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58_476D_1CE4_E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D0_49BB_1331_11EB;
        mixed ^= mixed >> 31;
        return (mixed >> UnusedBits) * Step;
    }

    // The length goes in with each text, so that no two lists of texts are the same bytes.
    private static ulong Add(ulong state, ReadOnlySpan<byte> text)
    {
        state ^= (ulong)text.Length * Length;
        while (text.Length > BlockBytes)
        {
            state = Mix(Word(text) ^ First, Word(text[WordBytes..]) ^ state);
            text = text[BlockBytes..];
        }

        (ulong first, ulong last) = text.Length switch
        {
            >= WordBytes => (Word(text), Word(text[^WordBytes..])),
            >= 4 => (HalfWord(text), HalfWord(text[^4..])),
            > 0 => ((ulong)text[0] | ((ulong)text[text.Length >> 1] << 8) | ((ulong)text[^1] << 16), 0UL),
            _ => (0UL, 0UL),
        };
        return Mix(first ^ First, last ^ state);
    }

    private static ulong Mix(ulong left, ulong right)
    {
        ulong high = Math.BigMul(left, right, out ulong low);
        return high ^ low;
    }

    private static ulong Pair(int low, int high) => (uint)low | ((ulong)(uint)high << 32);

    private static ulong Word(ReadOnlySpan<byte> text) => BinaryPrimitives.ReadUInt64LittleEndian(text);

    private static ulong HalfWord(ReadOnlySpan<byte> text) => BinaryPrimitives.ReadUInt32LittleEndian(text);
}
