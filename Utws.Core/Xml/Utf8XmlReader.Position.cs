using System.Text;
using System.Xml;

namespace Utws.Core.Xml;

// Lines and columns, counted only when somebody asks, or when bytes leave the buffer. Columns count UTF-16 code units from 1, and
// CR LF, CR and LF end a line each, as the framework counts.
public sealed partial class Utf8XmlReader
{
    // The first byte of the buffer.
    private int _baseLine;
    private int _baseColumn;

    // The last place asked for: most questions go forwards.
    private int _markIndex;
    private int _markLine;
    private int _markColumn;

    /// <inheritdoc/>
    public int LineNumber => Locate(out _);

    /// <inheritdoc/>
    public int LinePosition
    {
        get
        {
            Locate(out int column);
            return column;
        }
    }

    /// <inheritdoc/>
    public bool HasLineInfo() => true;

    private void ResetPosition()
    {
        _baseLine = 1;
        _baseColumn = 1;
        _markIndex = 0;
        _markLine = 1;
        _markColumn = 1;
    }

    // The line and column of the current node.
    private int Locate(out int column)
    {
        if (_error != XmlError.None)
        {
            return LocateError(out column);
        }

        if (_nodeType == XmlNodeType.None && !EOF)
        {
            column = 0;
            return 0;
        }

        return Locate(CurrentIndex, out column);
    }

    private int Locate(int index, out int column)
    {
        if (index < _markIndex)
        {
            _markIndex = 0;
            _markLine = _baseLine;
            _markColumn = _baseColumn;
        }

        Advance(_markIndex, index, ref _markLine, ref _markColumn);
        _markIndex = index;
        column = _markColumn;
        return _markLine;
    }

    private void DropPositions(int drop)
    {
        _baseLine = Locate(drop, out _baseColumn);
        _markIndex = 0;
    }

    private void Advance(int from, int to, ref int line, ref int column)
    {
        ReadOnlySpan<byte> bytes = _buffer.AsSpan(from, to - from);
        int lines = bytes.Count((byte)'\n');
        int last = bytes.LastIndexOf((byte)'\n');
        int carriageReturn = bytes.IndexOf((byte)'\r');
        if (carriageReturn >= 0)
        {
            for (int i = from + carriageReturn; i < to; i++)
            {
                // The byte after the last one is in the buffer too: another or a zero.
                if (_buffer[i] == (byte)'\r' && _buffer[i + 1] != (byte)'\n')
                {
                    lines++;
                    last = Math.Max(last, i - from);
                }
            }
        }

        line += lines;
        column = last < 0 ? column + CountUtf16(bytes) : 1 + CountUtf16(bytes[(last + 1)..]);
    }

    private static int CountUtf16(ReadOnlySpan<byte> utf8)
    {
        if (Ascii.IsValid(utf8))
        {
            return utf8.Length;
        }

        int count = 0;
        foreach (byte b in utf8)
        {
            // Each first byte is a code unit; those of four-byte sequences are two.
            count += (b & 0xC0) != 0x80 ? 1 : 0;
            count += b >= 0xF0 ? 1 : 0;
        }

        return count;
    }
}
