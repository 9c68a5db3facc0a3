using System.Buffers;

namespace Utws.Api.Recording.Reading;

/// <summary>Where the texts of one session go that were recorded with escapes; most have none and stay where they were read.</summary>
internal sealed class UnescapedTexts : IDisposable
{
    private byte[] _bytes = [];
    private int _length;

    /// <summary>Forgets the texts of the session before, and makes room for a session of a request with this many bytes of JSON.</summary>
    public void Restart(int jsonBytes)
    {
        _length = 0;
        if (_bytes.Length < jsonBytes)
        {
            Dispose();
            _bytes = ArrayPool<byte>.Shared.Rent(jsonBytes);
        }
    }

    /// <summary>Where the next text may be written. Unescaped, all texts are shorter than the JSON that they were in.</summary>
    public Span<byte> Free => _bytes.AsSpan(_length);

    /// <summary>Keeps what was written of <see cref="Free"/>.</summary>
    public ReadOnlySpan<byte> Take(int bytes)
    {
        int start = _length;
        _length += bytes;
        return _bytes.AsSpan(start, bytes);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        byte[] bytes = _bytes;
        _bytes = [];
        if (bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
