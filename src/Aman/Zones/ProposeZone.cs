using System.Globalization;
using System.Text.RegularExpressions;

namespace Aman.Zones;

/// <summary>Proposes a zone for a time: an end or a day of review is required.</summary>
/// <param name="Zone">Its id for ever: small letters, digits and hyphens.</param>
/// <param name="Outline">GeoJSON Polygon or MultiPolygon.</param>
/// <param name="Capacity">People it has room for.</param>
/// <param name="Governs">The party that governs it.</param>
/// <param name="Coordinates">The party that coordinates the aid in it.</param>
public sealed partial record ProposeZone(
    string Zone, string Name, string? NameArabic, string Outline, long Capacity, string ForWhom, DateOnly From,
    DateOnly? Until, DateOnly? ReviewOn, string Governs, string Coordinates) : ICommand
{
    public static string Permission => "zones.propose";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        if (!Id().IsMatch(Zone) || Zone == Entry.World)
        {
            throw new Refused("zone-proposal", "A zone's id has 1 to 60 small letters, digits and hyphens, and is not "
                + "'world'. Choose another one.");
        }

        ZoneLife.Require<ProposeZone>(tables, Zone);
        Limits.RequireText("The zone's name", Name, Limits.NameCharactersMax);
        Limits.RequireText("For whom the zone is", ForWhom);
        if (Capacity is < 1 or > Limits.CapacityMax)
        {
            throw new Refused("zone-proposal",
                $"The zone's capacity is {Capacity} people; give a number from 1 to {Limits.CapacityMax}.");
        }

        Days.Require("A day of the zone", From, Until, ReviewOn);
        if (Until is null && ReviewOn is null)
        {
            throw new Refused("zone-proposal",
                "A zone is for a time: the day it ends or the day it is reviewed is missing. Give one of them.");
        }

        if (Until <= From || ReviewOn <= From)
        {
            throw new Refused("zone-proposal",
                "The zone's end or review is not after its first day. Correct the days.");
        }

        Zones.Outline.Require(Outline);
        Parties.Require(tables, Governs);
        Parties.Require(tables, Coordinates);
        return new ZoneProposed(
            Name, NameArabic, Outline, Capacity, ForWhom, From, Until, ReviewOn, Governs, Coordinates);
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{0,59}\z")]
    private static partial Regex Id();
}

/// <summary>A zone has been proposed; its id is the entry's scope.</summary>
public sealed record ZoneProposed(
    string Name, string? NameArabic, string Outline, long Capacity, string ForWhom, DateOnly From, DateOnly? Until,
    DateOnly? ReviewOn, string Governs, string Coordinates) : Fact
{
    // Of two proposals made apart under one id the earlier stands. Answers name the proposal that they are to.
    protected override void Apply(Tables tables, Entry entry)
    {
        tables.Execute($"""
            insert into zones (id, name, name_arabic, outline, capacity, for_whom, from_day, until_day, review_day,
              governs, coordinates, stamp)
            values ({entry.Scope}, {Name}, {NameArabic}, {Outline}, {Capacity}, {ForWhom}, {Day(From)}, {Day(Until)},
              {Day(ReviewOn)}, {Governs}, {Coordinates}, {entry.Stamp})
            on conflict (id) do update set name = excluded.name, name_arabic = excluded.name_arabic,
              outline = excluded.outline, capacity = excluded.capacity, for_whom = excluded.for_whom,
              from_day = excluded.from_day, until_day = excluded.until_day, review_day = excluded.review_day,
              governs = excluded.governs, coordinates = excluded.coordinates, stamp = excluded.stamp
            where excluded.stamp < zones.stamp
            """);
        ZoneSteps.Add(tables, entry, ZoneSteps.Proposed, subject: entry.Hash, words: Name);
    }

    private static string? Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);
}
