using System.Text;
using System.Xml;

namespace Utws.Core.Xml;

/// <summary>What <see cref="Utf8XmlWriter"/> says of itself to those who ask an XmlWriter for its settings.</summary>
internal static class Utf8XmlWriterSettings
{
    /// <summary>One read-only object for all writers.</summary>
    public static XmlWriterSettings Value { get; } = Create();

    private static XmlWriterSettings Create()
    {
        XmlWriterSettings settings = new()
        {
            Async = true,
            CheckCharacters = false,
            ConformanceLevel = ConformanceLevel.Document,
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            Indent = false,
            NewLineHandling = NewLineHandling.None,
            WriteEndDocumentOnClose = false,
        };

        // Only settings that a framework writer hands out are read-only; there is no public way to make them so.
        using XmlWriter writer = XmlWriter.Create(Stream.Null, settings);
        return writer.Settings ?? settings;
    }
}
