
namespace Aman.People;

/// <summary>A person has died. The person stays on record and leaves the figures.</summary>
/// <param name="On">The day, where it is known; sealed.</param>
/// <param name="NewHead">Who speaks for the household now, where the head has died and others live.</param>
public sealed record RecordDeath(string Zone, string Household, string Person, DateOnly? On = null,
    string? NewHead = null) : ICommand
{
    public static string Permission => "people.correct";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        var members = Membership.Require(tables, Zone, Household);
        var dead = Membership.Require(members, Person);
        if (dead.Died)
            return null;
        HouseholdCheck.RequireDay(On, "The day of death", tables.Today());
        var living = members.Where(one => !one.Died && one.Id != Person).ToList();
        if (dead.Head)
            Membership.RequireHead(living, NewHead, "this household");
        return new PersonDied(Household, Person,
            PersonFields.Write(tables, Zone, PersonDied.Kind, Person, PersonFields.Death, On),
            dead.Head && NewHead is not null
                ? Membership.Under(tables, Zone, PersonDied.Kind, NewHead, [.. living, dead]) : [],
            Membership.Count(tables, Zone, Household, -1));
    }
}

/// <summary>A person has died, and another one may have become head of the household.</summary>
public sealed record PersonDied(string Household, string Person, FieldWritten Death,
    IReadOnlyList<PlacedPerson> Members, CountedHousehold? Here = null) : Fact
{
    public const string Kind = "person.died/1";

    protected override void Apply(Tables tables, Entry entry)
    {
        PersonFields.Keep(tables, entry, Kind, Person, Death);
        PersonRows.Died(tables, entry, Person, died: true);
        Membership.Apply(tables, entry, Kind, Household, Members);
        Membership.Apply(tables, entry, Here is null ? [] : [Here]);
    }
}

/// <summary>Takes back the record of a death that was a mistake.</summary>
public sealed record WithdrawDeath(string Zone, string Household, string Person) : ICommand
{
    public static string Permission => "people.correct";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller) =>
        !Membership.Require(Membership.Require(tables, Zone, Household), Person).Died ? null
            : new DeathWithdrawn(Household, Person, Membership.CountIn(tables, Zone, Household));
}

/// <summary>A person who was recorded as dead lives.</summary>
public sealed record DeathWithdrawn(string Household, string Person, CountedHousehold? Here = null) : Fact
{
    protected override void Apply(Tables tables, Entry entry)
    {
        PersonRows.Died(tables, entry, Person, died: false);
        Membership.Apply(tables, entry, Here is null ? [] : [Here]);
    }
}
