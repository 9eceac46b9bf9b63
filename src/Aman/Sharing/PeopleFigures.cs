using Aman.Access;
using Aman.People;
using Aman.Places;

namespace Aman.Sharing;

/// <summary>A question for a number of registered people who have not left; what is null is not asked about.</summary>
/// <param name="Place">A district or block of the zone.</param>
/// <param name="Origin">P-code of admin level 1.</param>
/// <param name="By">What to list it by, one of <see cref="PeopleFigures.Groups"/>; null for one number.</param>
public sealed record FigureRequest(
    string? Place = null, string? Sex = null, string? AgeGroup = null, string? Origin = null, string? By = null);

/// <summary>One line of an answer.</summary>
/// <param name="Group">The district, block, sex, age group or origin; null for the whole.</param>
public sealed record FigureLine(string? Group, long People);

/// <summary>How many people are registered in a zone and have not left: one table of cells, and every answer is a sum
/// of its shown cells. It works on a locked node.</summary>
public static class PeopleFigures
{
    public const string Permission = "figures.read";

    /// <summary>Who may look people up sees their number to the one.</summary>
    private const string Rows = "people.search";

    private static readonly List<string> Ages = [.. AgeGroups.All];

    public static IReadOnlyList<string> Groups { get; } = ["district", "block", "sex", "age", "origin"];

    /// <exception cref="Refused">not-permitted, figure-unknown</exception>
    public static Figures<IReadOnlyList<FigureLine>> Of(
        Tables tables, Caller caller, string zone, FigureRequest request)
    {
        Require(request);
        var (step, cells) = Shown(tables, caller, zone);
        return Figures<IReadOnlyList<FigureLine>>.Of(step, Answer(cells, request, step));
    }

    /// <summary>All cells of the table, as this reader may see them.</summary>
    internal static (long Step, IReadOnlyList<PeopleCell> Cells) Shown(Tables tables, Caller caller, string zone)
    {
        Roles.Require(tables, caller, Permission, zone);
        var step = Suppression.StepFor(tables, caller, zone, Rows);
        return (step, PeopleCell.Shown(PeopleCell.Of(tables, zone), step));
    }

    /// <summary>The answer out of shown cells. A group is listed when something of it is shown: that a cell is not
    /// there says no more than that it shows nothing.</summary>
    public static IReadOnlyList<FigureLine> Answer(
        IReadOnlyList<PeopleCell> shown, FigureRequest request, long step)
    {
        var asked = shown.Where(cell => cell.IsOf(request));
        return request.By is null ? [new(null, asked.Sum(cell => cell.People))]
            :
            [
                .. asked.GroupBy(cell => cell.Group(request.By), StringComparer.Ordinal)
                    .Select(group => new FigureLine(group.Key, group.Sum(cell => cell.People)))
                    .Where(line => step == Suppression.Exact || line.People > 0)
                    .OrderBy(line => line.Group!.Length == 0).ThenBy(line => Ages.IndexOf(line.Group!))
                    .ThenBy(line => line.Group!.Length).ThenBy(line => line.Group, StringComparer.Ordinal),
            ];
    }

    private static void Require(FigureRequest request)
    {
        RequireOneOf(request.By, Groups, "by");
        RequireOneOf(request.Sex, Sexes.All, "sex");
        RequireOneOf(request.AgeGroup, AgeGroups.All, "age");
    }

    private static void RequireOneOf(string? value, IReadOnlyList<string> all, string name)
    {
        if (value is not null && !all.Contains(value, StringComparer.Ordinal))
        {
            throw new Refused("figure-unknown",
                $"Figures know no such '{name}'. Choose one of {string.Join(", ", all)}, or leave it out.");
        }
    }
}

/// <summary>The people of one block, sex, age group and origin; empty texts where nothing is known.</summary>
public sealed record PeopleCell(
    string District, string Block, string Sex, string AgeGroup, string Origin, long People)
{
    /// <summary>The true cells that hold anybody, in the fixed order of the table: place, sex, age, origin.</summary>
    internal static IReadOnlyList<PeopleCell> Of(Tables tables, string zone) => InOrder(tables.Query<PeopleCell>($"""
        with homes as (
          select h.id, coalesce(h.origin_admin1, '') as origin, coalesce(b.id, '') as block,
            coalesce(b.parent, '') as district, case when s.people = 0 and s.moved <> '' then 0 else 1 end as here
          from households h
          left join stays s on s.zone = h.zone and s.household = h.id
          left join places p on p.id = s.plot
          left join places b on b.id = p.parent and b.kind = {PlaceKinds.Block}
          where h.zone = {zone})
        select coalesce(m.district, '') as district, coalesce(m.block, '') as block, p.sex, p.age_group,
          coalesce(m.origin, '') as origin, count(*) as people
        from people p left join homes m on m.id = p.household
        where p.zone = {zone} and p.died = 0 and p.same_as = '' and coalesce(m.here, 1) = 1
        group by coalesce(m.district, ''), coalesce(m.block, ''), p.sex, p.age_group, coalesce(m.origin, '')
        """));

    public static IReadOnlyList<PeopleCell> InOrder(IEnumerable<PeopleCell> cells) =>
    [
        .. cells.OrderBy(cell => cell.District.Length == 0).ThenBy(cell => cell.District.Length)
            .ThenBy(cell => cell.District, StringComparer.Ordinal).ThenBy(cell => cell.Block.Length)
            .ThenBy(cell => cell.Block, StringComparer.Ordinal).ThenBy(cell => cell.Sex, StringComparer.Ordinal)
            .ThenBy(cell => cell.AgeGroup, StringComparer.Ordinal).ThenBy(cell => cell.Origin, StringComparer.Ordinal),
    ];

    public static IReadOnlyList<PeopleCell> Shown(IReadOnlyList<PeopleCell> ordered, long step) =>
        [.. ordered.Zip(Suppression.Cells(ordered.Select(cell => cell.People), step),
            (cell, people) => cell with { People = people })];

    public bool IsOf(FigureRequest request) =>
        (request.Place is null || request.Place == District || request.Place == Block)
        && (request.Sex is null || request.Sex == Sex) && (request.AgeGroup is null || request.AgeGroup == AgeGroup)
        && (request.Origin is null || request.Origin == Origin);

    internal string Group(string by) => by switch
    {
        "district" => District,
        "block" => Block,
        "sex" => Sex,
        "age" => AgeGroup,
        _ => Origin,
    };
}
