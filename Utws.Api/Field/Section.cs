using Utws.Api.Recording.Reading;
using Utws.Core.Contract;

namespace Utws.Api.Field;

/// <summary>Sessions counted by one thing.</summary>
internal sealed class Section(SectionKind kind)
{
    private readonly KeyCounter _counter = new();
    private readonly SectionKey _key = new();

    /// <summary>What it counts by.</summary>
    public SectionKind Kind => kind;

    /// <summary>The name that <c>--by</c> takes for it.</summary>
    public string Name => SectionNames.Of(kind);

    /// <summary>What the parts of its keys are, as JSON names them.</summary>
    public IReadOnlyList<string> Columns { get; } = kind switch
    {
        SectionKind.Version => ["product", "version"],
        SectionKind.Platform => ["osPlatform", "osVersion", "osBits"],
        _ => [SectionNames.Of(kind)],
    };

    /// <summary>How many different keys there are.</summary>
    public int Keys => _counter.Keys;

    /// <summary>Sessions whose key is not told apart, because there were too many different ones.</summary>
    public long NotToldApart => _counter.NotToldApart;

    /// <summary>Counts a session.</summary>
    public void Add(SegmentInfo segment, in RecordedHead head, in SessionInfo session, PublishDecision decision) => _counter.Add((kind switch
    {
        SectionKind.Policy => _key.Clear().Add(head.Request.Revision),
        SectionKind.ApiVersion => _key.Clear().Add(head.Request.ApiVersion),
        SectionKind.Node => _key.Clear().Add(segment.NodeUtf8.Span, isPresent: true),
        _ => _key.Set(kind, in session, decision),
    }).Bytes);

    /// <summary>The rows with the most sessions.</summary>
    public IReadOnlyList<SectionRow> Rows(int most) => _counter.Rows(most);
}
