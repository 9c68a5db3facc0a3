namespace Utws.Api.Description.Pages;

/// <summary>What a page has to know of the request that it answers.</summary>
/// <param name="Address">Where the caller found the service.</param>
/// <param name="HasTestForm">Whether the operation's page has the test form: local callers, and whom the settings allow.</param>
internal sealed record PageContext(ServiceAddress Address, bool HasTestForm);
