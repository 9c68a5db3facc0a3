namespace Utws.Api.Recording.Reading;

/// <summary>A file that is named as a segment is none, or is broken, or of a format that this version does not know.</summary>
internal sealed class SegmentException(string message, Exception? inner = null) : Exception(message, inner);
