namespace Utws.Benchmarks;

/// <summary>The request bodies that benchmarks and allocation tests share, each named by what it is rich in. One fixed seed each.</summary>
public enum RequestBody
{
    /// <summary>Preamble and envelope outweigh the session: the commonest request of a client that reports at each start.</summary>
    OneSession,

    /// <summary>The published contract's sample with its line breaks and indentation: white space between all elements.</summary>
    TwoSessionsIndented,

    /// <summary>A day's sessions as a real client sends them, without white space.</summary>
    TenSessions,

    /// <summary>Sessions outweigh the envelope; 40 KB, so it arrives in several reads.</summary>
    HundredSessions,

    /// <summary>As <see cref="HundredSessions"/> in a SOAP 1.2 envelope.</summary>
    HundredSessionsSoap12,

    /// <summary>As <see cref="HundredSessions"/> with line breaks and indentation.</summary>
    HundredSessionsIndented,

    /// <summary>Texts full of entities, character references and two- to four-byte characters: nothing can be compared or copied undecoded.</summary>
    HundredRichSessions,

    /// <summary>A client that was offline for months: larger than any buffer that a reader may start with.</summary>
    ThousandSessions,
}
