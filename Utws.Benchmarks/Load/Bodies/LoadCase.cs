using System.Globalization;

namespace Utws.Benchmarks.Load.Bodies;

/// <summary>A body, and how many connections send it.</summary>
internal sealed record LoadCase(LoadBody Body, int Connections)
{
    /// <summary>Reads <c>BODY</c> or <c>BODY@CONNECTIONS</c>; null if there is no such body, or no such number.</summary>
    public static LoadCase? Parse(string text, int connections)
    {
        string[] parts = text.Split('@', 2);
        return LoadBodies.Find(parts[0]) is { } body
            && (parts.Length == 1 || (int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out connections) && connections > 0))
                ? new LoadCase(body, connections)
                : null;
    }

    /// <summary>What tables call it.</summary>
    public string Title => string.Create(CultureInfo.InvariantCulture, $"{Body.Title}, {Connections} connections");
}
