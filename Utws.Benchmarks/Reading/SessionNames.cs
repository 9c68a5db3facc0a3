namespace Utws.Benchmarks.Reading;

/// <summary>The contract's members of a session: numbers first, so that an index tells what a value is.</summary>
internal static class SessionNames
{
    /// <summary>How many of the names are numbers'.</summary>
    public const int Numbers = 5;

    public static string[] All { get; } =
        ["productID", "osPlatform", "osVersion", "osBits", "architecture", "version", "servicePack", "langID", "country", "locale"];

    public static int Find(ReadOnlySpan<byte> name) => name.Length switch
    {
        6 => name.SequenceEqual("osBits"u8) ? 3 : name.SequenceEqual("langID"u8) ? 7 : name.SequenceEqual("locale"u8) ? 9 : -1,
        7 => name.SequenceEqual("version"u8) ? 5 : name.SequenceEqual("country"u8) ? 8 : -1,
        9 => name.SequenceEqual("productID"u8) ? 0 : name.SequenceEqual("osVersion"u8) ? 2 : -1,
        10 => name.SequenceEqual("osPlatform"u8) ? 1 : -1,
        11 => name.SequenceEqual("servicePack"u8) ? 6 : -1,
        12 => name.SequenceEqual("architecture"u8) ? 4 : -1,
        _ => -1,
    };
}
