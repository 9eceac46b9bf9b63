using Aman.Access;

namespace Aman.People;

/// <summary>Persons in clear as they are known now: as registered, with every later correction on top. Whoever calls
/// this answers for it: what is shown to anybody is recorded first.</summary>
internal static class OpenedPeople
{
    /// <summary>Those who belong to a household, the dead among them; not those found to be somebody else twice.
    /// </summary>
    public static IReadOnlyList<OpenedPerson> Of(Tables tables, string household, bool needs) => Open(
        tables,
        tables.Query<Row>($"""
            select id, head, sex, age_group, died, identity, contact, needs from people
            where household = {household} and same_as = '' order by place, id
            """),
        needs);

    public static OpenedPerson? One(Tables tables, string person, bool needs) =>
        Some(tables, [person], needs) is [var one, ..] ? one : null;

    /// <param name="leaveOut">Leaves out a person of whom something was altered, so that one does not stop all
    /// others; else that is refused.</param>
    public static IReadOnlyList<OpenedPerson> Some(
        Tables tables, IReadOnlyList<string> persons, bool needs, bool leaveOut = false) => Open(
        tables,
        tables.Query<Row>($"""
            select id, head, sex, age_group, died, identity, contact, needs from people where id in {persons}
            order by id
            """),
        needs, leaveOut);

    private static IReadOnlyList<OpenedPerson> Open(Tables tables, List<Row> rows, bool needs, bool leaveOut = false)
    {
        if (rows.Count == 0)
            return [];
        var ids = rows.ConvertAll(row => row.Id);
        var fields = PersonFields.Read(tables, ids).ToLookup(row => row.Person);
        var keys = KeysOf(tables, ids, needs);
        return [.. rows.Select(Person).OfType<OpenedPerson>()];

        OpenedPerson? Person(Row row)
        {
            try
            {
                return fields[row.Id].Aggregate(Registered(keys, row, needs), (person, field) =>
                    field.Field == PersonFields.Needs && !needs
                        ? person : With(person, field.Field, PersonFields.Open(keys, field)));
            }
            catch (Refused refused) when (leaveOut && refused.Code == "sealed-altered")
            {
                return null;
            }
        }
    }

    /// <summary>The keys of some persons at once: one look into the key store instead of several a person.</summary>
    public static IReadOnlyDictionary<string, byte[]> KeysOf(
        Tables tables, IReadOnlyList<string> persons, bool needs) => tables.Keys.Open(
        [.. persons.Select(HouseholdRegistered.Identity.KeyOf),
            .. needs ? persons.Select(HouseholdRegistered.Needs.KeyOf) : []]);

    public static OpenedPerson Registered(IReadOnlyDictionary<string, byte[]> keys, Row row, bool needs) => new(
        row.Id, row.Head, row.Sex, row.AgeGroup,
        row.Identity is null ? null
            : new Sealed<PersonIdentity>(row.Identity).Open(keys, row.Id, HouseholdRegistered.Identity),
        row.Contact is null ? null
            : new Sealed<PersonContact>(row.Contact).Open(keys, row.Id, HouseholdRegistered.Contact),
        row.Needs is null || !needs ? null
            : new Sealed<IReadOnlyList<string>>(row.Needs).Open(keys, row.Id, HouseholdRegistered.Needs),
        row.Died);

    private static OpenedPerson With(OpenedPerson person, string field, object? value)
    {
        var identity = person.Identity ?? new("", null, new(null, null));
        var contact = person.Contact ?? new(null, null, null, null, null);
        var names = identity.Names;
        return field switch
        {
            PersonFields.Relation when value is not null => Identity(identity with { Relation = (string)value }),
            PersonFields.Birth => Identity(identity with { Birth = (BirthDate?)value }),
            PersonFields.Arabic => Identity(identity with { Names = names with { Arabic = (NameParts?)value } }),
            PersonFields.Latin => Identity(identity with { Names = names with { Latin = (NameParts?)value } }),
            PersonFields.Cyrillic => Identity(identity with { Names = names with { Cyrillic = (NameParts?)value } }),
            PersonFields.Documents => person with
                { Contact = contact with { Documents = (IReadOnlyList<IdentityDocument>?)value } },
            PersonFields.Phones => person with { Contact = contact with { Phones = (IReadOnlyList<string>?)value } },
            PersonFields.Languages => person with
                { Contact = contact with { Languages = (IReadOnlyList<string>?)value } },
            PersonFields.Origin => person with { Contact = contact with { Origin = (string?)value } },
            PersonFields.Notes => person with { Contact = contact with { Notes = (string?)value } },
            PersonFields.Needs => person with { SpecificNeeds = (IReadOnlyList<string>?)value },
            PersonFields.Photo => person with { Photo = (byte[]?)value },
            _ => person,
        };

        // Without its key (erased, or never granted) a later value opens no more than the first one.
        OpenedPerson Identity(PersonIdentity now) =>
            person.Identity is null && value is null ? person : person with { Identity = now };
    }

    internal sealed record Row(string Id, bool Head, string Sex, string AgeGroup, bool Died, string? Identity,
        string? Contact, string? Needs);
}
