namespace Utws.Api.Commands;

/// <summary>What a command tells the script that called it, and the server whoever starts it.</summary>
internal static class ExitCode
{
    /// <summary>All accepted, and the same where compared.</summary>
    public const int Accepted = 0;

    /// <summary>At least one message would get a fault, or differs.</summary>
    public const int Refused = 1;

    /// <summary>The command line is wrong, or a file could not be read.</summary>
    public const int Unusable = 2;

    /// <summary>The server did not start, and a start some time later may well do (EX_TEMPFAIL of sysexits.h).</summary>
    public const int TryAgain = 75;
}
