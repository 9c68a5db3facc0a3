namespace Utws.Core.Contract;

/// <summary>Where a value is in the bytes of a session.</summary>
/// <param name="Member">Whose value it is.</param>
/// <param name="Start">Its first byte.</param>
/// <param name="Length">Its bytes.</param>
internal readonly record struct ValuePlace(SessionMember Member, int Start, int Length);
