namespace Utws.Core.Contract;

/// <summary>What a client shall do with a session it has logged: the contract's <c>publish</c> values, by name.</summary>
public enum PublishMode : byte
{
    /// <summary>Throw the session's log away.</summary>
    Discard,

    /// <summary>Publish the summary alone.</summary>
    SummaryOnly,

    /// <summary>Publish the summary and the details.</summary>
    Details,
}
