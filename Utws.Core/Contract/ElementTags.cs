using System.Text;

namespace Utws.Core.Contract;

/// <summary>An element's tags as UTF-8, made once from its name.</summary>
internal sealed class ElementTags(string name)
{
    private readonly byte[] _start = Encoding.UTF8.GetBytes($"<{name}>");
    private readonly byte[] _end = Encoding.UTF8.GetBytes($"</{name}>");
    private readonly byte[] _empty = Encoding.UTF8.GetBytes($"<{name} />");

    public ReadOnlySpan<byte> Start => _start;

    public ReadOnlySpan<byte> End => _end;

    /// <summary>The empty element, with the old runtime's space before the slash (3.6).</summary>
    public ReadOnlySpan<byte> Empty => _empty;
}
