using System.Text;

namespace Utws.Tests.Xml.Fuzz;

/// <summary>A document that is read wrongly.</summary>
internal sealed record FuzzFailure(FuzzFailureKind Kind, byte[] Document, string Detail)
{
    public override string ToString() =>
        $"{Kind}: {Detail}\n    text:   {Printable(Document)}\n    base64: {Convert.ToBase64String(Document)}";

    private static string Printable(byte[] document)
    {
        StringBuilder text = new();
        foreach (byte value in document)
        {
            _ = value is >= 0x20 and < 0x7F ? text.Append((char)value) : text.Append(FormattableString.Invariant($"\\x{value:X2}"));
        }

        return text.ToString();
    }
}
