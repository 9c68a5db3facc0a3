namespace Utws.Api.Forwarding;

/// <summary>What happens when segments that are not forwarded yet take all the room there is for them.</summary>
internal enum WhenFull
{
    /// <summary>Requests are refused with 503 until there is room: nothing that was acknowledged is lost.</summary>
    Refuse,

    /// <summary>The oldest segment is deleted, and what was in it counted.</summary>
    DropOldest,
}
