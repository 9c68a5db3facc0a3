using System.CommandLine;

namespace Utws.Api.Commands.Help;

/// <summary>The examples in the help texts. A test sees to it that every command has some and that each is a command line it takes.</summary>
internal static class CommandExamples
{
    // By the words behind the program's name; without any, the server's.
    private static readonly Dictionary<string, string[]> s_all = new(StringComparer.Ordinal)
    {
        [""] = ["utws", "utws --urls http://0.0.0.0:8080 --Utws:Recording:Path=/var/lib/utws", "utws doctor", "utws report --since 24h"],
        ["check"] = ["utws check captured/", "utws check request.xml --policy policy.json --now 2026-01-31", "utws check captured/ --against http://old-server.example/usagetracking/utws.asmx"],
        ["policy"] = ["utws policy validate policy.json", "utws policy explain policy.json --productID 12 --version 11.4.2"],
        ["policy validate"] = ["utws policy validate policy.json", "utws policy validate policies/first.json policies/second.json"],
        ["policy explain"] = ["utws policy explain policy.json --productID 12 --version 11.4.2 --country CA", "utws policy explain policy.json --productID 12 --address 10.0.0.7 --now 2026-01-31 --json"],
        ["policy replay"] = ["utws policy replay new-policy.json", "utws policy replay new-policy.json --data /var/lib/utws/segments --since 7d --json"],
        ["simulate"] = ["utws simulate", "utws simulate --rate 200 --for 10 --faults 0.05", "utws simulate http://127.0.0.1:8080/usagetracking/utws.asmx --seed 7"],
        ["report"] = ["utws report", "utws report --data /var/lib/utws/segments --since 7d", "utws report --by product,version --top 20", "utws report --by country --csv"],
        ["export"] = ["utws export --format csv --since 24h", "utws export --format parquet --out sessions.parquet", "utws export --format ndjson --since 2026-01-01 --until 2026-02-01 --out january.ndjson"],
        ["engine"] = ["utws engine init --Utws:Forwarding:Engine=ClickHouse --Utws:Forwarding:ClickHouse:Url=http://127.0.0.1:8123"],
        ["engine init"] = ["utws engine init --Utws:Forwarding:Engine=ClickHouse --Utws:Forwarding:ClickHouse:Url=http://127.0.0.1:8123", "utws engine init --Utws:Forwarding:Engine=PostgreSql --Utws:Forwarding:PostgreSql:Connection=Host=127.0.0.1"],
        ["doctor"] = ["utws doctor", "utws doctor --json", "utws doctor --urls http://0.0.0.0:8080 --Utws:Recording:Path=/var/lib/utws/segments"],
        ["completion"] = ["utws completion bash", "utws completion zsh", "utws completion fish", "utws completion pwsh"],
    };

    /// <summary>The examples of a command; none if there are none.</summary>
    public static IReadOnlyList<string> Of(Command command) => s_all.GetValueOrDefault(PathOf(command), []);

    /// <summary>The words that call a command, without the program's name: <c>policy validate</c>.</summary>
    public static string PathOf(Command command)
    {
        string path = "";
        for (Command? at = command; at is not null and not RootCommand; at = at.Parents.OfType<Command>().FirstOrDefault())
        {
            path = path.Length == 0 ? at.Name : at.Name + " " + path;
        }

        return path;
    }
}
