namespace Utws.Api.Recording.Segments;

/// <summary>What an epoch has answered before it was committed, and what of that it knows to be lost.</summary>
/// <param name="Epoch">Which.</param>
/// <param name="Requests">How many requests were accepted.</param>
/// <param name="Sessions">How many sessions they announced.</param>
/// <param name="LostRequests">How many of the requests the store has refused afterwards: they were told of while the process ran.</param>
/// <param name="LostSessions">How many sessions those announced.</param>
internal readonly record struct AcceptedTotals(long Epoch, long Requests, long Sessions, long LostRequests, long LostSessions)
{
    /// <summary>
    /// What nobody has told of: accepted, not refused, not committed. A group whose commit was reported as failed and is on the disk
    /// all the same counts among both, which makes this less than nothing: nothing is lost then.
    /// </summary>
    public LostTotals LostBeside(CommittedTotals committed) => new(
        Math.Max(0, Requests - LostRequests - committed.Requests), Math.Max(0, Sessions - LostSessions - committed.Sessions));
}
