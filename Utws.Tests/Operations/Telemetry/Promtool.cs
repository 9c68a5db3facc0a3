using System.Diagnostics;

namespace Utws.Tests.Operations.Telemetry;

/// <summary>Prometheus' own tool, which reads metrics and rules as the server does.</summary>
internal static class Promtool
{
    public const string Need = "promtool, of Debian's prometheus";

    public const string Trial = "command -v promtool prometheus";

    /// <summary>Runs it; its exit code, and all that it said.</summary>
    public static async Task<(int Code, string Said)> RunAsync(string folder, string input, params string[] arguments)
    {
        using Process tool = Process.Start(new ProcessStartInfo("promtool", arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> output = tool.StandardOutput.ReadToEndAsync();
        Task<string> error = tool.StandardError.ReadToEndAsync();
        await tool.StandardInput.WriteAsync(input);
        tool.StandardInput.Close();
        await tool.WaitForExitAsync();
        return (tool.ExitCode, await output + await error);
    }
}
