namespace Utws.Api.Commands.Check;

/// <summary>One file to be checked.</summary>
/// <param name="Name">What the report calls it: the path as given, with slashes.</param>
/// <param name="FullPath">Where it is; null for standard input.</param>
/// <param name="Problem">Why it cannot be read, where that is known already.</param>
internal sealed record InputFile(string Name, string? FullPath, string? Problem = null);
