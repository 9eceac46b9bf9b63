using System.Globalization;
using Aman.Shelter;

namespace Aman.Zones;

/// <summary>Begins to close a zone: where each of its people can go, by when, must be said first.</summary>
public sealed record CloseZone(string Zone, IReadOnlyList<Relocation> Plan) : ICommand
{
    public static string Permission => "zones.close";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        Days.Require("A day of the relocation plan", [.. Plan.Select(line => (DateOnly?)line.By)]);
        ZoneLife.Require<CloseZone>(tables, Zone);
        if (Plan.Count is 0 or > Limits.RelocationsMax)
        {
            throw new Refused("relocation-plan",
                $"The relocation plan is missing: give 1 to {Limits.RelocationsMax} lines of where how many can go.");
        }

        foreach (var (line, at) in Plan.Select((line, at) => (line, at + 1)))
        {
            Limits.RequireText($"Where people go in line {at} of the plan", line.Where, Limits.NameCharactersMax);
            if (line.People is < 1 or > Limits.CapacityMax)
            {
                throw new Refused("relocation-plan", $"Line {at} of the relocation plan is for {line.People} people; "
                    + $"give a number from 1 to {Limits.CapacityMax}.");
            }
        }

        var (here, planned) = (Presence.Of(tables, Zone).People, Plan.Sum(line => line.People));
        return planned >= here ? new ZoneClosing(Plan) : throw new Refused("relocation-plan",
            $"The relocation plan is for {planned} people and {here} are in zone {Zone}: {here - planned} have nowhere "
            + "to go. Add where they can go.");
    }
}

/// <summary>The zone is being closed by this plan.</summary>
public sealed record ZoneClosing(IReadOnlyList<Relocation> Plan) : Fact
{
    protected override void Apply(Tables tables, Entry entry) => ZoneSteps.Add(
        tables, entry, ZoneSteps.Closing, words: string.Create(CultureInfo.InvariantCulture,
            $"{string.Join("; ", Plan.Select(line => $"{line.People} to {line.Where}"))}"), detail: Plan);
}

/// <summary>As closing was recorded at first, with a plan in words.</summary>
public sealed record ZoneClosingByWords(string RelocationPlan) : Fact
{
    protected override void Apply(Tables tables, Entry entry) =>
        ZoneSteps.Add(tables, entry, ZoneSteps.Closing, words: RelocationPlan);
}
