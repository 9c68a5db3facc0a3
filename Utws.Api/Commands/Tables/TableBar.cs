namespace Utws.Api.Commands.Tables;

/// <summary>Bars of Unicode's block elements, an eighth of a column exact.</summary>
internal static class TableBar
{
    /// <summary>How wide they are where nothing is said: beside the keys, the count and the share it fits a terminal of 80 columns.</summary>
    public const int Columns = 24;

    private const string Eighths = "▏▎▍▌▋▊▉█";

    /// <summary>The bar of a share from 0 to 1; what is more than nothing has at least an eighth.</summary>
    public static string Of(double share, int columns = Columns)
    {
        int eighths = (int)Math.Round(share * columns * 8, MidpointRounding.AwayFromZero);
        if (eighths == 0)
        {
            return share > 0 ? Eighths[..1] : "";
        }

        string whole = new('█', eighths / 8);
        return eighths % 8 == 0 ? whole : whole + Eighths[(eighths % 8) - 1];
    }
}
