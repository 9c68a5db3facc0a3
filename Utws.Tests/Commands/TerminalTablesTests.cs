using System.Globalization;
using System.Text.RegularExpressions;
using Utws.Api.Commands.Tables;

namespace Utws.Tests.Commands;

/// <summary>Tables on a terminal. Without one its width is 80, as the tests' output is none.</summary>
public sealed partial class TerminalTablesTests
{
    [Theory]
    [InlineData("11.4.2", 12)]
    [InlineData("rules[123] \"a name that an operator could well give to a rule, of a campaign or whatever it is for\"", 1_234_567)]
    public void Write_NarrowTerminal_KeepsEveryNumberWhole(string name, int count)
    {
        string number = count.ToString("N0", CultureInfo.InvariantCulture);
        Table table = new(
            "by rule",
            [new("rule", IsNumber: false), new("sample", IsNumber: true), new("sessions", IsNumber: true), new("changed", IsNumber: true), new("share changed", IsNumber: true)],
            [new TableRow([name, "0.125", number, number, "100.0 %"], 1)]);
        using StringWriter output = new() { NewLine = "\n" };

        new TerminalTables(output).Write(table);

        string shown = Escape().Replace(output.ToString(), "");
        string[] row = shown.Split('\n').Single(line => line.Contains("0.125", StringComparison.Ordinal)).Split('│', StringSplitOptions.TrimEntries);
        Assert.Equal(["0.125", number, number, "100.0 %"], row[2..6]);
        Assert.All(shown.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
    }

    [GeneratedRegex("\u001b\\[[0-9;?]*[a-z]", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Escape();
}
