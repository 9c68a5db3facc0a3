using Utws.Api;
using Utws.Api.Commands;

if (CommandLine.IsCommand(args))
{
    return await CommandLine.RunAsync(args);
}

// A mistake in the settings or the policy is the operator's to mend: one clear line, no stack trace.
try
{
    await using WebApplication app = UtwsApplication.Create(args);
    await app.RunAsync();
    return 0;
}
catch (StartupException problem)
{
    await Console.Error.WriteLineAsync("utws: " + problem.Message);
    return 2;
}
catch (IOException problem)
{
    // The address is taken, or not this machine's: Kestrel says which.
    await Console.Error.WriteLineAsync("utws: " + problem.Message);
    return 2;
}
