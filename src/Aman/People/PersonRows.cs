using System.Globalization;

namespace Aman.People;

/// <summary>
/// The rows of households and people. Whatever order chains come in, a row ends alike: what was registered is the
/// earliest registration's, what changes later is the last writer's.
/// </summary>
internal static class PersonRows
{
    /// <summary>Later than every stamp: the row stands before its registration has come.</summary>
    private const string NotYet = "~";

    /// <summary>Which of some persons are registered in a zone.</summary>
    public static HashSet<string> Here(Tables tables, string zone, IReadOnlyList<string> persons) =>
        // By their ids: an engine that thinks little of how large a zone is would read all of it for a few of them.
        // What is added to the zone keeps it from that, here and wherever more is asked of some persons of a zone.
        tables.Query<string>($"select id from people where id in {persons} and zone || '' = {zone}")
            .ToHashSet(StringComparer.Ordinal);

    public static void Register(Tables tables, Entry entry, string household, string? originAdmin1, DateOnly on) =>
        tables.Execute($"""
            insert into households (id, zone, origin_admin1, registered_on, stamp, moved)
            values ({household}, {entry.Scope}, {originAdmin1},
              {on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}, {entry.Stamp}, '')
            on conflict (id) do update set
              zone = case when households.moved = '' then excluded.zone else households.zone end,
              origin_admin1 = excluded.origin_admin1, registered_on = excluded.registered_on, stamp = excluded.stamp
            where excluded.stamp < households.stamp
            """);

    /// <param name="persons">Each with its place in the household.</param>
    public static void Register(
        Tables tables, Entry entry, string household, IEnumerable<(int Place, RegisteredPerson Person)> persons) =>
        tables.Insert(
            """
            people (id, household, zone, place, head, sex, age_group, identity, contact, needs, stamp, registered_by)
            """,
            [.. persons.DistinctBy(one => one.Person.Id).Select(one => new object?[] { one.Person.Id, household,
                entry.Scope, one.Place, one.Person.Head, one.Person.Sex, one.Person.AgeGroup,
                one.Person.Identity.Text, one.Person.Contact?.Text, one.Person.Needs?.Text, entry.Stamp,
                entry.Actor })],
            """
            on conflict (id) do update set
              household = case when people.moved = '' then excluded.household else people.household end,
              zone = case when people.moved = '' then excluded.zone else people.zone end,
              head = case when people.moved = '' then excluded.head else people.head end,
              sex = case when people.sexed = '' then excluded.sex else people.sex end,
              age_group = case when people.aged = '' then excluded.age_group else people.age_group end,
              place = excluded.place, identity = excluded.identity, contact = excluded.contact,
              needs = excluded.needs, stamp = excluded.stamp, registered_by = excluded.registered_by
            where excluded.stamp < people.stamp
            """);

    /// <summary>A person belongs to a household from now on.</summary>
    public static void Place(Tables tables, Entry entry, string kind, string household, string zone,
        string earlier, string person, bool head)
    {
        Touch(tables, person);
        tables.Execute($"""
            update people set household = {household}, zone = {zone}, head = {head}, moved = {entry.Stamp}
            where id = {person} and moved < {entry.Stamp}
            """);
        tables.Execute($"""
            insert into memberships (person, stamp, household, earlier, zone, head, kind, actor, at)
            values ({person}, {entry.Stamp}, {household}, {earlier}, {zone}, {head}, {kind}, {entry.Actor},
              {entry.AtMs})
            on conflict (person, stamp) do nothing
            """);
    }

    /// <summary>A household lives in a zone from now on.</summary>
    public static void Rehome(Tables tables, Entry entry, string household, string zone)
    {
        tables.Execute($"""
            insert into households (id, zone, registered_on, stamp, moved) values ({household}, '', '', {NotYet}, '')
            on conflict (id) do nothing
            """);
        tables.Execute($"""
            update households set zone = {zone}, moved = {entry.Stamp}
            where id = {household} and moved < {entry.Stamp}
            """);
    }

    public static void Sex(Tables tables, Entry entry, string person, string sex)
    {
        Touch(tables, person);
        tables.Execute($"""
            update people set sex = {sex}, sexed = {entry.Stamp} where id = {person} and sexed < {entry.Stamp}
            """);
    }

    public static void AgeGroup(Tables tables, Entry entry, string person, string group)
    {
        Touch(tables, person);
        tables.Execute($"""
            update people set age_group = {group}, aged = {entry.Stamp} where id = {person} and aged < {entry.Stamp}
            """);
    }

    public static void Died(Tables tables, Entry entry, string person, bool died)
    {
        Touch(tables, person);
        tables.Execute($"""
            update people set died = {died}, died_stamp = {entry.Stamp}
            where id = {person} and died_stamp < {entry.Stamp}
            """);
    }

    /// <summary>A person is the same as another one; as nobody else where that is empty.</summary>
    public static void SameAs(Tables tables, Entry entry, string person, string kept)
    {
        Touch(tables, person);
        var before = Circle(tables, person);
        tables.Execute($"""
            update people set said_same = {kept}, same_as = {kept}, same_stamp = {entry.Stamp}
            where id = {person} and same_stamp < {entry.Stamp}
            """);
        // A circle that was there is none any more, unless this merger came too late to open it.
        foreach (var one in before)
            tables.Execute($"update people set same_as = said_same where id = {one.Id}");
        if (Circle(tables, person).MaxBy(one => one.SameStamp, StringComparer.Ordinal) is { } latest)
            tables.Execute($"update people set same_as = '' where id = {latest.Id}");
    }

    // The persons that lead from one to the next and back to this one; nobody where they do not.
    private static List<Merged> Circle(Tables tables, string person)
    {
        var way = new List<Merged>();
        for (var id = person; id.Length > 0 && way.All(one => one.Id != id);)
        {
            if (tables.One<Merged>($"select id, said_same, same_stamp from people where id = {id}") is not { } next)
                return [];
            way.Add(next);
            id = next.SaidSame;
            if (id == person)
                return way;
        }

        return [];
    }

    private sealed record Merged(string Id, string SaidSame, string SameStamp);

    private static void Touch(Tables tables, string person) => tables.Execute($"""
        insert into people (id, household, zone, place, head, sex, age_group, stamp, registered_by)
        values ({person}, '', '', 0, 0, {Sexes.Unknown}, {AgeGroups.Unknown}, {NotYet}, '')
        on conflict (id) do nothing
        """);
}
