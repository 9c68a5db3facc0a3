namespace Utws.Core.Soap;

/// <summary>What a body's reader wants after a node.</summary>
internal enum SoapBodyStep : byte
{
    /// <summary>The next node.</summary>
    Continue,

    /// <summary>No more: the node is the end tag that closes what it was reading.</summary>
    Done,

    /// <summary>An end: the request cannot be read, <see cref="ISoapBodyReader.Fault"/> says why.</summary>
    Fault,
}
