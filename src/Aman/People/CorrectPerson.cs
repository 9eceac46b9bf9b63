using System.Text.Json;
using Aman.Access;

namespace Aman.People;

/// <summary>A new value of a field; null clears it. A field without a change stays as it is.</summary>
public sealed record Change<T>(T? Value)
{
    public override string ToString() => "change";
}

/// <summary>
/// Corrects what is known of a person, field by field. The earlier values stay, sealed, with who wrote them and when
/// (<see cref="OpenHistory"/>); of two corrections made apart the later one is shown, and the other is listed to its
/// writer (<see cref="LostCorrections"/>).
/// </summary>
/// <param name="On">The day of the correction; the age group is counted on it.</param>
/// <param name="Needs">Only for whoever may read them too: what one cannot see one cannot correct.</param>
/// <param name="Photo">A JPEG; what else its file tells is left out before it is sealed.</param>
/// <param name="MotherStays">True for names that were typed in one field, which has no room for the mother's: where the
/// new name has none, hers stays.</param>
public sealed record CorrectPerson(
    string Zone, string Household, string Person, DateOnly On,
    Change<string>? Sex = null, Change<string>? Relation = null, Change<BirthDate>? Birth = null,
    Change<NameParts>? Arabic = null, Change<NameParts>? Latin = null, Change<NameParts>? Cyrillic = null,
    Change<IReadOnlyList<IdentityDocument>>? Documents = null, Change<IReadOnlyList<string>>? Phones = null,
    Change<IReadOnlyList<string>>? Languages = null, Change<string>? Origin = null, Change<string>? Notes = null,
    Change<IReadOnlyList<string>>? Needs = null, Change<byte[]>? Photo = null, bool MotherStays = false) : ICommand
{
    public static string Permission => "people.correct";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        Membership.Require(Membership.Require(tables, Zone, Household), Person);
        if (Needs is not null)
            Roles.Require(tables, caller, OpenHousehold.NeedsPermission, Zone);
        HouseholdCheck.RequireDay(On, "The day of the correction", tables.Today());
        var now = OpenedPeople.One(tables, Person, needs: true)!;
        if (now.Identity is null)
            throw new Refused("person-sealed", "This node has no key for this person, so it cannot show what would be "
                + "corrected. Correct it where the person was registered, or ask for the zone's keys.");
        var next = RequireWhole(tables, now);
        var fields = Changes(now, next).Where(change => !Same(change.Before, change.After)).Select(change =>
            PersonFields.Write(tables, Zone, PersonCorrected.Kind, Person, change.Field, change.After, change.Open))
            .ToList();
        return fields.Count == 0 ? null : new PersonCorrected(Person, fields);
    }

    /// <summary>The person as it would be, checked by the same rules as at registration.</summary>
    private Person RequireWhole(Tables tables, OpenedPerson now)
    {
        var names = now.Identity!.Names;
        var relation = Relation is null ? now.Identity.Relation : Relation.Value ?? "";
        if (now.Head != (relation == Relations.Head))
            throw new Refused("head-missing",
                "Who is head of a household is not a field of one person. Choose its head instead.");
        var contact = now.Contact;
        var next = new Person(
            Person, Sex is null ? now.Sex : Sex.Value ?? "", relation,
            Birth is null ? now.Identity.Birth : Birth.Value,
            new PersonNames(
                Name(Arabic, names.Arabic), Name(Latin, names.Latin), Name(Cyrillic, names.Cyrillic)),
            Documents is null ? contact?.Documents : Documents.Value,
            People.Phones.Normal(tables, Zone, Phones is null ? contact?.Phones : Phones.Value),
            Languages is null ? contact?.Languages : Languages.Value,
            Origin is null ? contact?.Origin : Origin.Value, Notes is null ? contact?.Notes : Notes.Value,
            Needs is null ? now.SpecificNeeds : Needs.Value);
        HouseholdCheck.RequirePerson(next, "This person", On);
        return next;
    }

    private NameParts? Name(Change<NameParts>? change, NameParts? now) => change is null ? now
        : change.Value is { Mother: null } typed && MotherStays ? typed with { Mother = now?.Mother } : change.Value;

    private IEnumerable<(string Field, object? Before, object? After, string? Open)> Changes(
        OpenedPerson now, Person next)
    {
        var (identity, contact) = (now.Identity, now.Contact);
        yield return (PersonFields.Sex, now.Sex, next.Sex, next.Sex);
        if (Relation is not null)
            yield return (PersonFields.Relation, identity?.Relation, next.Relation, null);
        yield return (PersonFields.Birth, identity?.Birth, next.Birth, AgeGroups.Of(next.Birth, On));
        yield return (PersonFields.Arabic, identity?.Names.Arabic, next.Names.Arabic, null);
        yield return (PersonFields.Latin, identity?.Names.Latin, next.Names.Latin, null);
        yield return (PersonFields.Cyrillic, identity?.Names.Cyrillic, next.Names.Cyrillic, null);
        yield return (PersonFields.Documents, contact?.Documents, next.Documents, null);
        yield return (PersonFields.Phones, contact?.Phones, next.Phones, null);
        yield return (PersonFields.Languages, contact?.Languages, next.Languages, null);
        yield return (PersonFields.Origin, contact?.Origin, next.Origin, null);
        yield return (PersonFields.Notes, contact?.Notes, next.Notes, null);
        yield return (PersonFields.Needs, now.SpecificNeeds, next.SpecificNeeds, null);
        if (Photo is not null)
            yield return (PersonFields.Photo, now.Photo, Photo.Value is { } photo ? Portrait.Plain(photo) : null, null);
    }

    // Lists are records' equals by what is in them.
    private static bool Same(object? one, object? other) =>
        JsonSerializer.Serialize(one, Sealed.Json) == JsonSerializer.Serialize(other, Sealed.Json);
}

/// <summary>Fields of a person were written anew.</summary>
public sealed record PersonCorrected(string Person, IReadOnlyList<FieldWritten> Fields) : Fact
{
    public const string Kind = "person.corrected/1";

    protected override void Apply(Tables tables, Entry entry)
    {
        foreach (var field in Fields)
            PersonFields.Keep(tables, entry, Kind, Person, field);
    }
}
