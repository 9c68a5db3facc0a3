namespace Utws.Tests.Forwarding;

/// <summary>A session as it was found in an engine.</summary>
/// <param name="Node">Who recorded it.</param>
/// <param name="Epoch">In which life of the process.</param>
/// <param name="Sequence">In which group.</param>
/// <param name="Ordinal">Which session of the group it is, from 0.</param>
/// <param name="ReceivedMicroseconds">When its request came.</param>
/// <param name="ApiVersion">The request's api version.</param>
/// <param name="Policy">The policy's revision, 12 hexadecimal digits.</param>
/// <param name="CallerHash">The caller's hash, or null.</param>
/// <param name="Json">The session as the record has it: <c>[12,"11.4.2",2,601,null,64,9,"en","CA","en_CA",2,1800000000]</c>.</param>
internal sealed record StoredSession(
    string Node, long Epoch, long Sequence, int Ordinal, long ReceivedMicroseconds, int ApiVersion, string Policy, long? CallerHash, string Json);
