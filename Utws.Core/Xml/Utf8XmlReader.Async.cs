using System.Xml;

namespace Utws.Core.Xml;

// XmlReader's asynchronous members. Only fetching bytes is asynchronous; the base class builds its other ones on those given here.
public sealed partial class Utf8XmlReader
{
    private static readonly Task<bool> s_true = Task.FromResult(true);

    /// <summary>Goes to the next node; bytes that it needs come from the stream, asynchronously.</summary>
    /// <returns>False at the end of the document.</returns>
    /// <exception cref="XmlException">The document is refused; the exception has message, line and column of the error.</exception>
    /// <exception cref="InvalidOperationException">The reader has no stream and the next node is not complete in what was appended.</exception>
    public override Task<bool> ReadAsync()
    {
        // Generally the node is in the buffer: then no task is made.
        if (_binary == BinaryMode.None)
        {
            XmlReadResult result = TryRead();
            if (result == XmlReadResult.Node)
            {
                return s_true;
            }
        }

        return ReadSlowAsync();
    }

    /// <inheritdoc/>
    public override Task<string> GetValueAsync() => Task.FromResult(Value);

    /// <inheritdoc/>
    public override Task<int> ReadValueChunkAsync(char[] buffer, int index, int count) =>
        Task.FromResult(ReadValueChunk(buffer, index, count));

    private async Task<bool> ReadSlowAsync()
    {
        if (_binary != BinaryMode.None)
        {
            await LeaveBinaryAsync(synchronous: false);
        }

        while (true)
        {
            switch (TryRead())
            {
                case XmlReadResult.Node:
                    return true;
                case XmlReadResult.NeedMore:
                    await FillAsync();
                    break;
                default:
                    return EndRead();
            }
        }
    }

    private async ValueTask FillAsync()
    {
        if (_stream is null)
        {
            throw CreateNeedMoreException();
        }

        TakeFromStream(await _stream.ReadAsync(_streamBuffer.AsMemory(0, StreamBytes)));
    }
}
