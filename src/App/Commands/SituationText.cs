using Aman.Coordination;
using Aman.People;

namespace Aman.App.Commands;

/// <summary>A situation report as plain text: the same figures give the same lines, so two can be compared.</summary>
internal static class SituationText
{
    public static void Write(SituationReport report, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine($"SITUATION REPORT: {report.Name} ({report.Zone}), {report.State}");
        output.WriteLine($"{report.Presence.People:N0} people in {report.Presence.Households:N0} households are here; "
            + $"agreed for {report.Capacity:N0}. Registered: {report.Registered.People:N0} people in "
            + $"{report.Registered.Households:N0} households. Without shelter: {report.Presence.WithoutShelter:N0}.");
        People(report, output);
        Table(output, ["District", "Plots", "Taken", "Free", "Households", "People"], report.Occupancy.Select(one =>
            new[] { one.Name, N(one.Plots), N(one.Taken), N(one.Free), N(one.Households), N(one.People) }));
        Table(output,
            ["Item (all zones known here)", "Given", "Warehouse", "Transit", "Sites", "Households", "Lost", "Sum"],
            report.Ledger.Select(one => new[]
            {
                Short(one.Name ?? one.Item), N(-one.Donors), N(one.Warehouses), N(one.Transit), N(one.Sites),
                N(one.Households), N(one.Losses), N(one.Sum),
            }));
        foreach (var cycle in report.Cycles)
        {
            Table(output, [$"{cycle.Name}, cycle {cycle.Cycle}", "Entitled", "Collected", "Remaining"],
                cycle.Districts
                    .Select(one => new[] { one.Name ?? "no plot", N(one.Entitled), N(one.Collected), N(one.Remaining) })
                    .Append(["All districts",
                        N(cycle.Entitled), N(cycle.Collected), N(cycle.Entitled - cycle.Collected)]));
        }

        Lines(output, "Gaps", [.. report.Gaps.Select(gap => gap.Words)]);
        Lines(output, "Exceptions",
        [
            .. report.Exceptions!.DoubleCollections > 0
                ? new[] { $"{report.Exceptions.DoubleCollections:N0} lines were collected twice." } : [],
            .. report.Exceptions.NegativeAccounts.Select(one => $"{one.Holder} gave more of {one.Item} than it had."),
            .. report.Exceptions.UnbalancedItems.Select(item => $"The ledger of {item} does not sum to zero."),
            .. report.Exceptions.StoppedChains.Select(one => $"{one.Node}/{one.Scope} stopped at entry {one.Stopped}."),
        ]);
        output.WriteLine();
    }

    private static void People(SituationReport report, TextWriter output)
    {
        string Count(string group, string sex) => N(report.People
            .Where(one => (group.Length == 0 || one.AgeGroup == group) && (sex.Length == 0 || one.Sex == sex))
            .Sum(one => one.People));
        var others = report.People.Any(one => one.Sex is not (Sexes.Female or Sexes.Male));
        var sexes = others ? Sexes.All : [Sexes.Female, Sexes.Male];
        Table(output, ["Age", .. sexes, "all"], report.People.Select(one => one.AgeGroup).Distinct().Append("")
            .Select(group => new[] { group.Length == 0 ? "all" : group }
                .Concat(sexes.Select(sex => Count(group, sex))).Append(Count(group, "")).ToArray()));
    }

    private static void Table(TextWriter output, string[] heads, IEnumerable<string[]> rows)
    {
        string[][] all = [heads, .. rows];
        var widths = heads.Select((_, at) => all.Max(row => row[at].Length)).ToArray();
        output.WriteLine();
        foreach (var row in all)
        {
            output.WriteLine(string.Join("  ", row.Select((cell, at) =>
                at == 0 ? cell.PadRight(widths[at]) : cell.PadLeft(widths[at]))).TrimEnd());
        }
    }

    private static void Lines(TextWriter output, string head, IReadOnlyList<string> lines)
    {
        output.WriteLine();
        output.WriteLine(lines.Count == 0 ? $"{head}: none." : $"{head}:");
        foreach (var line in lines)
        {
            output.WriteLine($"- {line}");
        }
    }

    private static string Short(string name) => name.Length <= 32 ? name : name[..31] + "…";

    private static string N(long number) => number.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);
}
