namespace Utws.Api.Commands.Check;

/// <summary>Something that a checker of compatibility should know, though the server does not mind.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Text">One sentence.</param>
/// <param name="Line">The line in the body where it is first so, from 1; null if it is about no place.</param>
/// <param name="Column">The column, from 1, in UTF-16 code units.</param>
/// <param name="Count">How many times it is so.</param>
internal sealed record Remark(RemarkKind Kind, string Text, int? Line, int? Column, int Count);
