using System.Text.RegularExpressions;
using Aman.Zones;

namespace Aman.Help;

/// <summary>Records on whose territory help would be given: the party that must ask or agree there.</summary>
/// <param name="Territory">A country's code (<c>IQ</c>) or a P-code (<c>SY08</c>); the longest that fits counts.
/// A zone's own host authority needs no record.</param>
public sealed record RecordTerritory(string Territory, string Party) : ICommand
{
    public static string Permission => "help.rule";

    public string Scope => Entry.World;

    public Fact? Decide(Tables tables, Caller caller)
    {
        HelpTerritory.Require(Territory);
        Parties.Require(tables, Party);
        return HelpBook.Of(tables).Territories.GetValueOrDefault(Territory) == Party
            ? null : new TerritoryRecorded(Territory, Party);
    }
}

/// <summary>A territory is this party's; the last record counts.</summary>
public sealed record TerritoryRecorded(string Territory, string Party) : Fact
{
    protected override void Apply(Tables tables, Entry entry) =>
        HelpSteps.Add(tables, entry, HelpSteps.Step(HelpSteps.Territory, Territory, Party));
}

/// <summary>Where help is given: a zone, else a country or a part of it.</summary>
public static partial class HelpTerritory
{
    /// <summary>The party of the longest recorded code that the territory's begins with.</summary>
    public static string? Whose(IReadOnlyDictionary<string, string> territories, string territory) => territories
        .Where(one => Covers(one.Key, territory)).OrderByDescending(one => one.Key.Length)
        .Select(one => one.Value).FirstOrDefault();

    /// <summary>Whether one code is the other's, or of a place around it.</summary>
    public static bool Covers(string wide, string narrow) =>
        wide.Length > 0 && narrow.StartsWith(wide, StringComparison.Ordinal);

    /// <exception cref="Refused">help-territory</exception>
    internal static void Require(string? territory)
    {
        if (territory is null || !Code().IsMatch(territory))
        {
            throw new Refused("help-territory", "A territory is a country's two letters (IQ) or a P-code (SY08). "
                + "Name it, or name the zone that the help is for.");
        }
    }

    /// <summary>A zone is its own territory; elsewhere a code is needed.</summary>
    /// <exception cref="Refused">help-territory</exception>
    internal static string? Of(Tables tables, string zone, string? territory)
    {
        if (zone == Entry.World)
        {
            Require(territory);
            return territory;
        }

        if (territory is not null && territory != zone)
        {
            throw new Refused("help-territory", $"Help for zone {zone} is given in it. Leave the territory out, or "
                + "ask for all zones and name the territory.");
        }

        return tables.One<string>($"select id from zones where id = {zone}") is not null ? null : throw new Refused(
            "help-territory", "There is no such zone. Name one that was proposed, or a territory.");
    }

    [GeneratedRegex(@"^[A-Z]{2}[0-9]{0,12}\z")]
    private static partial Regex Code();
}
