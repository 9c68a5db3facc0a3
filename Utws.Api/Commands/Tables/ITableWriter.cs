namespace Utws.Api.Commands.Tables;

/// <summary>Shows tables to people.</summary>
internal interface ITableWriter
{
    /// <summary>Facts, a line each.</summary>
    void Write(IReadOnlyList<(string Name, string Value)> facts);

    /// <summary>A table.</summary>
    void Write(Table table);

    /// <summary>A sentence.</summary>
    void Write(string remark);

    /// <summary>The one for where the output goes.</summary>
    static ITableWriter For(CommandConsole console) =>
        console.IsOutputTerminal ? new TerminalTables(console.Output) : new PlainTables(console.Output);
}
