using System.Globalization;

namespace Utws.Tests.Support;

/// <summary>The names of snapshot files, in the one place that both writes and checks them.</summary>
internal static class SnapshotName
{
    // What a file name may not have on one of the systems that the project is worked on, as Verify replaces it.
    private static readonly char[] s_invalid = ['"', '\\', '<', '>', '|', ':', '*', '?', '/', '\n', '\r', '\t'];

    /// <summary><c>Type.Method</c>, with <c>_name=value</c> for each parameter.</summary>
    public static string Of(string type, string method, IEnumerable<(string Name, object? Value)> parameters) =>
        $"{type}.{method}{string.Concat(parameters.Select(p => $"_{p.Name}={ValueText(p.Value)}"))}";

    private static string ValueText(object? value)
    {
        string text = value switch
        {
            null => "null",
            IFormattable formattable => formattable.ToString(format: null, CultureInfo.InvariantCulture),
            _ => value.ToString()!,
        };
        return string.Join('-', text.Split(s_invalid));
    }
}
