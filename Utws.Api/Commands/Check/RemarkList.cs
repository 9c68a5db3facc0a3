namespace Utws.Api.Commands.Check;

/// <summary>Remarks in the order in which they first came up; what is so a thousand times is one remark with a count.</summary>
internal sealed class RemarkList
{
    // Names are the client's: a message with ten thousand of them shall not make a report of ten thousand lines.
    private const int MaxDistinct = 50;

    private readonly List<Remark> _remarks = [];
    private readonly Dictionary<string, int> _byText = new(StringComparer.Ordinal);
    private int _more;

    /// <summary>All of them.</summary>
    public IReadOnlyList<Remark> All => _more == 0
        ? _remarks
        : [.. _remarks, new Remark(RemarkKind.More, "There are further remarks that are not listed.", Line: null, Column: null, _more)];

    public void Add(RemarkKind kind, string text, int? line = null, int? column = null) => Add(new Remark(kind, text, line, column, 1));

    public void AddAll(RemarkList others)
    {
        foreach (Remark remark in others._remarks)
        {
            Add(remark);
        }

        _more += others._more;
    }

    private void Add(Remark remark)
    {
        if (_byText.TryGetValue(remark.Text, out int index))
        {
            _remarks[index] = _remarks[index] with { Count = _remarks[index].Count + remark.Count };
        }
        else if (_remarks.Count < MaxDistinct)
        {
            _byText.Add(remark.Text, _remarks.Count);
            _remarks.Add(remark);
        }
        else
        {
            _more += remark.Count;
        }
    }
}
