namespace Utws.Api.Commands.Doctor;

/// <summary>Looks at one thing that the server depends on. It changes nothing, and leaves nothing behind.</summary>
internal interface IDoctorCheck
{
    /// <summary>Looks. What is wrong with the thing is a finding, never an exception.</summary>
    Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellation);
}
