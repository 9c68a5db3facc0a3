using Utws.Tests.Support;

namespace Utws.Tests.Description.Pages;

/// <summary>How to ask for each page.</summary>
/// <param name="Method">The verb.</param>
/// <param name="Target">Path and query.</param>
/// <param name="IsRemote">Whether the configured proxy says that the caller is elsewhere.</param>
internal sealed record PageRequest(string Method, string Target, bool IsRemote = false)
{
    public const string Host = "customerexperience.smarttech.com";

    /// <summary>What <see cref="ProxiedServer"/>'s proxy adds for a remote caller (RFC 5737 has addresses that are nobody's).</summary>
    public IReadOnlyList<(string Name, string Value)> Headers =>
        IsRemote ? [("X-Forwarded-For", "203.0.113.7"), ("X-Forwarded-Host", Host)] : [];

    public static PageRequest Of(PageCase page) => page switch
    {
        PageCase.Service => new PageRequest("GET", WireNames.Path),
        PageCase.RemoteOperation => new PageRequest("GET", WireNames.Path + "?op=logsAvailable", IsRemote: true),
        PageCase.LocalOperation => new PageRequest("GET", WireNames.Path + "?op=logsAvailable"),
        PageCase.UnknownOperation => new PageRequest("GET", WireNames.Path + "?op=foo"),
        PageCase.WrongVerb => new PageRequest("PUT", WireNames.Path),
        PageCase.PathInfo => new PageRequest("GET", WireNames.Path + "/logsAvailable"),
        _ => throw new ArgumentOutOfRangeException(nameof(page), page, "There is no such page."),
    };

    public RawHttpRequest ToRaw() => new() { Method = Method, Target = Target, Headers = Headers };
}
