namespace Utws.Benchmarks.Load.Bodies;

/// <summary>One request that servers are loaded with.</summary>
/// <param name="Name">What options call it.</param>
/// <param name="Title">What tables call it.</param>
/// <param name="Sessions">The sessions that it announces.</param>
/// <param name="Soap12">Whether it is SOAP 1.2.</param>
/// <param name="Request">The HTTP request's body.</param>
internal sealed record LoadBody(string Name, string Title, SampleSession[] Sessions, bool Soap12, byte[] Request)
{
    /// <summary>The action that the request's head names.</summary>
    public const string Action = RequestBodies.OperationNamespace + "/logsAvailable";

    /// <summary>The request's Content-Type.</summary>
    public string ContentType => Soap12 ? $"application/soap+xml; charset=utf-8; action=\"{Action}\"" : "text/xml; charset=utf-8";

    /// <summary>The fields of the request's head that depend on the SOAP version.</summary>
    public IEnumerable<(string Name, string Value)> Fields => Soap12
        ? [("Content-Type", ContentType)]
        : [("Content-Type", ContentType), ("SOAPAction", $"\"{Action}\"")];
}
