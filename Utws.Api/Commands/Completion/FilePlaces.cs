using System.CommandLine;

namespace Utws.Api.Commands.Completion;

/// <summary>Where files are expected: there the shell completes by itself, for it knows best how to write their names.</summary>
/// <param name="Options">The options whose value is a file or a folder: <c>--data</c>.</param>
/// <param name="Commands">The commands whose arguments are: <c>check</c>, <c>policy validate</c>.</param>
internal sealed record FilePlaces(IReadOnlyList<string> Options, IReadOnlyList<string> Commands)
{
    /// <summary>Those of a program, by the names that its help gives to values.</summary>
    public static FilePlaces Of(Command root)
    {
        SortedSet<string> options = new(StringComparer.Ordinal);
        SortedSet<string> commands = new(StringComparer.Ordinal);
        Walk(root, "");
        return new FilePlaces([.. options], [.. commands]);

        void Walk(Command command, string path)
        {
            options.UnionWith(command.Options.Where(o => IsFile(o.HelpName)).Select(o => o.Name));
            if (command.Arguments.Any(a => IsFile(a.HelpName)))
            {
                _ = commands.Add(path);
            }

            foreach (Command below in command.Subcommands)
            {
                Walk(below, path.Length == 0 ? below.Name : path + " " + below.Name);
            }
        }
    }

    private static bool IsFile(string? helpName) => helpName is not null && helpName.Split('|').Any(name => name is "FILE" or "DIR");
}
