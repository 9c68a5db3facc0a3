using System.Xml;

namespace Utws.Core.Xml;

// Refusing: the place and the parts of the message are noted; the message itself is made when somebody wants to read it.
public sealed partial class Utf8XmlReader
{
    private XmlError _error;
    private int _errorIndex;
    private int _errorArgument;
    private int _errorArgumentLength;
    private int _errorNumber;

    // Set whenever a scan returns no position.
    private XmlReadResult _failure;

    /// <summary>Why the document was refused, or <see cref="XmlError.None"/>.</summary>
    public XmlError Error => _error;

    /// <summary>The line of the error, from 1; 0 if there is none, or if it concerns the document as a whole, as the framework has it.</summary>
    public int ErrorLineNumber => LocateError(out _);

    /// <summary>The column of the error in UTF-16 code units, from 1; 0 where <see cref="ErrorLineNumber"/> is 0.</summary>
    public int ErrorLinePosition
    {
        get
        {
            LocateError(out int column);
            return column;
        }
    }

    /// <summary>
    /// Where the error was noticed: the offset from 0 in the UTF-8 form of the document, not counting a byte order mark. It is the offset in
    /// the input itself only if that is in UTF-8.
    /// </summary>
    public long ErrorBytePosition => _error == XmlError.None ? 0 : _bufferOffset + _errorIndex;

    /// <summary>The error in words, the same as the framework's where it has the same reason; empty if there is none. A new string at each call.</summary>
    public string ErrorMessage => _error == XmlError.None ? string.Empty : DescribeError();

    private void ResetError()
    {
        _error = XmlError.None;
        _errorIndex = 0;
    }

    private XmlReadResult Fail(XmlError error, int index) => Fail(error, index, 0, 0);

    // The argument is the piece of the buffer that the message quotes.
    private XmlReadResult Fail(XmlError error, int index, int argument, int argumentLength)
    {
        _error = error;
        _errorIndex = index;
        _errorArgument = argument;
        _errorArgumentLength = argumentLength;
        _nodeType = XmlNodeType.None;
        _attributeCount = 0;
        _readState = System.Xml.ReadState.Error;
        ResetCursor();
        return XmlReadResult.Error;
    }

    // Within a value: what lies behind the length limit is not looked at, or the outcome would depend on how the input is split.
    private XmlReadResult FailInValue(XmlError error, int index, int valueStart) =>
        index - valueStart > _maxTextBytes
            ? Fail(XmlError.TextTooLong, valueStart + _maxTextBytes)
            : Fail(error, index);

    // A token that does not belong here: the message quotes it up to its end, so its end must have arrived.
    private XmlReadResult FailUnexpected(XmlError error, int index)
    {
        if (index == _end)
        {
            return Incomplete(XmlError.UnexpectedEndOfFile, index);
        }

        int end = index;
        int limit = index + _maxNameBytes;
        while (end < limit && TryReadNameCharacter(ref end))
        {
        }

        if (end == _end && !_complete && _stop == XmlError.None)
        {
            return Wait();
        }

        return Fail(error, index, index, end == index ? CharacterLength(index) : end - index);
    }

    private XmlReadResult FailAtCharacter(XmlError error, int index) => Fail(error, index, index, CharacterLength(index));

    private int CharacterLength(int index) => _buffer[index] switch
    {
        < 0x80 => 1,
        < 0xE0 => 2,
        < 0xF0 => 3,
        _ => 4,
    };

    // The framework gives no position for what concerns the document as a whole.
    private int LocateError(out int column)
    {
        if (_error is XmlError.None or XmlError.MissingRoot or XmlError.DtdProhibited or XmlError.MissingByteOrderMark)
        {
            column = 0;
            return 0;
        }

        return Locate(_errorIndex, out column);
    }

    private string DescribeError()
    {
        int line = LocateError(out int column);
        string text = DescribeErrorWithoutPosition();
        return line == 0 ? text : XmlErrorText.AddPosition(text, line, column);
    }

    private string DescribeErrorWithoutPosition()
    {
        bool mismatch = _error == XmlError.TagMismatch;
        int startColumn = 0;
        ReadOnlySpan<byte> argument = _buffer.AsSpan(_errorArgument, _errorArgumentLength);
        if (_error == XmlError.InvalidXmlSpace)
        {
            byte[] value = new byte[argument.Length];
            argument = value.AsSpan(0, Decode(argument, XmlValueTraits.Attribute, value));
        }

        return XmlErrorText.Describe(_error, new XmlErrorDetails
        {
            Argument = argument,
            Number = _errorNumber,
            StartLine = mismatch ? LocateFrame(_depth - 1, out startColumn) : 0,
            StartColumn = startColumn,
            OpenElements = mismatch || _error == XmlError.UnclosedElements ? DescribeOpenElements() : string.Empty,
            Options = _options,
        });
    }
}
