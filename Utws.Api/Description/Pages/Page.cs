namespace Utws.Api.Description.Pages;

/// <summary>A page and what its browser may do with it.</summary>
/// <param name="Html">The whole document.</param>
/// <param name="SecurityPolicy">The value of <c>Content-Security-Policy</c>.</param>
internal sealed record Page(string Html, string SecurityPolicy);
