using Aman.Access;
using Aman.Zones;

namespace Aman.People;

/// <summary>Registers a family that came to a zone, all its persons at once.</summary>
/// <param name="Household">A new UUID, made where the family stands, so that it can be made offline.</param>
/// <param name="OriginAdmin1">P-code of the governorate they come from (for example SY12); null when not told.</param>
/// <param name="RegisteredOn">The day at the gate; age groups are counted on it.</param>
public sealed record RegisterHousehold(
    string Zone, string Household, string? OriginAdmin1, DateOnly RegisteredOn, IReadOnlyList<Person> Persons)
    : ICommand
{
    public static string Permission => "people.register";

    public string Scope => Zone;

    public Fact Decide(Tables tables, Caller caller)
    {
        HouseholdCheck.RequireDay(RegisteredOn, "The day of registration", tables.Today());
        HouseholdCheck.Require(this);
        ZoneLife.RequireOpen(tables, Zone);
        var known = tables.Query<string>($"""
            select id from households where id = {Household}
            union all select id from people where id in {Persons.Select(one => one.Id).ToList()}
            """);
        if (known.Contains(Household))
            throw new Refused("household-known",
                "This household id is already registered. Open that household, or register under a new id.");
        if (known is [var person, ..])
            throw new Refused("person-elsewhere",
                $"Person {person} already belongs to another household. Open that one, or give a new id.");
        // All keys at once: one look into the key store a household instead of one a field.
        tables.Keys.Make(tables, [.. Persons.Select(one => HouseholdRegistered.Identity.KeyOf(one.Id))], Zone);
        return new HouseholdRegistered(Household, OriginAdmin1, RegisteredOn,
            [.. Persons.Select(person => RegisteredPerson.Seal(tables, Zone, person, RegisteredOn))]);
    }
}

/// <summary>A household is registered. Open beside the seal is only what figures need.</summary>
public sealed record HouseholdRegistered(
    string Household, string? OriginAdmin1, DateOnly RegisteredOn, IReadOnlyList<RegisteredPerson> Persons) : Fact
{
    public const string Kind = "household.registered/1";
    public static readonly SealedField Identity = new(Kind, "identity");
    public static readonly SealedField Contact = new(Kind, "contact");
    public static readonly SealedField Needs = new(Kind, "needs", Needs: true);

    /// <summary>
    /// Ids are new wherever they are made. Should two chains still bring the same one, the earlier entry stays, in
    /// whatever order they arrive.
    /// </summary>
    protected override void Apply(Tables tables, Entry entry)
    {
        PersonRows.Register(tables, entry, Household, OriginAdmin1, RegisteredOn);
        PersonRows.Register(tables, entry, Household, Persons.Index());
    }
}

/// <summary>One person in the fact: open are head of household, sex and UNHCR age group; all else is sealed.</summary>
public sealed record RegisteredPerson(
    string Id, bool Head, string Sex, string AgeGroup, Sealed<PersonIdentity> Identity,
    Sealed<PersonContact>? Contact = null, Sealed<IReadOnlyList<string>>? Needs = null)
{
    internal static RegisteredPerson Seal(Tables tables, string zone, Person person, DateOnly on)
    {
        var contact = PersonContact.Of(person with { Phones = People.Phones.Normal(tables, zone, person.Phones) });
        return new(
            person.Id,
            person.Relation == Relations.Head,
            person.Sex,
            AgeGroups.Of(person.Birth, on),
            Sealed.Seal(tables, zone, person.Id, HouseholdRegistered.Identity, PersonIdentity.Of(person)),
            contact is null ? null : Sealed.Seal(tables, zone, person.Id, HouseholdRegistered.Contact, contact),
            person.SpecificNeeds is null or [] ? null
                : Sealed.Seal(tables, zone, person.Id, HouseholdRegistered.Needs, person.SpecificNeeds));
    }
}

/// <summary>Who the person is: what search and the opened household show.</summary>
public sealed record PersonIdentity(string Relation, BirthDate? Birth, PersonNames Names)
{
    internal static PersonIdentity Of(Person person) => new(person.Relation, person.Birth, person.Names);

    public override string ToString() => "identity";
}

/// <summary>How to reach the person and what the person showed or told.</summary>
public sealed record PersonContact(
    IReadOnlyList<IdentityDocument>? Documents, IReadOnlyList<string>? Phones, IReadOnlyList<string>? Languages,
    string? Origin, string? Notes)
{
    internal static PersonContact? Of(Person person)
    {
        var contact = new PersonContact(person.Documents, person.Phones, person.Languages, person.Origin, person.Notes);
        return contact == new PersonContact(null, null, null, null, null) ? null : contact;
    }

    public override string ToString() => "contact";
}
