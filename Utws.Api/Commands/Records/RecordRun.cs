namespace Utws.Api.Commands.Records;

/// <summary>Runs a command on a record, and tells of what ends it early.</summary>
internal static class RecordRun
{
    public static async Task<int> RunAsync(CommandConsole console, Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (OperationCanceledException)
        {
            await console.Error.WriteLineAsync("utws: interrupted");
            return ExitCode.Unusable;
        }
    }
}
