namespace Utws.Core.Soap;

/// <summary>How far an envelope has been read.</summary>
internal enum SoapEnvelopeOutcome : byte
{
    /// <summary>Not to its end: more input is wanted.</summary>
    NeedMore,

    /// <summary>To its end, and everything in it can be answered.</summary>
    Complete,

    /// <summary>It cannot be answered but by <see cref="SoapEnvelopeReader.Fault"/>.</summary>
    Fault,

    /// <summary>The media type does not fit the envelope: 415 without a body.</summary>
    UnsupportedMediaType,
}
