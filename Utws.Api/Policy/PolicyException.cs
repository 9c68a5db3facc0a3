namespace Utws.Api.Policy;

/// <summary>A policy file was refused.</summary>
internal sealed class PolicyException(PolicyError error, Exception? inner = null) : Exception(error.ToString(), inner)
{
    /// <summary>What is wrong with it, and where.</summary>
    public PolicyError Error { get; } = error;
}
