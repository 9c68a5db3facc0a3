namespace Utws.Core.Xml;

// The input: one contiguous piece of the document, in valid UTF-8, with zeros after it.
public sealed partial class Utf8XmlReader
{
    // Zeros after the last byte: a scan stops at a zero, so it need not watch the end, and may look a vector's length (64 bytes) ahead.
    private const int Slack = 64;

    // First size: holds the request of two sessions ten times over; a pool bucket.
    private const int InitialBufferBytes = 16 * 1024;

    // A larger buffer goes back to the pool at the next reset: one huge request must not keep its memory in every pooled reader.
    private const int MaxKeptBufferBytes = 1024 * 1024;

    private byte[] _buffer = [];

    // Everything before belongs to nodes that were read; the byte at _end is the first that is not there yet.
    private int _pos;
    private int _end;

    // Where the current node (or the one that is waited for) begins; bytes before it may be dropped.
    private int _tokenStart;

    // How many bytes of the document were dropped in front of the buffer.
    private long _bufferOffset;

    private void ResetBuffer()
    {
        PooledArray.ReturnIfLonger(ref _buffer, MaxKeptBufferBytes);
        PooledArray.ReturnIfLonger(ref _scratch, MaxKeptBufferBytes);
        PooledArray.ReturnIfLonger(ref _rescuedNames, MaxKeptBufferBytes);
        PooledArray.EnsureSize(ref _buffer, InitialBufferBytes, 0);
        _pos = 0;
        _end = 0;
        _tokenStart = 0;
        _bufferOffset = 0;
        _buffer.AsSpan(0, Slack).Clear();
    }

    // Makes room for more bytes at _end, by dropping what was read or by doubling.
    private void EnsureRoom(int count)
    {
        if (_buffer.Length - Slack - _end >= count)
        {
            return;
        }

        // Moving is only worth it when it frees at least as much as it moves: so each byte is moved at most once on the average.
        int live = _end - _tokenStart;
        if (_tokenStart > 0 && live <= _tokenStart)
        {
            DropRead();
        }

        PooledArray.EnsureSize(ref _buffer, checked(_end + count + Slack), _end);
    }

    private void DropRead()
    {
        if (_skippedProlog > 0)
        {
            ReadSkippedProlog();
        }

        int drop = _tokenStart;
        RescueFrames(drop);
        DropPositions(drop);
        _buffer.AsSpan(drop, _end - drop).CopyTo(_buffer);
        _pos -= drop;
        _end -= drop;
        _tokenStart = 0;
        _bufferOffset += drop;
        _nodeIndex -= drop;
        _valueStart -= drop;
        _nameStart -= drop;
        for (int i = 0; i < _attributeCount; i++)
        {
            _attributes[i].NameStart -= drop;
            _attributes[i].ValueStart -= drop;
        }

        if (_waiting)
        {
            _waitScanned -= drop;
        }
    }

    // Shows the tokenizer the bytes that were written behind _end.
    private void Publish(int count)
    {
        long room = _options.MaxDocumentBytes - _bufferOffset - _end;
        if (count > room)
        {
            // Cut at the start of a character: the tokenizer must never see half a sequence.
            count = (int)room;
            while (count > 0 && (_buffer[_end + count] & 0xC0) == 0x80)
            {
                count--;
            }

            _stop = XmlError.DocumentTooLong;
        }

        _end += count;
        _buffer.AsSpan(_end, Slack).Clear();
    }
}
