using System.Globalization;
using Utws.Api.Commands.Source;
using Utws.Api.Commands.Tables;
using Utws.Api.Policy;
using Utws.Core.Contract;
using Utws.Core.Policy;

namespace Utws.Api.Commands.Policy;

/// <summary>What a policy would change, for people.</summary>
internal static class ReplayTables
{
    private const int MostProducts = 10;

    private static readonly TableColumn[] s_counts =
    [
        new("sessions", IsNumber: true), new("changed", IsNumber: true), new("only until", IsNumber: true), new("share changed", IsNumber: true),
    ];

    public static void Write(ITableWriter tables, string file, LoadedPolicy policy, ReplayTally tally)
    {
        ReplayCount all = tally.All;
        tables.Write(
        [
            ("policy", VisibleText.Of(file) + ", revision " + policy.Revision),
            ("requests", CellText.Count(tally.Requests)),
            ("sessions", CellText.Count(all.Sessions)),
            ("changed", Part(all.Changed, all.Sessions)),
            ("only until", Part(all.OnlyUntil, all.Sessions)),
            ("as before", Part(all.Sessions - all.Changed - all.OnlyUntil, all.Sessions)),
        ]);
        tables.Write(Decisions(tally));
        tables.Write(Rules(policy.Policy, tally));
        IReadOnlyList<(int Product, ReplayCount Count)> products = tally.Products();
        if (products.Count > 0)
        {
            tables.Write(Products(products));
        }

        if (tally.HasSamples)
        {
            tables.Write("Samples are drawn with a stand-in for the caller's address, which is not recorded: their shares are right, but the sessions in them are others than the server would take.");
        }
    }

    private static Table Decisions(ReplayTally tally)
    {
        PublishMode[] modes = Enum.GetValues<PublishMode>();
        return new Table(
            "from the recorded decision to the new one",
            [new("recorded", IsNumber: false), .. modes.Select(m => new TableColumn("to " + m, IsNumber: true))],
            [.. modes.Select(from => new TableRow([from.ToString(), .. modes.Select(to => CellText.Count(tally[from, to]))]))]);
    }

    private static Table Rules(PublishPolicy policy, ReplayTally tally)
    {
        List<TableRow> rows = [];
        for (int i = 0; i < policy.Rules.Length; i++)
        {
            PolicyRule rule = policy.Rules[i];
            string sample = rule.Sample < PolicyRule.WholeSample ? rule.Sample.ToString(CultureInfo.InvariantCulture) : "";
            rows.Add(Row([RuleText.Of(i, rule.Name), sample], tally.RuleOf(i)));
        }

        rows.Add(Row(["otherwise", ""], tally.RuleOf(PublishPolicy.OtherwiseRule)));
        return new Table("by rule of the new policy", [new("rule", IsNumber: false), new("sample", IsNumber: true), .. s_counts], rows);
    }

    private static Table Products(IReadOnlyList<(int Product, ReplayCount Count)> products) => new(
        "by product",
        [new("product", IsNumber: true), .. s_counts],
        [.. products.Take(MostProducts).Select(p => Row([p.Product.ToString(CultureInfo.InvariantCulture)], p.Count))],
        products.Count > MostProducts ? $"and {CellText.Count(products.Count - MostProducts)} more" : null);

    private static TableRow Row(IReadOnlyList<string> key, ReplayCount count) => new(
        [.. key, CellText.Count(count.Sessions), CellText.Count(count.Changed), CellText.Count(count.OnlyUntil), CellText.Share(count.Changed, count.Sessions)],
        count.Sessions == 0 ? 0 : (double)count.Changed / count.Sessions);

    private static string Part(long part, long all) => all == 0 ? "0" : $"{CellText.Count(part)} ({CellText.Share(part, all)})";
}
