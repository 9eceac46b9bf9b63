using NetTopologySuite.Geometries;

namespace Aman.Zones;

/// <summary>Names something from which a zone is to be far (Annex I, art. 4 c), so that the distance can be
/// measured.</summary>
/// <param name="Id">Within the zone.</param>
/// <param name="Kind">One of <see cref="Objectives.Kinds"/>.</param>
/// <param name="Shape">GeoJSON Point, LineString or Polygon.</param>
public sealed record NameObjective(string Zone, string Id, string Name, string Kind, string Shape) : ICommand
{
    public static string Permission => "zones.evidence";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        Limits.RequireText("The objective's id", Id, Limits.NameCharactersMax);
        Limits.RequireText("The objective's name", Name, Limits.NameCharactersMax);
        ZoneLife.Require<NameObjective>(tables, Zone);
        if (!Objectives.Kinds.Contains(Kind))
        {
            throw new Refused("objective-not-valid",
                $"There is no kind of objective '{Kind}'. The kinds are {string.Join(", ", Objectives.Kinds)}.");
        }

        var objective = new Objective(Id, Name, Kind, Shape);
        objective.Read();
        var known = Objectives.Of(tables, Zone);
        if (known.Count >= Limits.ObjectivesMax && known.All(one => one.Id != Id))
        {
            throw new Refused(
                "objective-not-valid", $"{Limits.ObjectivesMax} objectives are named; no more are taken.");
        }

        return known.Contains(objective) ? null : new ObjectiveNamed(objective);
    }
}

/// <summary>Something lies here from which the zone is to be far.</summary>
public sealed record ObjectiveNamed(Objective Objective) : Fact
{
    protected override void Apply(Tables tables, Entry entry) => tables.Execute($"""
        insert into objectives (zone, id, name, kind, shape, stamp)
        values ({entry.Scope}, {Objective.Id}, {Objective.Name}, {Objective.Kind}, {Objective.Shape}, {entry.Stamp})
        on conflict (zone, id) do update set name = excluded.name, kind = excluded.kind, shape = excluded.shape,
          stamp = excluded.stamp where excluded.stamp > objectives.stamp
        """);
}

public sealed record Objective(string Id, string Name, string Kind, string Shape)
{
    /// <exception cref="Refused">objective-not-valid</exception>
    internal Geometry Read() =>
        Outline.Read(Shape, "objective-not-valid", nameof(Point), nameof(LineString), nameof(Polygon));
}

/// <summary>What a zone is measured against.</summary>
public static class Objectives
{
    public static readonly IReadOnlyList<string> Kinds = ["military", "industrial", "administrative"];

    public static IReadOnlyList<Objective> Of(Tables tables, string zone) => tables.Query<Objective>(
        $"select id, name, kind, shape from objectives where zone = {zone} order by id");
}
