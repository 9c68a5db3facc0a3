using System.Buffers;
using System.Text.Json;

namespace Utws.Api.Operations.Dashboard;

/// <summary>Writes an event as browsers read it (HTML, 9.2.6): its name, and JSON on one line.</summary>
internal static class DashboardEvent
{
    // How long a browser waits before it asks again when a stream ends.
    private const int RetryMilliseconds = 2000;

    /// <summary>What a stream begins with, before its first event.</summary>
    public static ReadOnlyMemory<byte> Preamble { get; } =
        System.Text.Encoding.ASCII.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"retry: {RetryMilliseconds}\n\n"));

    /// <summary>An event.</summary>
    public static ReadOnlyMemory<byte> Of(ReadOnlySpan<byte> name, Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> bytes = new();
        bytes.Write("event: "u8);
        bytes.Write(name);
        bytes.Write("\ndata: "u8);

        // Not indented, and line ends in texts are escaped: there is one line.
        using (Utf8JsonWriter json = new(bytes))
        {
            write(json);
        }

        bytes.Write("\n\n"u8);
        return bytes.WrittenMemory;
    }
}
