using System.Diagnostics;
using System.Xml;

namespace Utws.Core.Xml;

// Content that is base64 or hexadecimal text. One implementation serves both kinds of call: it awaits only if it may.
public sealed partial class Utf8XmlReader
{
    private readonly BinaryTextDecoder _binaryDecoder = new();
    private BinaryMode _binary;
    private bool _binaryAtEnd;

    private enum BinaryMode : byte
    {
        None,
        Content,
        ElementContent,
    }

    private string BinaryFormat => _binaryDecoder.IsHex ? "BinHex" : "Base64";

    /// <summary>Always true.</summary>
    public override bool CanReadBinaryContent => true;

    /// <inheritdoc/>
    public override int ReadContentAsBase64(byte[] buffer, int index, int count) =>
        Completed(ReadBinaryAsync(BinaryMode.Content, isHex: false, buffer, index, count, synchronous: true));

    /// <inheritdoc/>
    public override int ReadContentAsBinHex(byte[] buffer, int index, int count) =>
        Completed(ReadBinaryAsync(BinaryMode.Content, isHex: true, buffer, index, count, synchronous: true));

    /// <inheritdoc/>
    public override int ReadElementContentAsBase64(byte[] buffer, int index, int count) =>
        Completed(ReadBinaryAsync(BinaryMode.ElementContent, isHex: false, buffer, index, count, synchronous: true));

    /// <inheritdoc/>
    public override int ReadElementContentAsBinHex(byte[] buffer, int index, int count) =>
        Completed(ReadBinaryAsync(BinaryMode.ElementContent, isHex: true, buffer, index, count, synchronous: true));

    /// <inheritdoc/>
    public override Task<int> ReadContentAsBase64Async(byte[] buffer, int index, int count) =>
        ReadBinaryAsync(BinaryMode.Content, isHex: false, buffer, index, count, synchronous: false).AsTask();

    /// <inheritdoc/>
    public override Task<int> ReadContentAsBinHexAsync(byte[] buffer, int index, int count) =>
        ReadBinaryAsync(BinaryMode.Content, isHex: true, buffer, index, count, synchronous: false).AsTask();

    /// <inheritdoc/>
    public override Task<int> ReadElementContentAsBase64Async(byte[] buffer, int index, int count) =>
        ReadBinaryAsync(BinaryMode.ElementContent, isHex: false, buffer, index, count, synchronous: false).AsTask();

    /// <inheritdoc/>
    public override Task<int> ReadElementContentAsBinHexAsync(byte[] buffer, int index, int count) =>
        ReadBinaryAsync(BinaryMode.ElementContent, isHex: true, buffer, index, count, synchronous: false).AsTask();

    private async ValueTask<int> ReadBinaryAsync(BinaryMode mode, bool isHex, byte[] buffer, int index, int count, bool synchronous)
    {
        ValidateRange(buffer, index, count);
        if (_binary == BinaryMode.None)
        {
            _binaryDecoder.Reset(isHex);
            if (_readState != System.Xml.ReadState.Interactive || !await TryEnterBinaryAsync(mode, synchronous))
            {
                return 0;
            }
        }
        else if (_binary != mode)
        {
            throw new InvalidOperationException("ReadContentAsBase64 and ReadContentAsBinHex method calls cannot be mixed with calls to "
                + "ReadElementContentAsBase64 and ReadElementContentAsBinHex.");
        }
        else if (_binaryDecoder.IsHex != isHex)
        {
            _binaryDecoder.Reset(isHex);
        }

        int total = 0;
        while (total < count && !_binaryAtEnd)
        {
            total += DecodeBinary(buffer.AsSpan(index + total, count - total));
            if (total < count && !await TryMoveToContentNodeAsync(leave: true, mode, synchronous))
            {
                _viewed = true;
                _binary = mode;
                _binaryAtEnd = true;
            }
        }

        if (total == 0 && count > 0 && mode == BinaryMode.ElementContent)
        {
            await LeaveElementAsync(synchronous);
        }

        return total;
    }

    // What is left of the current node's text.
    private int DecodeBinary(Span<byte> destination)
    {
        try
        {
            _chunkOffset += _binaryDecoder.Decode(ValueUtf8[_chunkOffset..], destination, out int written);
            _viewed = true;
            _value = null;
            return written;
        }
        catch (FormatException exception)
        {
            throw new XmlException(exception.Message, exception, LineNumber, LinePosition);
        }
    }

    private async ValueTask<bool> TryEnterBinaryAsync(BinaryMode mode, bool synchronous)
    {
        _binaryAtEnd = false;
        if (mode == BinaryMode.Content)
        {
            if (NodeType is XmlNodeType.None or XmlNodeType.Element or XmlNodeType.XmlDeclaration)
            {
                throw new InvalidOperationException($"The ReadContentAs{BinaryFormat} method is not supported on node type {NodeType}. "
                    + "If you want to read typed content of an element, use the ReadElementContentAs method.");
            }

            bool found = await TryMoveToContentNodeAsync(leave: false, mode, synchronous);
            _binary = found ? mode : BinaryMode.None;
            return found;
        }

        if (NodeType != XmlNodeType.Element)
        {
            throw new InvalidOperationException($"The ReadElementContentAs{BinaryFormat} method is not supported on node type {NodeType}.");
        }

        bool isEmpty = IsEmptyElement;
        await ReadNodeAsync(synchronous);
        if (isEmpty)
        {
            return false;
        }

        if (await TryMoveToContentNodeAsync(leave: false, mode, synchronous))
        {
            _binary = mode;
            return true;
        }

        await LeaveElementAsync(synchronous);
        return false;
    }

    // To the text node that the reader stands on or (leave) to the next one in the same element, over comments and instructions.
    private async ValueTask<bool> TryMoveToContentNodeAsync(bool leave, BinaryMode mode, bool synchronous)
    {
        do
        {
            switch (NodeType)
            {
                case XmlNodeType.Attribute:
                    return !leave;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    if (!leave)
                    {
                        _binary = mode;
                        return true;
                    }

                    break;
                case XmlNodeType.Comment or XmlNodeType.ProcessingInstruction:
                    break;
                default:
                    return false;
            }

            leave = false;
            _binary = BinaryMode.None;
        }
        while (!_inAttributeValue && await ReadNodeAsync(synchronous));

        return false;
    }

    private async ValueTask LeaveElementAsync(bool synchronous)
    {
        if (NodeType != XmlNodeType.EndElement)
        {
            throw new XmlException($"'{NodeType}' is an invalid XmlNodeType.", null, LineNumber, LinePosition);
        }

        _binary = BinaryMode.None;
        await ReadNodeAsync(synchronous);
    }

    // Read within binary content goes to the content's end first: the reader has stood on all of it.
    private async ValueTask<bool> LeaveBinaryAsync(bool synchronous)
    {
        BinaryMode mode = _binary;
        while (!_binaryAtEnd && await TryMoveToContentNodeAsync(leave: true, mode, synchronous))
        {
        }

        _binary = BinaryMode.None;
        if (mode == BinaryMode.ElementContent)
        {
            await LeaveElementAsync(synchronous);
        }

        return true;
    }

    private ValueTask<bool> ReadNodeAsync(bool synchronous) =>
#pragma warning disable CA1849 // the caller's wish
        synchronous ? new ValueTask<bool>(Read()) : new ValueTask<bool>(ReadAsync());
#pragma warning restore CA1849

    // What was asked to be synchronous has run to its end when it returns.
    private static T Completed<T>(ValueTask<T> task)
    {
        Debug.Assert(task.IsCompleted, "A synchronous call awaited something.");
        return task.GetAwaiter().GetResult();
    }
}
