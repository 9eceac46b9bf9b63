namespace Aman.People;

/// <summary>Two registrations are one person. Nothing is deleted: the one that goes stays on record behind the one that
/// is kept, and the merger can be undone. A person decides this, always.</summary>
public sealed record MergePersons(string Zone, string Kept, string Gone) : ICommand
{
    public static string Permission => "people.merge";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        var (kept, gone) = (Find(tables, Zone, Kept), Find(tables, Zone, Gone));
        if (gone.SameAs == Kept)
            return null;
        if (Kept == Gone || kept.SameAs.Length > 0 || gone.SameAs.Length > 0 || kept.Household == gone.Household)
            throw new Refused("persons-same", "Two persons of one household, or one who was merged already, cannot be "
                + "merged. Choose two registrations in different households.");
        var others = Member.Of(tables, gone.Household).Where(one => one.Id != Gone && !one.Died).ToList();
        if (gone.Head && others.Count > 0)
            throw new Refused("head-missing", "The one that goes is head of a household in which others live. Merge "
                + "the others first, or choose another head of that household.");
        return new PersonsMerged(Kept, Gone, gone.Died ? null : Membership.Count(tables, Zone, gone.Household, -1));
    }

    internal static Row Find(Tables tables, string zone, string person) => tables.One<Row>($"""
        select household, head, died, same_as from people where id = {person} and zone = {zone}
        """) ?? throw new Refused("person-absent", "There is no such person in this zone. Load the page again.");

    internal sealed record Row(string Household, bool Head, bool Died, string SameAs);
}

/// <summary>A registration is known to be of a person who is registered already.</summary>
public sealed record PersonsMerged(string Kept, string Gone, CountedHousehold? Here = null) : Fact
{
    protected override void Apply(Tables tables, Entry entry)
    {
        PersonRows.SameAs(tables, entry, Gone, Kept);
        Membership.Apply(tables, entry, Here is null ? [] : [Here]);
    }
}

/// <summary>They are two people after all.</summary>
public sealed record UndoMerge(string Zone, string Kept, string Gone) : ICommand
{
    public static string Permission => "people.merge";

    public string Scope => Zone;

    public Fact Decide(Tables tables, Caller caller)
    {
        var gone = MergePersons.Find(tables, Zone, Gone);
        return gone.SameAs != Kept
            ? throw new Refused("merge-unknown", "These two are not merged. Load the page again.")
            : new MergeUndone(Kept, Gone, gone.Died ? null : Membership.CountIn(tables, Zone, gone.Household));
    }
}

/// <summary>A merger was a mistake.</summary>
public sealed record MergeUndone(string Kept, string Gone, CountedHousehold? Here = null) : Fact
{
    protected override void Apply(Tables tables, Entry entry)
    {
        PersonRows.SameAs(tables, entry, Gone, "");
        Membership.Apply(tables, entry, Here is null ? [] : [Here]);
    }
}

/// <summary>Two registrations that are merged, by the household of the one behind.</summary>
public sealed record Merger(string Kept, string Gone, string Household)
{
    public static IReadOnlyList<Merger> Latest(Tables tables, string zone) => tables.Query<Merger>($"""
        select same_as as kept, id as gone, household from people where zone = {zone} and same_as <> ''
        order by same_stamp desc limit {Limits.QueueGroupsMax}
        """);

    /// <summary>Who stands in the end for each person that is behind another one, however many mergers lie between.
    /// </summary>
    internal static IReadOnlyDictionary<string, string> Ends(Tables tables)
    {
        var behind = tables.Query<(string Gone, string Kept)>(
            $"select id, same_as from people where same_as <> '' order by id")
            .ToDictionary(one => one.Gone, one => one.Kept, StringComparer.Ordinal);
        return behind.Keys.ToDictionary(one => one, End, StringComparer.Ordinal);

        string End(string person)
        {
            while (behind.TryGetValue(person, out var kept))
                person = kept;
            return person;
        }
    }
}
