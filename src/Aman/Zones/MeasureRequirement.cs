using System.Globalization;
using Aman.Places;
using Aman.Sharing;
using Aman.Shelter;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace Aman.Zones;

/// <summary>Measures on the map what can be measured of a requirement: the share of the country's area (4a), people for
/// each place offered (4b), the distance to the nearest named objective (4c).</summary>
public sealed record MeasureRequirement(string Zone, string Requirement) : ICommand
{
    public static string Permission => "zones.evidence";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        ZoneLife.Require<MeasureRequirement>(tables, Zone);
        var zone = ZoneList.Find(tables, Zone)!;
        return Requirement switch
        {
            Requirements.SmallPart => Share(tables, zone),
            Requirements.ThinlyPopulated => PeopleEachPlace(tables, zone),
            Requirements.FarFromObjectives => Distance(tables, zone),
            _ => throw new Refused("measurement-none", $"The map measures {Requirements.SmallPart}, "
                + $"{Requirements.ThinlyPopulated} and {Requirements.FarFromObjectives}; requirement '{Requirement}' "
                + "needs somebody's eyes. Record evidence in words or as a file."),
        };
    }

    // The country is the one whose first-level areas hold a point inside the zone.
    private static RequirementMeasured Share(Tables tables, Zone zone)
    {
        var outline = Outline.Read(zone.Outline);
        var inside = outline.InteriorPoint.Coordinate;
        foreach (var country in tables.Query<(string Id, string Name)>(
            $"select id, name from places where kind = {PlaceKinds.Country} order by id"))
        {
            var areas = AllPlaces.Inside(tables, country.Id, PlaceKinds.Admin1).Where(area => area.Outline is not null)
                .Select(area => Outline.Read(area.Outline!)).ToList();
            if (areas.Any(area => area.EnvelopeInternal.Contains(inside)
                && SimplePointInAreaLocator.Locate(inside, area) != Location.Exterior))
            {
                var (part, whole) = (Ellipsoid.AreaKm2(outline), areas.Sum(Ellipsoid.AreaKm2));
                return new(Requirements.SmallPart, part / whole * 100, "% of the country's area", Words(
                    $"{part:0.###} km² of the {whole:0} km² of {country.Name}, the sum of {areas.Count} outlines"));
            }
        }

        throw new Refused("measurement-places", "No first-level area with an outline holds this zone, so its country's "
            + "area is not known. Import the country's outlines first (aman import).");
    }

    private static RequirementMeasured PeopleEachPlace(Tables tables, Zone zone)
    {
        // What is measured is shown to everybody who reads the zone, and stays.
        var people = Suppression.Cells([Presence.Of(tables, zone.Id).People], Suppression.Outside)[0];
        return new(Requirements.ThinlyPopulated, (double)people / zone.Capacity, "people for each place offered",
            Words($"{people} people are there, in steps of {Suppression.Outside}; it offers room for {zone.Capacity}"));
    }

    private static RequirementMeasured Distance(Tables tables, Zone zone)
    {
        var outline = Outline.Read(zone.Outline);
        var near = Objectives.Of(tables, zone.Id)
            .Select(one => (one.Name, one.Kind, Km: Ellipsoid.DistanceKm(outline, one.Read())))
            .OrderBy(one => one.Km).ToList();
        return near is [var nearest, ..]
            ? new(Requirements.FarFromObjectives, nearest.Km, "km to the nearest objective named", string.Join("; ",
                near.Take(Limits.DistancesMax).Select(one => Words($"{one.Name} ({one.Kind}): {one.Km:0.0} km"))))
            : throw new Refused("measurement-places", "No objective is named from which the zone is to be far. Name "
                + "those that are known first, each as a point or a line.");
    }

    private static string Words(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The map was measured.</summary>
public sealed record RequirementMeasured(string Requirement, double Value, string Unit, string Words) : Fact
{
    protected override void Apply(Tables tables, Entry entry) => ZoneSteps.Add(
        tables, entry, ZoneSteps.Measured, subject: Requirement, words: Words,
        detail: new EvidenceDetail(null, null, Value, Unit));
}
