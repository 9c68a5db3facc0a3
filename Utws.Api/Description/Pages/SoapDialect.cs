using Utws.Core.Contract;
using Utws.Core.Soap;

namespace Utws.Api.Description.Pages;

/// <summary>What differs between a call in one SOAP version and the other, as the published samples show it.</summary>
/// <param name="Name">What the pages call it.</param>
/// <param name="Prefix">The envelope's prefix.</param>
/// <param name="EnvelopeUri">The envelope's namespace.</param>
/// <param name="ContentType">The content type of request and response.</param>
/// <param name="Action">The value of the request's <c>SOAPAction</c>; null for a version without it (9.3.3).</param>
internal sealed record SoapDialect(string Name, string Prefix, string EnvelopeUri, string ContentType, string? Action)
{
    /// <summary>What a message begins with.</summary>
    public const string Declaration = """<?xml version="1.0" encoding="utf-8"?>""";

    public static IReadOnlyList<SoapDialect> All { get; } =
    [
        new("SOAP 1.1", "soap", SoapNames.Envelope11Uri, ContentTypeOf(SoapVersion.Soap11), $"\"{ContractNames.LogsAvailableAction}\""),
        new("SOAP 1.2", "soap12", SoapNames.Envelope12Uri, ContentTypeOf(SoapVersion.Soap12), Action: null),
    ];

    /// <summary>The attributes of the envelope's element.</summary>
    public string EnvelopeAttributes { get; } =
        "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\""
            + $" xmlns:{Prefix}=\"{EnvelopeUri}\"";

    private static string ContentTypeOf(SoapVersion version) =>
        new SoapAnswer(StatusCodes.Status200OK, version, Body: default, Fault: null).ContentType;
}
