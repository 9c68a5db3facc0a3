namespace Utws.Api.Commands;

/// <summary>What a command tells the script that called it.</summary>
internal static class ExitCode
{
    /// <summary>All accepted, and the same where compared.</summary>
    public const int Accepted = 0;

    /// <summary>At least one message would get a fault, or differs.</summary>
    public const int Refused = 1;

    /// <summary>The command line is wrong, or a file could not be read.</summary>
    public const int Unusable = 2;
}
