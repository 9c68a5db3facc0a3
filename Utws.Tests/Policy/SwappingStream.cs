namespace Utws.Tests.Policy;

/// <summary>A body that arrives a few bytes at a time, and before each of them something happens.</summary>
internal sealed class SwappingStream(byte[] body, int pieceBytes, Action between) : MemoryStream(body)
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        between();

        // Whoever waits for the rest gives others the turn.
        await Task.Yield();
        return Read(buffer.Span[..Math.Min(pieceBytes, buffer.Length)]);
    }
}
