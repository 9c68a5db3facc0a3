namespace Utws.Api.Commands.Simulate;

/// <summary>What is wrong with a request on purpose.</summary>
internal enum SimulatedFlaw
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It ends within a tag.</summary>
    CutShort,

    /// <summary>An end tag has another name.</summary>
    MismatchedTag,

    /// <summary>A number is none.</summary>
    NoNumber,

    /// <summary>It asks for an operation that there is not.</summary>
    OtherAction,

    /// <summary>It has a document type declaration.</summary>
    Doctype,

    /// <summary>Its envelope is of no SOAP version.</summary>
    OtherEnvelope,
}
