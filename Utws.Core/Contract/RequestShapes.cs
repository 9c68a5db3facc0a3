namespace Utws.Core.Contract;

/// <summary>The last few shapes of requests, the latest first: as many as there are kinds of clients that write them differently.</summary>
/// <remarks>Bounded, about 45 KB if all are in use, 9 KB a shape, and never more than was read node by node: nobody can make it know what is not so.</remarks>
internal sealed class RequestShapes
{
    // .NET's own clients, gSOAP's and a script's; a fifth costs what reading node by node costs.
    private const int Count = 4;

    private readonly RequestShape?[] _shapes = new RequestShape?[Count];
    private RequestShape? _passing;

    /// <summary>Finds the shape that a document begins with, or null.</summary>
    public RequestShape? Find(ReadOnlySpan<byte> document, int head, int encodingWay)
    {
        for (int i = 0; i < Count; i++)
        {
            if (_shapes[i] is { } shape && shape.IsBeginningOf(document, head, encodingWay))
            {
                return ToFront(i, shape);
            }
        }

        return null;
    }

    /// <summary>
    /// The shape of a document that was read node by node up to its first session: the one that begins so, or else an empty one in the
    /// place of that which was not seen for the longest time.
    /// </summary>
    public RequestShape Learn(ReadOnlySpan<byte> prolog, int head, int encodingWay)
    {
        for (int i = 0; i < Count; i++)
        {
            if (_shapes[i] is { } known && known.BeginsWith(prolog, head, encodingWay))
            {
                return ToFront(i, known);
            }
        }

        RequestShape shape = ToFront(Count - 1, _shapes[Count - 1] ?? new RequestShape());
        shape.Clear();
        shape.LearnProlog(prolog, head, encodingWay);
        return shape;
    }

    /// <summary>An empty shape for a document whose beginning is not worth keeping: its sessions may still be alike.</summary>
    public RequestShape ForOneDocument()
    {
        _passing ??= new RequestShape();
        _passing.Clear();
        return _passing;
    }

    private RequestShape ToFront(int index, RequestShape shape)
    {
        for (int i = index; i > 0; i--)
        {
            _shapes[i] = _shapes[i - 1];
        }

        _shapes[0] = shape;
        return shape;
    }
}
