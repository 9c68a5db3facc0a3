using Utws.Api;
using Utws.Api.Commands;

if (CommandLine.IsCommand(args))
{
    return await CommandLine.RunAsync(args);
}

// A mistake in the settings or the policy is the operator's to mend, and a URL that does not answer may mend by itself: one clear line, no
// stack trace, and an exit code that tells the two apart.
try
{
    await using WebApplication app = UtwsApplication.Create(args);
    await app.RunAsync();
    return 0;
}
catch (StartupException problem)
{
    await Console.Error.WriteLineAsync("utws: " + problem.Message);
    return problem.IsPassing ? ExitCode.TryAgain : ExitCode.Unusable;
}
catch (Exception problem) when (ListenFailure.Is(problem))
{
    // The address is taken, or not this machine's, the port not ours to open, or the certificate cannot be read: Kestrel or the system says which.
    await Console.Error.WriteLineAsync("utws: " + problem.Message);
    return ListenFailure.IsPassing(problem) ? ExitCode.TryAgain : ExitCode.Unusable;
}
