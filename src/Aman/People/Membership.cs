using Aman.Shelter;

namespace Aman.People;

/// <summary>A person of a household, as a command sees it: without a name.</summary>
internal sealed record Member(string Id, string Household, bool Head, bool Died)
{
    public static IReadOnlyList<Member> Of(Tables tables, string household) => tables.Query<Member>($"""
        select id, household, head, died from people where household = {household} and same_as = ''
        order by place, id
        """);
}

/// <summary>A person who changes household, or its part in it.</summary>
/// <param name="Earlier">The household it belonged to; the same where it stays.</param>
/// <param name="Relation">To the head of the household it belongs to now; null where that does not change.</param>
public sealed record PlacedPerson(string Id, string Earlier, bool Head, FieldWritten? Relation = null);

/// <summary>How many of a household are here after a change, for a household that is here.</summary>
/// <param name="People">As the one saw it who recorded it.</param>
/// <param name="Change">How many more or fewer that are: what counts, since another gate may have changed it too. Null
/// where the household is counted anew, and in facts from before there was this field.</param>
public sealed record CountedHousehold(string Household, long People, long? Change = null);

/// <summary>Who belongs to which household: what split, merge, transfer and the choice of a head share.</summary>
internal static class Membership
{
    /// <summary>A household of this zone. One of another zone is as absent as one that never was.</summary>
    public static IReadOnlyList<Member> Require(Tables tables, string zone, string household)
    {
        if (tables.One<string>($"select id from households where id = {household} and zone = {zone}") is null)
            throw new Refused("household-absent",
                "There is no such household here. Check its id and the zone.");
        return Member.Of(tables, household);
    }

    /// <summary>The person with this id among the members.</summary>
    public static Member Require(IReadOnlyList<Member> members, string person) =>
        members.FirstOrDefault(one => one.Id == person) ?? throw new Refused("person-absent",
            "There is no such person in this household. Open the household and choose one of its members.");

    /// <summary>Refuses to leave living people without a head.</summary>
    public static void RequireHead(IEnumerable<Member> living, string? head, string whose)
    {
        var ids = living.Select(one => one.Id).ToList();
        if (head is not null && !ids.Contains(head, StringComparer.Ordinal))
            throw new Refused("head-missing", $"The person chosen as head does not belong to {whose}. "
                + "Choose one of its living members.");
        if (head is null && ids.Count > 0)
            throw new Refused("head-missing", $"Nobody would speak for {whose}. Choose one of its living members as "
                + "its head.");
    }

    /// <summary>Everybody of a household under a new head, with the relations that were told.</summary>
    public static IReadOnlyList<PlacedPerson> Under(Tables tables, string zone, string kind, string head,
        IEnumerable<Member> members, IReadOnlyDictionary<string, string>? relations = null) =>
    [
        .. members.Select(one => new PlacedPerson(one.Id, one.Household, one.Id == head,
            (one.Id == head ? Relations.Head : relations?.GetValueOrDefault(one.Id)
                ?? (one.Head ? Relations.OtherRelative : null)) is { } relation && PersonFields.IsOpen(tables, one.Id)
                    ? PersonFields.Write(tables, zone, kind, one.Id, PersonFields.Relation, relation) : null)),
    ];

    public static void RequireRelations(IReadOnlyDictionary<string, string>? relations)
    {
        if (relations?.Values.Any(one => one == Relations.Head || !Relations.All.Contains(one)) == true)
            throw new Refused("household-field", "A relation to the new head is not one of "
                + $"{string.Join(", ", Relations.All.Except([Relations.Head]))}. Choose one of them.");
    }

    /// <summary>What a household's count becomes; null where it is not here.</summary>
    public static CountedHousehold? Count(Tables tables, string zone, string household, long change) =>
        Stay.Find(tables, zone, household) is { Counted: > 0, People: var people }
            ? new(household, Math.Max(0, people + change), change) : null;

    /// <summary>The same for one who is counted in again: a household whose last one died is empty, but has not left,
    /// even where an older fact has counted it as none.</summary>
    public static CountedHousehold? CountIn(Tables tables, string zone, string household) =>
        Count(tables, zone, household, 1) ?? (tables.One<string>($"""
            select direction from movements where zone = {zone} and household = {household} order by stamp desc limit 1
            """) == "arrival" ? new(household, 1) : null);

    public static void Apply(Tables tables, Entry entry, string kind, string household,
        IReadOnlyList<PlacedPerson> persons)
    {
        foreach (var person in persons)
        {
            PersonRows.Place(
                tables, entry, kind, household, entry.Scope, person.Earlier, person.Id, person.Head);
            if (person.Relation is { } relation)
                PersonFields.Keep(tables, entry, kind, person.Id, relation);
        }
    }

    public static void Apply(Tables tables, Entry entry, IReadOnlyList<CountedHousehold> counts)
    {
        foreach (var count in counts.DistinctBy(one => one.Household))
            if (count.Change is { } change)
                Stay.Change(tables, entry, count.Household, change);
            else
                Stay.Move(tables, entry, count.Household, count.People);
    }
}
