using System.Net;
using System.Text;
using Utws.Core.Contract;
using Utws.Core.Policy;

namespace Utws.Api.Commands.Policy;

/// <summary>A session of a command line: numbers that were not given are 0, texts that were not given are missing elements.</summary>
/// <param name="numbers">The number of each field; those of texts are not looked at.</param>
/// <param name="texts">The text of each field, or null; those of numbers are not looked at.</param>
/// <param name="caller">The caller's address, if one was given.</param>
internal sealed class AskedSession(Func<PolicyField, int> numbers, Func<PolicyField, string?> texts, IPAddress? caller)
{
    /// <summary>What the conditions on a number are asked.</summary>
    public int Number(PolicyField field) => numbers(field);

    /// <summary>What the conditions on a text are asked; null for a missing element.</summary>
    public string? Text(PolicyField field) => texts(field);

    /// <summary>What the request around it has.</summary>
    public DecisionContext ContextAt(DateTimeOffset now) => new(Number(PolicyField.ApiVersion), now, CallerAddress.From(caller));

    /// <summary>The session as a request's.</summary>
    public SessionInfo ToSession() => new()
    {
        ProductId = Number(PolicyField.ProductId),
        Version = Utf8(PolicyField.Version),
        OsPlatform = Number(PolicyField.OsPlatform),
        OsVersion = Number(PolicyField.OsVersion),
        ServicePack = Utf8(PolicyField.ServicePack),
        OsBits = Number(PolicyField.OsBits),
        Architecture = Number(PolicyField.Architecture),
        LangId = Utf8(PolicyField.LangId),
        Country = Utf8(PolicyField.Country),
        Locale = Utf8(PolicyField.Locale),
        Present = Flag(PolicyField.Version, SessionTextFields.Version)
            | Flag(PolicyField.ServicePack, SessionTextFields.ServicePack)
            | Flag(PolicyField.LangId, SessionTextFields.LangId)
            | Flag(PolicyField.Country, SessionTextFields.Country)
            | Flag(PolicyField.Locale, SessionTextFields.Locale),
    };

    private byte[] Utf8(PolicyField field) => Encoding.UTF8.GetBytes(Text(field) ?? string.Empty);

    private SessionTextFields Flag(PolicyField field, SessionTextFields flag) => Text(field) is null ? SessionTextFields.None : flag;
}
