using System.Buffers;
using System.Xml;

namespace Utws.Core.Xml;

/// <summary>Writes XML as UTF-8 into a pooled buffer, allocating nothing once it has grown to the size of its documents.</summary>
public sealed partial class Utf8XmlWriter : XmlWriter
{
    private Utf8XmlWriterState _state;

    /// <inheritdoc/>
    public override WriteState WriteState => _state switch
    {
        Utf8XmlWriterState.Start => WriteState.Start,
        Utf8XmlWriterState.Prolog => WriteState.Prolog,
        Utf8XmlWriterState.StartTag => WriteState.Element,
        Utf8XmlWriterState.Attribute => WriteState.Attribute,
        Utf8XmlWriterState.Error => WriteState.Error,
        Utf8XmlWriterState.Closed => WriteState.Closed,
        _ => WriteState.Content,
    };

    /// <summary>Forgets the document, finished or not, and begins a new one in the same memory.</summary>
    /// <exception cref="ObjectDisposedException">The writer is closed.</exception>
    public void Reset()
    {
        ObjectDisposedException.ThrowIf(_state == Utf8XmlWriterState.Closed, this);
        if (_buffer.Length > MaxKeptBytes)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = ArrayPool<byte>.Shared.Rent(InitialBytes);
        }

        _length = 0;
        _state = Utf8XmlWriterState.Start;
    }

    /// <summary>Gives the buffer back. Nothing can be written or read afterwards; a second call does nothing.</summary>
    public override void Close()
    {
        if (_state == Utf8XmlWriterState.Closed)
        {
            return;
        }

        _state = Utf8XmlWriterState.Closed;
        _length = 0;
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    /// <summary>Does nothing: the output is memory.</summary>
    public override void Flush()
    {
    }
}
