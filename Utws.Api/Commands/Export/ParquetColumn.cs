namespace Utws.Api.Commands.Export;

/// <summary>The values of one column of a row group.</summary>
internal sealed class ParquetColumn<T>
{
    private T[] _values = [];

    /// <summary>The values.</summary>
    public ReadOnlyMemory<T> Values => _values.AsMemory(0, Count);

    /// <summary>The same, as a collection.</summary>
    public ArraySegment<T> Segment => new(_values, 0, Count);

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Adds one.</summary>
    public void Add(T value)
    {
        if (Count == _values.Length)
        {
            Array.Resize(ref _values, Math.Max(1024, Count * 2));
        }

        _values[Count++] = value;
    }

    /// <summary>Empties it for the next row group.</summary>
    public void Clear() => Count = 0;
}
