using System.Net;
using System.Text;
using Utws.Core.Contract;
using Utws.Core.Policy;

namespace Utws.Tests.Policy;

/// <summary>A session as a test writes it: null is a missing element.</summary>
internal sealed record TestSession
{
    public IPAddress? Caller { get; init; }

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
        (PublishDecision decision, ruleIndex) = Ask(
            now, (in context, in session) => (policy.Decide(in context, in session, out int rule), rule));
        return decision;
    }

    /// <summary>Asks something about it, as of an instant.</summary>
    public T Ask<T>(DateTimeOffset now, SessionQuestion<T> question)
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
        return question(new DecisionContext(ApiVersion, now, CallerAddress.From(Caller)), in session);
    }

    private static byte[] Utf8(string? text) => Encoding.UTF8.GetBytes(text ?? string.Empty);

    private static SessionTextFields Flag(string? text, SessionTextFields flag) => text is null ? SessionTextFields.None : flag;
}
