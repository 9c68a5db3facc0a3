namespace Utws.Api.Operations.Requests;

/// <summary>What became of a request.</summary>
internal enum RequestOutcome
{
    /// <summary>Its sessions were decided, and the client has the answer.</summary>
    Answered,

    /// <summary>The client was told that its request is wrong: a fault, or a bare 415.</summary>
    Rejected,

    /// <summary>The client was told to come again: 503.</summary>
    Refused,

    /// <summary>A fault of the server's own making.</summary>
    Failed,

    /// <summary>The connection ended before the request or the answer did.</summary>
    Broken,
}
