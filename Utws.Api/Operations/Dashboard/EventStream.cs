using System.Threading.Channels;

namespace Utws.Api.Operations.Dashboard;

/// <summary>One who looks: the events that are yet to be written to him.</summary>
internal sealed class EventStream
{
    // Who is so many seconds behind is let go: he comes again by himself, and gets the whole state.
    private const int MaxWaiting = 10;

    private readonly Channel<ReadOnlyMemory<byte>> _waiting = Channel.CreateBounded<ReadOnlyMemory<byte>>(
        new BoundedChannelOptions(MaxWaiting) { SingleReader = true, SingleWriter = true });

    /// <summary>The events, until the stream is let go.</summary>
    public IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellation) => _waiting.Reader.ReadAllAsync(cancellation);

    /// <summary>Adds an event, or lets the stream go.</summary>
    public void Add(ReadOnlyMemory<byte> bytes)
    {
        if (!_waiting.Writer.TryWrite(bytes))
        {
            End();
        }
    }

    /// <summary>Lets the stream go, once what waits is written.</summary>
    public void End() => _ = _waiting.Writer.TryComplete();
}
