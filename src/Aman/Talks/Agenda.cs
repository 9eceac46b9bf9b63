namespace Aman.Talks;

/// <param name="FromDay">As <c>2026-01-31</c>.</param>
public sealed record Round(string Id, string Name, string? NameArabic, string FromDay);

/// <summary>A point of the agenda. In the process <see cref="Processes.Contacts"/> it is a contact.</summary>
public sealed record Point(string Id, string Round, string Title, string? TitleArabic);

/// <summary>One way in which a point could be settled; in a contact, a topic.</summary>
public sealed record Option(string Id, string Title, string? TitleArabic);

/// <summary>Rounds, their points, and each point's options.</summary>
public static class Agenda
{
    public static IReadOnlyList<Round> Rounds(Tables tables, string process) => tables.Query<Round>($"""
        select id, name, name_arabic, from_day from talks_rounds
        where scope = {Processes.Scope(process)} order by from_day, id
        """);

    public static IReadOnlyList<Point> Points(Tables tables, string process) => tables.Query<Point>($"""
        select id, round, title, title_arabic from talks_points
        where scope = {Processes.Scope(process)} order by round, id limit {Limits.PointsMax}
        """);

    public static Point? Point(Tables tables, string process, string id) => tables.One<Point>($"""
        select id, round, title, title_arabic from talks_points
        where scope = {Processes.Scope(process)} and id = {id}
        """);

    public static IReadOnlyList<Option> Options(Tables tables, string process, string point) =>
        tables.Query<Option>($"""
            select id, title, title_arabic from talks_options
            where scope = {Processes.Scope(process)} and point = {point} order by place, id limit {Limits.OptionsMax}
            """);

    /// <exception cref="Refused">process-unknown or point-unknown</exception>
    internal static Point RequirePoint(Tables tables, string process, string id)
    {
        Processes.Require(tables, process);
        return Point(tables, process, id) ?? throw new Refused(
            "point-unknown", $"There is no point {id} in {process}. Put it on the agenda first.");
    }

    /// <exception cref="Refused">process-unknown, point-unknown or option-unknown</exception>
    internal static void RequireOption(Tables tables, string process, string point, string id)
    {
        RequirePoint(tables, process, point);
        if (tables.One<string>($"""
            select id from talks_options
            where scope = {Processes.Scope(process)} and point = {point} and id = {id}
            """) is null)
        {
            throw new Refused(
                "option-unknown", $"There is no option {id} of the point {point} in {process}. Put it there first.");
        }
    }

    /// <summary>Options as they can be kept: with ids and titles, none twice.</summary>
    /// <exception cref="Refused">talks-id, talks-too-many, text-missing, text-too-long, option-twice</exception>
    internal static IReadOnlyList<Option> Whole(IReadOnlyList<Option> options)
    {
        Limits.RequireAtMost("options", options.Count, Limits.OptionsMax);
        List<Option> whole = [.. options.Select(Whole)];
        return whole.DistinctBy(option => option.Id).Count() == whole.Count ? whole : throw new Refused(
            "option-twice", "Two options have one id. Give each an id of its own.");
    }

    internal static Option Whole(Option option)
    {
        Limits.RequireId("an option", option.Id);
        return option with
        {
            Title = Limits.RequireText("An option's title", option.Title),
            TitleArabic = Limits.Optional("A title in Arabic", option.TitleArabic, Limits.NameCharactersMax),
        };
    }

    internal static void Keep(Tables tables, Entry entry, Point point) => tables.Execute($"""
        insert into talks_points (scope, id, round, title, title_arabic, stamp)
        values ({entry.Scope}, {point.Id}, {point.Round}, {point.Title}, {point.TitleArabic}, {entry.Stamp})
        on conflict (scope, id) do update set round = excluded.round, title = excluded.title,
          title_arabic = excluded.title_arabic, stamp = excluded.stamp
        where excluded.stamp > talks_points.stamp
        """);

    internal static void Keep(Tables tables, Entry entry, string point, Option option, int place) => tables.Execute($"""
        insert into talks_options (scope, point, id, title, title_arabic, place, stamp)
        values ({entry.Scope}, {point}, {option.Id}, {option.Title}, {option.TitleArabic}, {place}, {entry.Stamp})
        on conflict (scope, point, id) do update set title = excluded.title, title_arabic = excluded.title_arabic,
          place = excluded.place, stamp = excluded.stamp
        where excluded.stamp > talks_options.stamp
        """);
}
