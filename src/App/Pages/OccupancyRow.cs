using Aman.Sharing;

namespace Aman.App.Pages;

/// <summary>A district or block in a table or on the map: how full it is, as the reader may see it.</summary>
/// <param name="Below">A shown 0 stands for fewer than this; 0 where the figures are exact.</param>
public sealed record OccupancyRow(string Id, string? Parent, string Name, string? NameArabic, long People, long Plots,
    long Taken, bool IsOver, long Below)
{
    /// <summary>The legend's step: 0 to 4 by the share of plots taken, or "over".</summary>
    public string Step => (IsOver, Plots == 0 ? 0 : Taken * 100 / Plots) switch
    {
        (true, _) => "over",
        (_, 0) => Taken == 0 ? "0" : "1",
        (_, <= 50) => "1",
        (_, <= 80) => "2",
        (_, <= 95) => "3",
        _ => "4",
    };

    public static IReadOnlyList<OccupancyRow> Districts(Tables tables, Caller caller, string zone)
    {
        var (below, rows) = ShelterFigures.Districts(tables, caller, zone);
        return [.. rows.Select(one => new OccupancyRow(one.District, zone, one.Name, one.NameArabic, one.People,
            one.Plots, Math.Min(one.Taken, one.Plots), one.IsOverBy(Math.Max(Suppression.Exact, below)), below))];
    }

    public static IReadOnlyList<OccupancyRow> Blocks(Tables tables, Caller caller, string zone)
    {
        var (below, rows) = ShelterFigures.Blocks(tables, caller, zone);
        return [.. rows.Select(one => new OccupancyRow(one.Block, one.District, one.Name, one.NameArabic, one.People,
            one.Plots, Math.Min(one.Taken, one.Plots), one.IsOverBy(Math.Max(Suppression.Exact, below)), below))];
    }
}
