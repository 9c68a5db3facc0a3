using System.Buffers.Text;
using System.Diagnostics;

namespace Utws.Core.Xml;

/// <content>Base64 and hexadecimal data.</content>
public sealed partial class Utf8XmlWriter
{
    private const int GroupBytes = 3; // Base64 writes three bytes
    private const int GroupChars = 4; // as four characters.

    // The bytes of the last, padded group, and where it ends. If the next call is WriteBase64 again and nothing has been written in
    // between, the group is taken back and filled up: pieces give the same text as one call.
    private readonly byte[] _base64Rest = new byte[GroupBytes];
    private int _base64RestCount;
    private int _base64End;

    /// <inheritdoc/>
    public override void WriteBase64(byte[] buffer, int index, int count)
    {
        ReadOnlySpan<byte> data = Range(buffer, index, count);
        BeginContent();
        if (_base64RestCount > 0 && _base64End == _length && !data.IsEmpty)
        {
            _length -= GroupChars;
            int taken = Math.Min(GroupBytes - _base64RestCount, data.Length);
            data[..taken].CopyTo(_base64Rest.AsSpan(_base64RestCount));
            int filled = _base64RestCount + taken;
            data = data[taken..];
            AppendBase64(_base64Rest.AsSpan(0, filled));
            if (data.IsEmpty)
            {
                NoteBase64Rest(filled % GroupBytes);
                return;
            }
        }

        if (!data.IsEmpty)
        {
            AppendBase64(data);
            int rest = data.Length % GroupBytes;
            data[^rest..].CopyTo(_base64Rest);
            NoteBase64Rest(rest);
        }
    }

    /// <inheritdoc/>
    public override void WriteBinHex(byte[] buffer, int index, int count)
    {
        ReadOnlySpan<byte> data = Range(buffer, index, count);
        BeginContent();
        bool fits = Convert.TryToHexString(data, Room(checked(2 * data.Length)), out int written);
        Debug.Assert(fits, "The room was reserved.");
        _length += written;
    }

    private void AppendBase64(ReadOnlySpan<byte> data)
    {
        Base64.EncodeToUtf8(data, Room(Base64.GetMaxEncodedToUtf8Length(data.Length)), out _, out int written);
        _length += written;
    }

    private void NoteBase64Rest(int count)
    {
        _base64RestCount = count;
        _base64End = _length;
    }
}
