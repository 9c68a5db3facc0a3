namespace Utws.Core.Contract;

/// <summary>
/// One announced session, as the contract's <c>SessionInfo</c>. The texts are decoded UTF-8 spans over memory that belongs
/// to the reader: valid until it goes on, so whoever wants to keep one copies it.
/// </summary>
public readonly ref struct SessionInfo
{
    /// <summary><c>productID</c>; 0 if it was not there.</summary>
    public int ProductId { get; init; }

    /// <summary><c>osPlatform</c>; 0 if it was not there.</summary>
    public int OsPlatform { get; init; }

    /// <summary><c>osVersion</c>; 0 if it was not there.</summary>
    public int OsVersion { get; init; }

    /// <summary><c>osBits</c>; 0 if it was not there.</summary>
    public int OsBits { get; init; }

    /// <summary><c>architecture</c>; 0 if it was not there.</summary>
    public int Architecture { get; init; }

    /// <summary><c>version</c>, UTF-8; empty if it was empty or not there, see <see cref="Present"/>.</summary>
    public ReadOnlySpan<byte> Version { get; init; }

    /// <summary><c>servicePack</c>, UTF-8; empty if it was empty or not there, see <see cref="Present"/>.</summary>
    public ReadOnlySpan<byte> ServicePack { get; init; }

    /// <summary><c>langID</c>, UTF-8; empty if it was empty or not there, see <see cref="Present"/>.</summary>
    public ReadOnlySpan<byte> LangId { get; init; }

    /// <summary><c>country</c>, UTF-8; empty if it was empty or not there, see <see cref="Present"/>.</summary>
    public ReadOnlySpan<byte> Country { get; init; }

    /// <summary><c>locale</c>, UTF-8; empty if it was empty or not there, see <see cref="Present"/>.</summary>
    public ReadOnlySpan<byte> Locale { get; init; }

    /// <summary>Which of the five texts were there: a missing one is left out of the answer, an empty one comes back empty.</summary>
    public SessionTextFields Present { get; init; }
}
