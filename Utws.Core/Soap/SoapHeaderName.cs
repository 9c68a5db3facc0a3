namespace Utws.Core.Soap;

/// <summary>The expanded name of a header block.</summary>
/// <param name="LocalName">Its local name.</param>
/// <param name="NamespaceUri">Its namespace name; empty if it has none; null if it is too long to be repeated in an answer.</param>
public readonly record struct SoapHeaderName(string LocalName, string? NamespaceUri);
