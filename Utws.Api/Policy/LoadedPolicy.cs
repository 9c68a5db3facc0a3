using Utws.Core.Policy;

namespace Utws.Api.Policy;

/// <summary>A policy as it was read from a file.</summary>
/// <param name="Policy">The compiled policy.</param>
/// <param name="Revision">The file's identity, recorded with each request.</param>
internal sealed record LoadedPolicy(PublishPolicy Policy, PolicyRevision Revision);
