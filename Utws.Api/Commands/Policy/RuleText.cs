using System.Globalization;
using Utws.Api.Commands.Source;

namespace Utws.Api.Commands.Policy;

/// <summary>A rule as the commands call it.</summary>
internal static class RuleText
{
    /// <summary>Its place, as the errors of a file have it, and its name.</summary>
    public static string Of(int index, string name) =>
        string.Create(CultureInfo.InvariantCulture, $"rules[{index}] \"{VisibleText.Of(name)}\"");
}
