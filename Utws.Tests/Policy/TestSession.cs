using System.Text;
using Utws.Core.Contract;
using Utws.Core.Policy;

namespace Utws.Tests.Policy;

/// <summary>A session as a test writes it: null is a missing element.</summary>
internal sealed record TestSession
{
    public int ApiVersion { get; init; } = 1;

    public int ProductId { get; init; }

    public string? Version { get; init; }

    public int OsPlatform { get; init; }

    public int OsVersion { get; init; }

    public string? ServicePack { get; init; }

    public int OsBits { get; init; }

    public int Architecture { get; init; }

    public string? LangId { get; init; }

    public string? Country { get; init; }

    public string? Locale { get; init; }

    /// <summary>What a policy decides for it, and by which rule.</summary>
    public PublishDecision Decide(PublishPolicy policy, DateTimeOffset now, out int ruleIndex)
    {
        SessionInfo session = new()
        {
            ProductId = ProductId,
            Version = Utf8(Version),
            OsPlatform = OsPlatform,
            OsVersion = OsVersion,
            ServicePack = Utf8(ServicePack),
            OsBits = OsBits,
            Architecture = Architecture,
            LangId = Utf8(LangId),
            Country = Utf8(Country),
            Locale = Utf8(Locale),
            Present = Flag(Version, SessionTextFields.Version)
                | Flag(ServicePack, SessionTextFields.ServicePack)
                | Flag(LangId, SessionTextFields.LangId)
                | Flag(Country, SessionTextFields.Country)
                | Flag(Locale, SessionTextFields.Locale),
        };
        return policy.Decide(new DecisionContext(ApiVersion, now), in session, out ruleIndex);
    }

    private static byte[] Utf8(string? text) => Encoding.UTF8.GetBytes(text ?? string.Empty);

    private static SessionTextFields Flag(string? text, SessionTextFields flag) => text is null ? SessionTextFields.None : flag;
}
