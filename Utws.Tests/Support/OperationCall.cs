namespace Utws.Tests.Support;

/// <summary>The operation's arguments.</summary>
/// <param name="ApiVersion"><c>apiVersion</c>.</param>
/// <param name="Sessions"><c>sessions</c>: null for the null array; an item is null if it was nil.</param>
public sealed record OperationCall(int ApiVersion, IReadOnlyList<SessionRecord?>? Sessions);
