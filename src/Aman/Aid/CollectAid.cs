using System.Globalization;
using Aman.People;
using Aman.Zones;

namespace Aman.Aid;

/// <summary>Hands a household what it is entitled to, from the stock of the site.</summary>
/// <param name="Lines">What is handed out; null for all that it has not collected yet.</param>
/// <param name="Device">The device of this node that scanned the card; null for the node itself.</param>
public sealed record CollectAid(string Zone, string Household, string Programme, string Cycle,
    IReadOnlyList<AidLine>? Lines = null, string? Device = null) : ICommand
{
    public static string Permission => "aid.collect";

    public string Scope => Zone;

    private string Called => HouseholdNumber.Of(Household);

    public Fact? Decide(Tables tables, Caller caller)
    {
        ZoneLife.RequireAid(tables, Zone);
        var due = tables.Query<Due>($"""
            select l.item, l.amount, l.collected, e.holder from entitlements e
            join entitlement_lines l on l.zone = e.zone and l.programme = e.programme and l.cycle = e.cycle
              and l.household = e.household
            where e.zone = {Zone} and e.programme = {Programme} and e.cycle = {Cycle} and e.household = {Household}
            order by l.item
            """);
        if (due.All(line => line.Amount == 0))
        {
            throw NotEntitled(Household, Programme, Cycle);
        }

        if (due[0].Holder is not "" and var holder && holder != Entitlements.Here(tables, Device))
        {
            throw HeldElsewhere(Household, holder);
        }

        var lines = Lines ?? [.. due.Where(line => line.Left > 0).Select(line => new AidLine(line.Item, line.Left))];
        if (due.All(line => line.Left <= 0))
        {
            throw AlreadyCollected(tables);
        }

        Ledger.RequireLines(lines);
        foreach (var line in lines)
        {
            var entitled = due.Find(one => one.Item == line.Item);
            if (entitled is null or { Amount: 0 })
            {
                throw new Refused("not-entitled", $"Household {Called} is not entitled to item {line.Item} in cycle "
                    + $"'{Cycle}' of '{Programme}'. Hand out only the items on its list.");
            }

            if (entitled.Left <= 0)
            {
                throw AlreadyCollected(tables);
            }

            if (line.Amount > entitled.Left)
            {
                throw new Refused("not-entitled", $"Household {Called} may still collect {entitled.Left} of item "
                    + $"{line.Item}, not {line.Amount}. Give less.");
            }
        }

        Ledger.RequireStock(tables, Holder.Site(Zone), lines);
        return new AidCollected(Household, Programme, Cycle, lines, Device);
    }

    internal static Refused NotEntitled(string household, string programme, string cycle) => new("not-entitled",
        $"Household {HouseholdNumber.Of(household)} has no entitlement in cycle '{cycle}' of '{programme}'. If it is "
        + "here, issue entitlements again; if they were issued elsewhere, exchange data with that node.");

    internal static Refused HeldElsewhere(string household, string holder) => new("held-elsewhere", holder == ""
        ? $"The entitlement of household {HouseholdNumber.Of(household)} is held by nobody: anyone may serve it, so "
            + "it is not handed over."
        : $"The entitlement of household {HouseholdNumber.Of(household)} is held by {holder}. Send the household "
            + "there, or have it handed over while both are in contact.");

    private Refused AlreadyCollected(Tables tables)
    {
        var at = tables.One<long?>($"""
            select max(at_ms) from transfers where target = {Holder.Household(Household)} and programme = {Programme}
              and cycle = {Cycle} and zone = {Zone}
            """) ?? 0;
        var when = DateTimeOffset.FromUnixTimeMilliseconds(at)
            .ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return new("already-collected", $"Household {Called} collected this in cycle '{Cycle}' of '{Programme}' on "
            + $"{when} UTC. Nothing more is due; check the card.");
    }

    private sealed record Due(string Item, long Amount, long Collected, string Holder)
    {
        public long Left => Amount - Collected;
    }
}

/// <summary>A household has received what was due to it.</summary>
/// <param name="Device">The device that served it, when it was not the node itself.</param>
public sealed record AidCollected(string Household, string Programme, string Cycle, IReadOnlyList<AidLine> Lines,
    string? Device) : Fact
{
    // The line may not have been issued here yet: then it stands with nothing due until that entry comes.
    protected override void Apply(Tables tables, Entry entry)
    {
        Ledger.Move(
            tables, entry, Holder.Site(entry.Scope), Holder.Household(Household), Lines, null, Programme, Cycle);
        tables.Insert(
            "entitlement_lines (zone, programme, cycle, household, item, amount, issued, collected)",
            [.. Lines.GroupBy(line => line.Item).Select(lines => new object?[]
                { entry.Scope, Programme, Cycle, Household, lines.Key, 0, "", lines.Sum(line => line.Amount) })],
            """
            on conflict (zone, programme, cycle, household, item) do update
            set collected = entitlement_lines.collected + excluded.collected
            """);
    }
}
