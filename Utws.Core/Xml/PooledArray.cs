using System.Buffers;

namespace Utws.Core.Xml;

/// <summary>Arrays from the shared pool that grow and are given back; their owner is the field that they are kept in.</summary>
internal static class PooledArray
{
    // Below 256 elements the pool's buckets are so small that a first document would go through several of them.
    private const int MinLength = 256;

    /// <summary>Makes <paramref name="array"/> at least <paramref name="length"/> long, by doubling, and keeps its first <paramref name="used"/> elements.</summary>
    public static void EnsureSize<T>(ref T[] array, int length, int used)
    {
        if (array.Length < length)
        {
            Grow(ref array, length, used);
        }
    }

    /// <summary>Gives the array back; the field holds an empty one then.</summary>
    public static void Return<T>(ref T[] array)
    {
        if (array.Length > 0)
        {
            T[] pooled = array;
            array = [];
            ArrayPool<T>.Shared.Return(pooled);
        }
    }

    /// <summary>Gives the array back if it has grown past <paramref name="maxLength"/>.</summary>
    public static void ReturnIfLonger<T>(ref T[] array, int maxLength)
    {
        if (array.Length > maxLength)
        {
            Return(ref array);
        }
    }

    private static void Grow<T>(ref T[] array, int length, int used)
    {
        int doubled = (int)Math.Min((long)array.Length * 2, Array.MaxLength);
        T[] larger = ArrayPool<T>.Shared.Rent(Math.Max(Math.Max(length, doubled), MinLength));
        Array.Copy(array, larger, used);
        Return(ref array);
        array = larger;
    }
}
