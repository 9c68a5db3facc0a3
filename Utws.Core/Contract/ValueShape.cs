namespace Utws.Core.Contract;

/// <summary>One value of a <see cref="SessionShape"/>: the fixed bytes before it, and what it was in the session before.</summary>
internal struct ValueShape
{
    /// <summary>Where the bytes before the value begin in the shape's own.</summary>
    public int GapStart;

    /// <summary>How many they are.</summary>
    public int GapLength;

    /// <summary>A set bit for each of them, if they are no more than 64; else 0.</summary>
    public ulong GapBits;

    /// <summary>Which member it is.</summary>
    public SessionMember Member;

    /// <summary>Whether it is a number.</summary>
    public bool IsNumber;

    /// <summary>Where it ends in the session that is being read.</summary>
    public int End;

    /// <summary>The bytes from its end to that of the session before.</summary>
    public int Rest;

    /// <summary>The bytes that it had in the session before: most have as many.</summary>
    public int Length;

    /// <summary>Its first eight bytes then, if it is a number that had no more; else 0, which no number has.</summary>
    public ulong Digits;
}
