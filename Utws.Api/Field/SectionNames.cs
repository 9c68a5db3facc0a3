using System.Text.Json;

namespace Utws.Api.Field;

/// <summary>The names of sections on the command line and in JSON.</summary>
internal static class SectionNames
{
    /// <summary>What is counted by unless <c>--by</c> says otherwise.</summary>
    public static IReadOnlyList<SectionKind> Usual { get; } =
    [
        SectionKind.Product, SectionKind.Version, SectionKind.Country, SectionKind.Decision, SectionKind.Language, SectionKind.Platform, SectionKind.Time,
    ];

    /// <summary>All names, for messages.</summary>
    public static string All { get; } = string.Join(", ", Enum.GetValues<SectionKind>().Select(Of));

    /// <summary>The name.</summary>
    public static string Of(SectionKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());

    /// <summary>The section with this name, in any case.</summary>
    public static bool TryParse(string name, out SectionKind kind) =>
        Enum.TryParse(name, ignoreCase: true, out kind) && name.Length > 0 && char.IsAsciiLetter(name[0]) && !name.Contains(',', StringComparison.Ordinal);
}
