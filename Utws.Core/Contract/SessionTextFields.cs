namespace Utws.Core.Contract;

/// <summary>The five text members of <see cref="SessionInfo"/>, as flags: a set flag means that the element was there, perhaps empty.</summary>
[Flags]
public enum SessionTextFields
{
    /// <summary>No text member was there.</summary>
    None = 0,

    /// <summary><c>version</c>.</summary>
    Version = 1,

    /// <summary><c>servicePack</c>.</summary>
    ServicePack = 2,

    /// <summary><c>langID</c>.</summary>
    LangId = 4,

    /// <summary><c>country</c>.</summary>
    Country = 8,

    /// <summary><c>locale</c>.</summary>
    Locale = 16,
}
