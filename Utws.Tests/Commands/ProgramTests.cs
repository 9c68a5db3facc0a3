using System.Net;
using Utws.Tests.Support;

namespace Utws.Tests.Commands;

/// <summary>The program as it is started from a shell: with a command, and as the server that it is without one.</summary>
public sealed class ProgramTests
{
    [Fact]
    public async Task CheckCommand_ChecksAndEndsWithItsExitCode()
    {
        using ProgramProcess program = ProgramProcess.Start(CommandRun.Corpus, "check", "check/bad-int.xml", "client-requests/zeep-1.2.http");
        CommandRun run = await program.EndAsync();
        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("check/bad-int.xml: fault\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("Ünïcödé 日本語 😀", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("\n2 files: 1 accepted, 1 with faults, 0 differ, 0 could not be read\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MisspeltCommand_IsNoServer()
    {
        using ProgramProcess program = ProgramProcess.Start(CommandRun.Corpus, "chekc", "check/bad-int.xml");
        CommandRun run = await program.EndAsync();
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task NoCommand_IsTheServerWithItsArguments()
    {
        using ProgramProcess program = ProgramProcess.Start(
            CommandRun.Corpus, "--urls", "http://127.0.0.1:0", "--Utws:Admin:Url=", "--Utws:Recording:Mode=Off", "--Utws:Wire:Form=Asmx", "--Utws:Policy:Path", "check/policy.json");
        string line = await program.ReadToAsync("Now listening on: ");
        Uri address = new(line[line.IndexOf("http://", StringComparison.Ordinal)..]);
        byte[] request = await File.ReadAllBytesAsync(Path.Combine(CommandRun.Corpus, "check", "by-body-1.2.http"));
        RawHttpResponse answer = await RawHttpConnection.ExchangeAsync(new IPEndPoint(IPAddress.Loopback, address.Port), request);

        // Form and policy have arrived: the old runtime's prefix, and a decision of that file.
        Assert.Contains("<soap:Envelope xmlns:soap=\"http://www.w3.org/2003/05/soap-envelope\"", answer.BodyText, StringComparison.Ordinal);
        Assert.Contains("<publish>Details</publish><publishUntil>2000000000</publishUntil>", answer.BodyText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ServerWithAWrongSetting_StillSaysSo()
    {
        using ProgramProcess program = ProgramProcess.Start(CommandRun.Corpus, "--Utws:Wire:Form=Other");
        CommandRun run = await program.EndAsync();
        Assert.Equal((2, "utws: Utws:Wire:Form is 'Other'; expected Documented or Asmx."), (run.ExitCode, run.Error.TrimEnd()));
    }
}
