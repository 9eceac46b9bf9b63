namespace Aman.Movements;

/// <summary>The regional picture: who fled from a country, and where they are, by year.</summary>
public static class Displacement
{
    public static string Permission => "figures.read";

    /// <summary>All figures of an origin from a year on, by country of asylum and year.</summary>
    public static IReadOnlyList<DisplacementFigure> From(Tables tables, string origin, long since) =>
        tables.Query<DisplacementFigure>($"""
            select year, origin, asylum, refugees, asylum_seekers, returned_refugees, idps, returned_idps, source
            from displacement where origin = {origin} and year >= {since} order by asylum, year
            limit {Limits.RowsMax}
            """);

    /// <summary>What is recorded of some years.</summary>
    public static HashSet<DisplacementFigure> Known(Tables tables, IReadOnlyCollection<long> years) =>
        years.Count == 0 ? [] : [.. tables.Query<DisplacementFigure>($"""
            select year, origin, asylum, refugees, asylum_seekers, returned_refugees, idps, returned_idps, source
            from displacement where year >= {years.Min()} and year <= {years.Max()}
            """)];
}
