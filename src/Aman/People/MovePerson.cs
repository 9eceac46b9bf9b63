using Aman.Zones;

namespace Aman.People;

/// <summary>One person goes from its household to another one of the zone.</summary>
/// <param name="Relation">To the head of the household it joins.</param>
/// <param name="RemainingHead">Who speaks for those who stay, where the head goes.</param>
public sealed record MovePerson(string Zone, string Household, string Person, string To, string Relation,
    string? RemainingHead = null) : ICommand
{
    public static string Permission => "people.correct";

    public string Scope => Zone;

    public Fact Decide(Tables tables, Caller caller)
    {
        ZoneLife.RequireAid(tables, Zone);
        var members = Membership.Require(tables, Zone, Household);
        var person = Membership.Require(members, Person);
        var joined = Membership.Require(tables, Zone, To);
        if (To == Household || !joined.Any(one => one.Head))
            throw new Refused("household-same", "A person joins another household in which people live. Choose a "
                + "different household with members, or split this one.");
        if (joined.Count >= Limits.PersonsPerHouseholdMax)
            throw new Refused("household-too-large", $"That household has {joined.Count} persons; "
                + $"{Limits.PersonsPerHouseholdMax} are possible. Split it first.");
        Membership.RequireRelations(new Dictionary<string, string> { [Person] = Relation });
        var stay = members.Where(one => one.Id != Person && !one.Died).ToList();
        if (person.Head)
            Membership.RequireHead(stay, RemainingHead, "those who stay");
        var relation = PersonFields.Write(
            tables, Zone, PersonMoved.Kind, Person, PersonFields.Relation, Relation);
        return new PersonMoved(Household, To, new PlacedPerson(Person, Household, false, relation),
            person.Head && RemainingHead is not null
                ? Membership.Under(tables, Zone, PersonMoved.Kind, RemainingHead, stay) : [],
            person.Died ? [] : [.. new[]
            {
                Membership.Count(tables, Zone, Household, -1), Membership.Count(tables, Zone, To, 1),
            }.OfType<CountedHousehold>()]);
    }
}

/// <summary>A person belongs to another household.</summary>
public sealed record PersonMoved(string Household, string To, PlacedPerson Person, IReadOnlyList<PlacedPerson> Stayed,
    IReadOnlyList<CountedHousehold> Here) : Fact
{
    public const string Kind = "person.moved/1";

    protected override void Apply(Tables tables, Entry entry)
    {
        Membership.Apply(tables, entry, Kind, To, [Person]);
        Membership.Apply(tables, entry, Kind, Household, Stayed);
        Membership.Apply(tables, entry, Here);
    }
}
