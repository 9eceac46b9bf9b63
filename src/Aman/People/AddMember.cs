using Aman.Zones;

namespace Aman.People;

/// <summary>Registers one more person in a household: a birth, somebody who came after, somebody who was forgotten.
/// </summary>
/// <param name="Why">One of <see cref="AddReasons.All"/>.</param>
public sealed record AddMember(string Zone, string Household, Person Person, string Why, DateOnly RegisteredOn)
    : ICommand
{
    public static string Permission => "people.register";

    public string Scope => Zone;

    public Fact Decide(Tables tables, Caller caller)
    {
        ZoneLife.RequireOpen(tables, Zone);
        var members = Membership.Require(tables, Zone, Household);
        HouseholdCheck.RequireDay(RegisteredOn, "The day of registration", tables.Today());
        HouseholdCheck.RequirePerson(Person, "The new person", RegisteredOn);
        if (!AddReasons.All.Contains(Why, StringComparer.Ordinal))
            throw new Refused("household-field",
                $"Say why the person is added, one of: {string.Join(", ", AddReasons.All)}.");
        if (Person.Relation == Relations.Head)
            throw new Refused("household-head", "The household has a head. Add the person with its relation to that "
                + "one, and choose another head afterwards if need be.");
        if (Why == AddReasons.Birth && Person.Birth is null)
            throw new Refused("household-field", "The new person: birth date is missing. Give at least the year.");
        if (members.Count >= Limits.PersonsPerHouseholdMax)
            throw new Refused("household-too-large", $"The household has {members.Count} persons; "
                + $"{Limits.PersonsPerHouseholdMax} are possible. Split it first.");
        if (tables.One<string>($"select id from people where id = {Person.Id}") is not null)
            throw new Refused("person-elsewhere",
                $"Person {Person.Id} is registered already. Open that one, or give a new id.");
        return new MemberAdded(Household, Why, RegisteredOn, members.Count,
            RegisteredPerson.Seal(tables, Zone, Person, RegisteredOn),
            Membership.Count(tables, Zone, Household, 1));
    }
}

/// <summary>A person was added to a household.</summary>
/// <param name="Place">Behind how many others it is shown.</param>
public sealed record MemberAdded(string Household, string Why, DateOnly RegisteredOn, int Place,
    RegisteredPerson Person, CountedHousehold? Here = null) : Fact
{
    public const string Kind = "member.added/1";

    protected override void Apply(Tables tables, Entry entry)
    {
        PersonRows.Register(tables, entry, Household, [(Place, Person)]);
        Membership.Apply(tables, entry, Here is null ? [] : [Here]);
    }
}

public static class AddReasons
{
    public const string Birth = "birth";
    public static readonly IReadOnlyList<string> All = [Birth, "joined", "forgotten"];
}
