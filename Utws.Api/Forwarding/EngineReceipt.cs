namespace Utws.Api.Forwarding;

/// <summary>That all groups of a batch are stored.</summary>
/// <param name="Position">Where in the engine the batch ends, for engines that look there when in doubt; else null. It is kept with the cursor.</param>
/// <param name="GroupsFound">How many of its groups had been there before.</param>
/// <param name="HadLast">Whether its last group was among them: then those behind it are in doubt as well.</param>
/// <param name="LeftOut">Requests that were left out, since their JSON is none of ours.</param>
internal readonly record struct EngineReceipt(string? Position, int GroupsFound, bool HadLast, int LeftOut = 0);
