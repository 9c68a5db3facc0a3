using System.CommandLine;
using Utws.Benchmarks.Load.Bodies;
using Utws.Benchmarks.Load.Servers;

namespace Utws.Benchmarks.Load;

/// <summary><c>load</c>: the command line.</summary>
internal static class LoadCommand
{
    private const string Description = """
        Loads UTWS and what one would use otherwise, each as a process of its own on the loopback address, and compares what a request
        costs them. Every server's answers are checked field by field before and after. Ratios to the floor, Kestrel with nothing behind
        it, are taken turn by turn and are what compares; the times are this machine's at this moment.
        """;

    // wrk hangs up on what is not yet answered, and the server has worked for it all the same: of 100 sessions and 64 connections that were
    // a fifth of all that the slowest does in a second, of 1,000 a third. Eight and four occupy two cores as well.
    private const string DefaultBodies = "2,2-soap12,100@8,1000@4,2@256";

    private static readonly string s_serverNames = string.Join(", ", LoadServers.All.Select(s => s.Name));
    private static readonly string s_bodyNames = string.Join(", ", LoadBodies.All.Select(b => b.Name));

    private static readonly Option<string> s_servers = new("--servers") { Description = "Which: " + s_serverNames, DefaultValueFactory = _ => s_serverNames.Replace(" ", "", StringComparison.Ordinal) };
    private static readonly Option<string> s_bodies = new("--bodies") { Description = $"Which, BODY or BODY@CONNECTIONS: {s_bodyNames}", DefaultValueFactory = _ => DefaultBodies };
    private static readonly Option<int> s_rounds = Positive("--rounds", "How often all servers are started and measured; medians of all turns are told", 3);
    private static readonly Option<int> s_seconds = Positive("--seconds", "How many turns of a second each server gets at each case in a round", 2);
    private static readonly Option<int> s_connections = Positive("--connections", "How many connections, where the body does not say", 64);
    private static readonly Option<string?> s_program = new("--program") { Description = "Another build of UTWS, utws.dll or an executable, to be compared in the same run", HelpName = "FILE" };
    private static readonly Option<bool> s_builtIn = new("--built-in") { Description = "The built-in load generator even where wrk is installed" };
    private static readonly Option<string?> s_out = new("--out") { Description = $"Where load.md and load.svg go: {LoadOptions.ResultsFolder} if no other option is given, else {LoadOptions.ScratchFolder}", HelpName = "FOLDER" };

    /// <summary>Does it.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args)
    {
        RootCommand command = new(Description) { s_servers, s_bodies, s_rounds, s_seconds, s_connections, s_program, s_builtIn, s_out };
        command.SetAction((parsed, _) => LoadRun.RunAsync(Options(parsed), Console.Out));
        command.Validators.Add(result =>
        {
            foreach (string name in Split(result.GetValue(s_servers)).Where(n => LoadServers.All.All(s => s.Name != n)))
            {
                result.AddError($"No server is called '{name}'; there are {s_serverNames}.");
            }

            foreach (string name in Split(result.GetValue(s_bodies)).Where(n => LoadCase.Parse(n, 1) is null))
            {
                result.AddError($"No body is called '{name}'; there are {s_bodyNames}, each also with @ and a number of connections.");
            }
        });
        return command.Parse(args).Invoke();
    }

    private static LoadOptions Options(ParseResult parsed)
    {
        string[] names = Split(parsed.GetValue(s_servers));
        LoadServer[] servers = [.. LoadServers.All.Where(s => names.Contains(s.Name, StringComparer.Ordinal))];
        return new LoadOptions(
            parsed.GetValue(s_program) is { } program ? [.. servers, LoadServers.Other(program)] : servers,
            [.. Split(parsed.GetValue(s_bodies)).Select(name => LoadCase.Parse(name, parsed.GetValue(s_connections))!)],
            parsed.GetValue(s_rounds),
            parsed.GetValue(s_seconds),
            UseWrk: !parsed.GetValue(s_builtIn),
            // The results that are kept are those of the whole.
            parsed.GetValue(s_out) ?? (parsed.Tokens.Count == 0 ? LoadOptions.ResultsFolder : LoadOptions.ScratchFolder));
    }

    private static string[] Split(string? list) => (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static Option<int> Positive(string name, string description, int byDefault)
    {
        Option<int> option = new(name) { Description = description, DefaultValueFactory = _ => byDefault };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError($"{name} must be at least 1.");
            }
        });
        return option;
    }
}
