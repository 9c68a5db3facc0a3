using System.Diagnostics;
using Utws.Tests.Faults;

namespace Utws.Tests.Commands.Doctor;

/// <summary>What is shown on a real terminal: a table, in colours unless somebody wants none.</summary>
public sealed class DoctorTerminalTests
{
    private const string Colour = "\u001b[38;5;";

    [SystemFact("script (of util-linux)", "command -v script && script -qec true /dev/null")]
    public async Task Doctor_OnATerminal_IsATableInColours()
    {
        string shown = await ShowAsync("TERM=xterm-256color");
        Assert.Contains("╭", shown, StringComparison.Ordinal);
        Assert.Contains(Colour, shown, StringComparison.Ordinal);
    }

    [SystemFact("script (of util-linux)", "command -v script && script -qec true /dev/null")]
    public async Task Doctor_NoColor_IsATableWithoutThem()
    {
        string shown = await ShowAsync("TERM=xterm-256color NO_COLOR=1");
        Assert.Contains("╭", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(Colour, shown, StringComparison.Ordinal);
    }

    private static async Task<string> ShowAsync(string environment)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "utws.dll");
        string command = $"stty cols 120; env {environment} dotnet '{program}' doctor --urls http://127.0.0.1:0 --Utws:Admin:Url= --Utws:Recording:Mode=Off";
        using Process terminal = Process.Start(new ProcessStartInfo("script", ["-qec", command, "/dev/null"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            WorkingDirectory = CommandRun.Corpus,
        })!;
        string shown = await terminal.StandardOutput.ReadToEndAsync();
        await terminal.WaitForExitAsync();
        return shown;
    }
}
