using System.Xml;

namespace Utws.Core.Xml;

// Reading from a stream, as XmlReader does.
public sealed partial class Utf8XmlReader
{
    // What is asked of the stream at once: the size of the input buffer, so that one piece fits without growing it.
    private const int StreamBytes = InitialBufferBytes;

    private Stream? _stream;
    private bool _leaveOpen;
    private byte[] _streamBuffer = [];

    /// <summary>Makes a reader that stands before the document in a stream.</summary>
    /// <param name="stream">Where the bytes come from.</param>
    /// <param name="options">Limits and switches; null for the defaults.</param>
    /// <param name="encoding">How the bytes are to be understood.</param>
    /// <param name="leaveOpen">Whether the stream stays open when the reader is closed or reset.</param>
    public static Utf8XmlReader Create(
        Stream stream, Utf8XmlReaderOptions? options = null, XmlInputEncoding encoding = default, bool leaveOpen = false)
    {
        Utf8XmlReader reader = new(options);
        reader.Reset(stream, encoding, leaveOpen);
        return reader;
    }

    /// <summary>Forgets everything and stands before a new document, which Read and ReadAsync fetch from a stream.</summary>
    /// <param name="stream">Where the bytes come from.</param>
    /// <param name="encoding">How the bytes are to be understood.</param>
    /// <param name="leaveOpen">Whether the stream stays open when the reader is closed or reset.</param>
    public void Reset(Stream stream, XmlInputEncoding encoding = default, bool leaveOpen = false)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Reset(encoding);
        _stream = stream;
        _leaveOpen = leaveOpen;
        PooledArray.EnsureSize(ref _streamBuffer, StreamBytes, 0);
    }

    /// <summary>Goes to the next node; bytes that it needs come from the stream.</summary>
    /// <returns>False at the end of the document.</returns>
    /// <exception cref="XmlException">The document is refused; the exception has message, line and column of the error.</exception>
    /// <exception cref="InvalidOperationException">The reader has no stream and the next node is not complete in what was appended.</exception>
    public override bool Read()
    {
        if (_binary != BinaryMode.None)
        {
            Completed(LeaveBinaryAsync(synchronous: true));
        }

        while (true)
        {
            switch (TryRead())
            {
                case XmlReadResult.Node:
                    return true;
                case XmlReadResult.NeedMore:
                    Fill();
                    break;
                default:
                    return EndRead();
            }
        }
    }

    // The framework throws once and is at its end from then on; here the refusal stays.
    private bool EndRead() =>
        _error == XmlError.None ? false : throw CreateException();

    private XmlException CreateException()
    {
        int line = LocateError(out int column);
        return line == 0
            ? new XmlException(ErrorMessage)
            : new XmlException(DescribeErrorWithoutPosition(), null, line, column);
    }

    private void Fill()
    {
        if (_stream is null)
        {
            throw CreateNeedMoreException();
        }

        TakeFromStream(_stream.Read(_streamBuffer, 0, StreamBytes));
    }

    private void TakeFromStream(int count)
    {
        if (count == 0)
        {
            Complete();
        }
        else
        {
            Append(_streamBuffer.AsSpan(0, count));
        }
    }

    private void ReleaseStream()
    {
        Stream? stream = _stream;
        _stream = null;
        if (stream is not null && !_leaveOpen)
        {
            stream.Dispose();
        }
    }

    private static InvalidOperationException CreateNeedMoreException() =>
        new("The next node is not complete in what was appended: append more, or call Complete after the last bytes.");
}
