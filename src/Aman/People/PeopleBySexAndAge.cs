using Aman.Sharing;

namespace Aman.People;

/// <summary>How many people are registered in a zone and have not left, by UNHCR age group and sex, as the reader may
/// see it; works on a locked node.</summary>
public static class PeopleBySexAndAge
{
    public const string Permission = PeopleFigures.Permission;

    /// <returns>One line for each age group and sex of which something is shown, ages rising.</returns>
    public static Figures<IReadOnlyList<Line>> Of(Tables tables, Caller caller, string zone)
    {
        var (step, cells) = PeopleFigures.Shown(tables, caller, zone);
        return Figures<IReadOnlyList<Line>>.Of(step,
        [
            .. cells.GroupBy(cell => (cell.AgeGroup, cell.Sex))
                .Select(group => new Line(group.Key.AgeGroup, group.Key.Sex, group.Sum(cell => cell.People)))
                .Where(line => line.People > 0)
                .OrderBy(line => AgeGroups.All.ToList().IndexOf(line.AgeGroup))
                .ThenBy(line => line.Sex, StringComparer.Ordinal),
        ]);
    }

    public sealed record Line(string AgeGroup, string Sex, long People);
}
