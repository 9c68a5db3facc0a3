using System.Text;

namespace Utws.Core.Xml;

// Which encoding the bytes are in: byte order mark, then what the transport says, then XML 1.0 appendix F.
public sealed partial class Utf8XmlReader
{
    // An XML declaration is 40 to 60 bytes; one whose end is not in the first 1,024 is read as UTF-8, and so is its document.
    private const int MaxDeclarationBytes = 1024;

    // The bytes that appendix F looks at.
    private const int DetectionBytes = 4;

    private XmlInputEncoding _encoding;
    private InputForm _form;
    private byte[] _undetected = [];
    private int _undetectedCount;

    // How the document presents itself, against which its declaration is checked.
    private enum InputForm : byte
    {
        Unmarked,
        Utf8Marked,
        Utf16,
        Utf32,
        External,
    }

    private void AppendUndetected(ReadOnlySpan<byte> bytes)
    {
        if (_undetectedCount == 0 && TryDetect(bytes, final: false, out int skip))
        {
            Append(bytes[skip..]);
            return;
        }

        bool held = _undetectedCount > 0;
        PooledArray.EnsureSize(ref _undetected, _undetectedCount + bytes.Length, _undetectedCount);
        bytes.CopyTo(_undetected.AsSpan(_undetectedCount));
        _undetectedCount += bytes.Length;
        if (held && TryDetect(_undetected.AsSpan(0, _undetectedCount), final: false, out skip))
        {
            Append(_undetected.AsSpan(skip, _undetectedCount - skip));
        }
    }

    // At the end of the input.
    private void DetectRest()
    {
        ReadOnlySpan<byte> bytes = _undetected.AsSpan(0, _undetectedCount);
        TryDetect(bytes, final: true, out int skip);
        if (_stage == InputStage.Transcoding)
        {
            AppendTranscoded(bytes[skip..], flush: false);
        }
        else
        {
            AppendUtf8(bytes[skip..]);
        }
    }

    // Sets stage and form, and tells how many bytes are a byte order mark. False: more bytes are needed to know.
    private bool TryDetect(ReadOnlySpan<byte> bytes, bool final, out int skip)
    {
        skip = 0;
        if (bytes.Length < DetectionBytes && !final)
        {
            return false;
        }

        if (bytes is [0xEF, 0xBB, 0xBF, ..])
        {
            skip = 3;
            return Start(InputForm.Utf8Marked, null);
        }

        if (_encoding.External is { } external && !external.Preamble.IsEmpty && bytes.StartsWith(external.Preamble))
        {
            skip = external.Preamble.Length;
            return Start(InputForm.External, external);
        }

        if (TryDetectUtf32(bytes, byMarkAlone: _encoding.External is not null, out skip))
        {
            return true;
        }

        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            skip = 2;
            return Start(InputForm.Utf16, bytes[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode);
        }

        if (_encoding.External is not null)
        {
            return Start(InputForm.External, _encoding.External);
        }

        return bytes switch
        {
            [(byte)'<', 0, ..] => Start(InputForm.Utf16, Encoding.Unicode),
            [0, (byte)'<', ..] => Start(InputForm.Utf16, Encoding.BigEndianUnicode),
            _ => TryDetectByDeclaration(bytes, final),
        };
    }

    // A mark beats what the transport says (5.3); what else a document begins with does not.
    private bool TryDetectUtf32(ReadOnlySpan<byte> bytes, bool byMarkAlone, out int skip)
    {
        skip = bytes is [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..] ? 4 : 0;
        return bytes switch
        {
            _ when byMarkAlone && skip == 0 => false,
            [0xFF, 0xFE, 0, 0, ..] or [(byte)'<', 0, 0, 0, ..] => Start(InputForm.Utf32, Encoding.UTF32),
            [0, 0, 0xFE, 0xFF, ..] or [0, 0, 0, (byte)'<', ..] => Start(InputForm.Utf32, new UTF32Encoding(bigEndian: true, byteOrderMark: false)),
            _ => false,
        };
    }

    private bool TryDetectByDeclaration(ReadOnlySpan<byte> bytes, bool final)
    {
        ReadOnlySpan<byte> opening = "<?xml"u8;
        if (bytes.Length < opening.Length + 1 && !final && opening.StartsWith(bytes[..Math.Min(bytes.Length, opening.Length)]))
        {
            return false;
        }

        // [23] XMLDecl: any other instruction whose name begins so says nothing about the document.
        if (!bytes.StartsWith(opening) || bytes.Length == opening.Length || (XmlChars.Classes[bytes[opening.Length]] & XmlChars.Whitespace) == 0)
        {
            return Start(InputForm.Unmarked, null);
        }

        ReadOnlySpan<byte> declaration = bytes[..Math.Min(bytes.Length, MaxDeclarationBytes)];
        int end = declaration.IndexOf("?>"u8);
        if (end < 0 && bytes.Length < MaxDeclarationBytes && !final)
        {
            return false;
        }

        // Unknown and 16-bit labels are refused by whoever reads the declaration as a token; until then it is ASCII.
        Encoding? encoding = end < 0 ? null : XmlEncodings.Find(SniffLabel(declaration[..end]));
        return Start(InputForm.Unmarked, encoding is null || !XmlEncodings.ContainsAscii(encoding) ? null : encoding);
    }

    // The value of the first encoding="...": a declaration that has it anywhere but at its place is refused later on.
    private static ReadOnlySpan<byte> SniffLabel(ReadOnlySpan<byte> declaration)
    {
        int name = declaration.IndexOf("encoding"u8);
        if (name < 0)
        {
            return default;
        }

        ReadOnlySpan<byte> rest = declaration[(name + "encoding".Length)..];
        int open = rest.IndexOfAny((byte)'"', (byte)'\'');
        if (open < 0)
        {
            return default;
        }

        int length = rest[(open + 1)..].IndexOf(rest[open]);
        return length < 0 ? default : rest.Slice(open + 1, length);
    }

    private bool Start(InputForm form, Encoding? encoding)
    {
        _form = form;
        if (encoding is null || encoding.CodePage == Encoding.UTF8.CodePage)
        {
            _stage = InputStage.Utf8;
        }
        else
        {
            _stage = InputStage.Transcoding;
            StartTranscoding(encoding);
        }

        return true;
    }

    // What the declaration says against what the document is (4.3.3); index is where its label begins.
    private XmlError CheckDeclaredEncoding(ReadOnlySpan<byte> label)
    {
        // What the transport says, or that its bytes need not be exact, goes before what the document says of itself: clients
        // label UTF-8 as utf-16 because that is what a StringWriter in .NET writes, and the old runtime did not mind.
        if (_encoding.External is not null || _encoding.ReplaceInvalidBytes)
        {
            return XmlError.None;
        }

        bool wide = _form is InputForm.Utf16;
        if (XmlEncodings.IsUtf16(label))
        {
            return wide ? XmlError.None : XmlError.MissingByteOrderMark;
        }

        Encoding? encoding = XmlEncodings.Find(label);
        if (encoding is null)
        {
            return XmlError.UnknownEncoding;
        }

        bool fits = _form switch
        {
            InputForm.Unmarked => XmlEncodings.ContainsAscii(encoding),
            InputForm.Utf8Marked => encoding.CodePage == Encoding.UTF8.CodePage,
            _ => encoding.CodePage == _transcodedFrom!.CodePage,
        };
        return fits ? XmlError.None : XmlError.EncodingMismatch;
    }
}
