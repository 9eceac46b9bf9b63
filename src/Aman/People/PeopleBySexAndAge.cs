using Aman.Access;

namespace Aman.People;

/// <summary>How many people are registered in a zone, by UNHCR age group and sex; works on a locked node.</summary>
public static class PeopleBySexAndAge
{
    public const string Permission = "figures.read";

    /// <returns>One line for each age group and sex that occurs, ages rising.</returns>
    public static IReadOnlyList<Line> Of(Tables tables, Caller caller, string zone)
    {
        Roles.Require(tables, caller, Permission, zone);
        return
        [
            .. tables.Query<Line>($"""
                select age_group, sex, count(*) as people from people
                where zone = {zone} and died = 0 and same_as = '' group by age_group, sex
                order by age_group, sex
                """).OrderBy(line => AgeGroups.All.ToList().IndexOf(line.AgeGroup)),
        ];
    }

    public sealed record Line(string AgeGroup, string Sex, long People);
}
