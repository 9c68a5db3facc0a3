using Utws.Core.Policy;

namespace Utws.Api.Policy;

/// <summary>A policy as it was read from a file.</summary>
/// <param name="Policy">The compiled policy.</param>
/// <param name="Revision">The file's identity, recorded with each session: the first 12 hexadecimal digits of the SHA-256 of its bytes.</param>
internal sealed record LoadedPolicy(PublishPolicy Policy, string Revision);
