using Utws.Core.Contract;

namespace Utws.Api.Field;

/// <summary>Which values of a session each kind counts by.</summary>
internal sealed partial class SectionKey
{
    /// <summary>Makes this the key of a session; only for the kinds that a session and its decision tell.</summary>
    public SectionKey Set(SectionKind kind, in SessionInfo session, PublishDecision decision)
    {
        SectionKey key = Clear();
        return kind switch
        {
            SectionKind.Product => key.Add(session.ProductId),
            SectionKind.Version => Text(key.Add(session.ProductId), session.Version, session.Present, SessionTextFields.Version),
            SectionKind.Country => Text(key, session.Country, session.Present, SessionTextFields.Country),
            SectionKind.Decision => key.Add(NameOf(decision.Publish), isPresent: true),
            SectionKind.Language => Text(key, session.LangId, session.Present, SessionTextFields.LangId),
            SectionKind.Platform => key.Add(session.OsPlatform).Add(session.OsVersion).Add(session.OsBits),
            SectionKind.Locale => Text(key, session.Locale, session.Present, SessionTextFields.Locale),
            SectionKind.ServicePack => Text(key, session.ServicePack, session.Present, SessionTextFields.ServicePack),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no session tells this"),
        };
    }

    private static SectionKey Text(SectionKey key, ReadOnlySpan<byte> text, SessionTextFields present, SessionTextFields field) =>
        key.Add(text, (present & field) != SessionTextFields.None);

    private static ReadOnlySpan<byte> NameOf(PublishMode mode) => mode switch
    {
        PublishMode.Discard => "Discard"u8,
        PublishMode.SummaryOnly => "SummaryOnly"u8,
        _ => "Details"u8,
    };
}
