using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Utws.Core.Xml;

// Other encodings become UTF-8 on the way in, by way of UTF-16, as .NET's decoders go.
public sealed partial class Utf8XmlReader
{
    // 8 KB of UTF-16: large enough that the calls do not count, small enough to stay in the first-level cache with its UTF-8 form.
    private const int TranscodingChars = 4096;

    // Three bytes of UTF-8 for each UTF-16 code unit at most.
    private const int MaxBytesPerChar = 3;

    private Encoding? _transcodedFrom;
    private Decoder? _decoder;
    private bool _decoderReplaces;

    // Tells that the decoder met invalid bytes; null while they are replaced.
    private MarkingDecoderFallback? _marks;
    private char[] _chars = [];

    // High surrogates that wait for their low one.
    private int _charsHeld;

    // The decoder is kept from one document to the next while they are in the same encoding.
    private void StartTranscoding(Encoding encoding)
    {
        if (_decoder is null || !ReferenceEquals(_transcodedFrom, encoding) || _decoderReplaces != _replaceInvalid)
        {
            _marks = _replaceInvalid ? null : new MarkingDecoderFallback();
            _decoder = XmlEncodings.CreateDecoder(encoding, _marks ?? encoding.DecoderFallback);
            _transcodedFrom = encoding;
            _decoderReplaces = _replaceInvalid;
        }

        _decoder.Reset();
        _charsHeld = 0;
        PooledArray.EnsureSize(ref _chars, TranscodingChars, 0);
    }

    private void AppendTranscoded(ReadOnlySpan<byte> bytes, bool flush)
    {
        bool completed = false;
        while (!completed && _stop == XmlError.None)
        {
            int marks = _marks?.Count ?? 0;
            _decoder!.Convert(bytes, _chars.AsSpan(_charsHeld), flush, out int used, out int produced, out completed);
            bytes = bytes[used..];
            int count = _charsHeld + produced;
            ReadOnlySpan<char> fresh = _chars.AsSpan(0, count);
            int invalid = _marks is null || _marks.Count == marks ? -1 : fresh.IndexOf(MarkingDecoderFallback.Mark);
            if (invalid >= 0)
            {
                fresh = fresh[..invalid];
            }

            EnsureRoom(fresh.Length * MaxBytesPerChar);
            OperationStatus status = Utf8.FromUtf16(
                fresh, _buffer.AsSpan(_end), out int read, out int written, replaceInvalidSequences: true, isFinalBlock: flush && completed);
            Publish(written);
            _charsHeld = status == OperationStatus.NeedMoreData ? fresh.Length - read : 0;
            fresh[read..].CopyTo(_chars);
            if (invalid >= 0 && _stop == XmlError.None)
            {
                _stop = XmlError.InvalidBytes;
            }
        }
    }
}
