namespace Utws.Api.Commands.Doctor;

/// <summary>How well something is.</summary>
internal enum Verdict
{
    /// <summary>Nothing is to be done.</summary>
    Ok,

    /// <summary>The server works, and something is not as it should be, or may not stay so.</summary>
    Warning,

    /// <summary>The server would not start, would not record, or would not forward.</summary>
    Failed,
}
