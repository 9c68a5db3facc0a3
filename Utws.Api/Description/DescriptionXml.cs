using System.Text;
using System.Xml;

namespace Utws.Api.Description;

/// <summary>How WSDL and DISCO are laid out: as Windows' TextWriter did it (7.2, 8.1).</summary>
internal static class DescriptionXml
{
    private static readonly XmlWriterSettings s_settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        NewLineChars = "\r\n",
    };

    /// <summary>Gives the bytes of what <paramref name="write"/> writes, XML declaration included.</summary>
    public static byte[] Write(Action<XmlWriter> write)
    {
        using MemoryStream bytes = new();
        using (XmlWriter writer = XmlWriter.Create(bytes, s_settings))
        {
            write(writer);
        }

        return bytes.ToArray();
    }
}
