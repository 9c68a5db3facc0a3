using System.Text;

namespace Utws.Api.Policy;

/// <summary>The text of a policy file, and where in it a byte is.</summary>
internal sealed class PolicySource
{
    private readonly string _file;
    private readonly byte[] _bytes;
    private readonly int _start;

    /// <summary>The bytes of a file; the array is kept, not copied.</summary>
    public PolicySource(string file, byte[] bytes)
    {
        _file = file;
        _bytes = bytes;
        _start = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
    }

    /// <summary>The JSON: the bytes behind the byte order mark. All byte positions count from its start.</summary>
    public ReadOnlySpan<byte> Json => _bytes.AsSpan(_start);

    /// <summary>The byte position of the first byte that is not UTF-8, or -1.</summary>
    public int IndexOfInvalidUtf8()
    {
        ReadOnlySpan<byte> rest = Json;
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(rest, out _, out int length) != System.Buffers.OperationStatus.Done)
            {
                return Json.Length - rest.Length;
            }

            rest = rest[length..];
        }

        return -1;
    }

    /// <summary>The byte position of a line's byte, both from 0, as the JSON reader's exceptions give them.</summary>
    public int PositionOf(long line, long byteInLine)
    {
        int position = 0;
        for (; line > 0; line--)
        {
            position += Json[position..].IndexOf((byte)'\n') + 1;
        }

        return Math.Min(position + (int)byteInLine, Json.Length);
    }

    /// <summary>An exception that tells what is wrong at a byte position.</summary>
    public PolicyException Refused(PolicyErrorReason reason, int position, string member, string expected, string found, Exception? inner = null)
    {
        ReadOnlySpan<byte> before = Json[..position];
        int line = before.Count((byte)'\n') + 1;
        int column = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1;
        return new PolicyException(new PolicyError(reason, _file, line, column, member, PolicyErrorText.Of(reason, expected, found)), inner);
    }
}
