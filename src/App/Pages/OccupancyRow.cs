using Aman.Shelter;

namespace Aman.App.Pages;

/// <summary>A district or block in a table or on the map: how full it is.</summary>
public sealed record OccupancyRow(string Id, string? Parent, string Name, string? NameArabic, long People, long Plots,
    long Taken, bool IsOver)
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

    public static IReadOnlyList<OccupancyRow> Districts(Tables tables, string zone) =>
        [.. OccupancyByDistrict.Of(tables, zone).Select(one => new OccupancyRow(
            one.District, zone, one.Name, one.NameArabic, one.People, one.Plots, one.Taken, one.IsOver))];

    public static IReadOnlyList<OccupancyRow> Blocks(Tables tables, string zone) =>
        [.. OccupancyByBlock.Of(tables, zone).Select(one => new OccupancyRow(
            one.Block, one.District, one.Name, one.NameArabic, one.People, one.Plots, one.Taken, one.IsOver))];
}
