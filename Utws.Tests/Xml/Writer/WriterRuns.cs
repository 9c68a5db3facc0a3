using System.Text;
using System.Xml;
using Utws.Core.Xml;

namespace Utws.Tests.Xml.Writer;

/// <summary>Runs the same calls on our writer and on the framework's two.</summary>
internal static class WriterRuns
{
    /// <summary>What the old runtime's writer gives.</summary>
    public static byte[] Old(Action<XmlWriter> calls)
    {
        using MemoryStream stream = new();
        using (XmlTextWriter writer = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
        {
            calls(writer);
            writer.Flush();
            return stream.ToArray();
        }
    }

    /// <summary>What our writer holds, as text.</summary>
    public static string Text(Utf8XmlWriter writer) => Encoding.UTF8.GetString(writer.WrittenSpan);
}
