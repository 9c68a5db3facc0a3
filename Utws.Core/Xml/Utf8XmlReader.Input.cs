using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Utws.Core.Xml;

// Bytes coming in: only whole and valid characters get into the buffer, so the tokenizer need not look for invalid UTF-8.
public sealed partial class Utf8XmlReader
{
    // A character has at most four bytes, so three may be waiting for the next piece.
    private const int MaxCarriedBytes = 3;

    private readonly byte[] _carry = new byte[MaxCarriedBytes];
    private int _carryCount;
    private InputStage _stage;
    private bool _complete;
    private bool _replaceInvalid;

    // What is wrong behind _end, if anything: an error once the tokenizer gets there, and no sooner.
    private XmlError _stop;

    private enum InputStage : byte
    {
        Detecting,
        Utf8,
        Transcoding,
    }

    /// <summary>Copies the next bytes of the document into the reader.</summary>
    /// <param name="bytes">Any number of bytes, split anywhere; not needed any more once the call has returned.</param>
    /// <exception cref="InvalidOperationException">The document was completed, or the reader is closed.</exception>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (_complete)
        {
            throw new InvalidOperationException("The document is complete: Reset comes before the bytes of the next one.");
        }

        // After an error the buffer stays as it is: the message is made from it on demand.
        if (bytes.IsEmpty || _stop != XmlError.None || _error != XmlError.None)
        {
            return;
        }

        switch (_stage)
        {
            case InputStage.Utf8:
                AppendUtf8(bytes);
                break;
            case InputStage.Transcoding:
                AppendTranscoded(bytes, flush: false);
                break;
            default:
                AppendUndetected(bytes);
                break;
        }
    }

    /// <summary>States that the document has no further bytes.</summary>
    /// <exception cref="InvalidOperationException">The reader is closed.</exception>
    public void Complete()
    {
        if (_complete)
        {
            return;
        }

        _complete = true;
        if (_stop != XmlError.None || _error != XmlError.None)
        {
            return;
        }

        if (_stage == InputStage.Detecting)
        {
            DetectRest();
        }

        if (_stage == InputStage.Transcoding)
        {
            AppendTranscoded([], flush: true);
        }
        else if (_carryCount > 0)
        {
            _carryCount = 0;
            StopOrReplace();
        }
    }

    private void ResetInput(XmlInputEncoding encoding)
    {
        _encoding = encoding;
        _replaceInvalid = encoding.ReplaceInvalidBytes;
        _stage = InputStage.Detecting;
        _form = InputForm.Unmarked;
        _carryCount = 0;
        _undetectedCount = 0;
        _complete = false;
        _stop = XmlError.None;
    }

    private void AppendUtf8(ReadOnlySpan<byte> bytes)
    {
        int count = _carryCount + bytes.Length;
        EnsureRoom(count);
        _carry.AsSpan(0, _carryCount).CopyTo(_buffer.AsSpan(_end));
        bytes.CopyTo(_buffer.AsSpan(_end + _carryCount));
        _carryCount = 0;
        Span<byte> fresh = _buffer.AsSpan(_end, count);
        if (Utf8.IsValid(fresh))
        {
            Publish(count);
            return;
        }

        int tail = CountIncompleteTail(fresh);
        if (Utf8.IsValid(fresh[..^tail]))
        {
            fresh[^tail..].CopyTo(_carry);
            _carryCount = tail;
            Publish(count - tail);
        }
        else if (_replaceInvalid)
        {
            AppendReplacing(fresh);
        }
        else
        {
            Publish(CountValid(fresh));
            if (_stop == XmlError.None)
            {
                _stop = XmlError.InvalidBytes;
            }
        }
    }

    // Invalid bytes become U+FFFD, one for each maximal part of a sequence, as .NET's decoders do; only bodies that are not what their
    // charset says come here, so a copy of the piece does not matter.
    private void AppendReplacing(ReadOnlySpan<byte> fresh)
    {
        byte[] source = ArrayPool<byte>.Shared.Rent(fresh.Length);
        fresh.CopyTo(source);
        ReadOnlySpan<byte> rest = source.AsSpan(0, fresh.Length);
        while (!rest.IsEmpty && _stop == XmlError.None)
        {
            int valid = CountValid(rest);
            EnsureRoom(valid + MaxCarriedBytes);
            rest[..valid].CopyTo(_buffer.AsSpan(_end));
            Publish(valid);
            rest = rest[valid..];
            OperationStatus status = Rune.DecodeFromUtf8(rest, out _, out int consumed);
            if (status == OperationStatus.NeedMoreData && rest.Length <= MaxCarriedBytes && !rest.IsEmpty)
            {
                rest.CopyTo(_carry);
                _carryCount = rest.Length;
                break;
            }

            if (status == OperationStatus.InvalidData)
            {
                StopOrReplace();
                rest = rest[consumed..];
            }
        }

        ArrayPool<byte>.Shared.Return(source);
    }

    private void StopOrReplace()
    {
        if (!_replaceInvalid)
        {
            _stop = XmlError.InvalidBytes;
            return;
        }

        ReadOnlySpan<byte> replacement = "\uFFFD"u8;
        EnsureRoom(replacement.Length);
        replacement.CopyTo(_buffer.AsSpan(_end));
        Publish(replacement.Length);
    }

    // Bytes at the end that begin a character but do not finish it.
    private static int CountIncompleteTail(ReadOnlySpan<byte> bytes)
    {
        for (int count = 1; count <= Math.Min(MaxCarriedBytes, bytes.Length); count++)
        {
            if ((bytes[^count] & 0xC0) != 0x80)
            {
                return Rune.DecodeFromUtf8(bytes[^count..], out _, out _) == OperationStatus.NeedMoreData ? count : 0;
            }
        }

        return 0;
    }

    private static int CountValid(ReadOnlySpan<byte> bytes)
    {
        int count = 0;
        while (count < bytes.Length && Rune.DecodeFromUtf8(bytes[count..], out _, out int consumed) == OperationStatus.Done)
        {
            count += consumed;
        }

        return count;
    }
}
