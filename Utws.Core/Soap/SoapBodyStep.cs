namespace Utws.Core.Soap;

/// <summary>What a body's reader wants after a node.</summary>
internal enum SoapBodyStep : byte
{
    /// <summary>The next node.</summary>
    Continue,

    /// <summary>To look ahead before the next node, with what there is or as soon as more bytes are there.</summary>
    ReadAhead,

    /// <summary>No more at all: the rest of the document was taken too, and nothing in it matters.</summary>
    EndOfEnvelope,

    /// <summary>No more: the node is the end tag that closes what it was reading.</summary>
    Done,

    /// <summary>An end: the request cannot be read, <see cref="ISoapBodyReader.Fault"/> says why.</summary>
    Fault,
}
