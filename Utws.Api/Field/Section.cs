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
    public void Add(SegmentInfo segment, in RecordedHead head, in SessionInfo session, PublishDecision decision)
    {
        SectionKey key = _key.Clear();
        _counter.Add((kind switch
        {
            SectionKind.Product => key.Add(session.ProductId),
            SectionKind.Version => Text(key.Add(session.ProductId), session.Version, session.Present, SessionTextFields.Version),
            SectionKind.Country => Text(key, session.Country, session.Present, SessionTextFields.Country),
            SectionKind.Decision => key.Add(NameOf(decision.Publish), isPresent: true),
            SectionKind.Language => Text(key, session.LangId, session.Present, SessionTextFields.LangId),
            SectionKind.Platform => key.Add(session.OsPlatform).Add(session.OsVersion).Add(session.OsBits),
            SectionKind.Locale => Text(key, session.Locale, session.Present, SessionTextFields.Locale),
            SectionKind.ServicePack => Text(key, session.ServicePack, session.Present, SessionTextFields.ServicePack),
            SectionKind.Policy => key.Add(head.Request.Revision),
            SectionKind.ApiVersion => key.Add(head.Request.ApiVersion),
            _ => key.Add(segment.NodeUtf8.Span, isPresent: true),
        }).Bytes);
    }

    /// <summary>The rows with the most sessions.</summary>
    public IReadOnlyList<SectionRow> Rows(int most) => _counter.Rows(most);

    private static SectionKey Text(SectionKey key, ReadOnlySpan<byte> text, SessionTextFields present, SessionTextFields field) =>
        key.Add(text, (present & field) != SessionTextFields.None);

    private static ReadOnlySpan<byte> NameOf(PublishMode mode) => mode switch
    {
        PublishMode.Discard => "Discard"u8,
        PublishMode.SummaryOnly => "SummaryOnly"u8,
        _ => "Details"u8,
    };
}
