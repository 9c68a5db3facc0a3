using System.Globalization;

namespace Utws.Benchmarks.Load.Report;

/// <summary>How figures are written, everywhere alike.</summary>
internal static class Figure
{
    /// <summary>What stands for a figure that was not taken.</summary>
    public const string Unknown = "-";

    /// <summary>Three digits: more of them no two runs would have in common.</summary>
    public static string Digits(double value) => value.ToString(value switch { < 10 => "F2", < 100 => "F1", _ => "N0" }, CultureInfo.InvariantCulture);

    /// <summary>A figure in a format, or what stands for none.</summary>
    public static string Known(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? Unknown;
}
