using Aman.Access;

namespace Aman.People;

/// <summary>One field of a person as written anew.</summary>
/// <param name="Field">One of <see cref="PersonFields.All"/>.</param>
/// <param name="Seen">The stamp of the value it is meant to replace; so a value that was written over unseen, on
/// another node, is found and listed to its writer.</param>
/// <param name="Value">The new value, sealed; null for the one field that is open.</param>
/// <param name="Open">What figures need of it: the sex, or the age group beside a birth date.</param>
public sealed record FieldWritten(string Field, string Seen, Sealed<object>? Value, string? Open = null);

/// <summary>The fields of a person one by one, with everything that was ever written into them.</summary>
internal static class PersonFields
{
    public const string Sex = "sex", Relation = "relation", Birth = "birth", Arabic = "names.arabic",
        Latin = "names.latin", Cyrillic = "names.cyrillic", Documents = "documents", Phones = "phones",
        Languages = "languages", Origin = "origin", Notes = "notes", Needs = "needs", Photo = "photo",
        Death = "death";

    public static readonly IReadOnlyList<string> All =
    [
        Sex, Relation, Birth, Arabic, Latin, Cyrillic, Documents, Phones, Languages, Origin, Notes, Needs, Photo, Death,
    ];

    public static SealedField Of(string kind, string field) => new(kind, field, field == Needs);

    /// <summary>Seals a new value of a field under the person's key, which must be here: one made anew would not open
    /// what was sealed before.</summary>
    /// <exception cref="Refused">person-erased, person-sealed</exception>
    public static FieldWritten Write(Tables tables, string zone, string kind, string person, string field,
        object? value, string? open = null)
    {
        if (!IsOpen(tables, person) || (field == Needs && tables.Keys.Open("needs:" + person) is null
            && tables.One<string>($"select id from people where id = {person} and needs is not null") is not null))
        {
            Erasures.RequireNone(tables, ["person:" + person]);
            throw new Refused("person-sealed", "This node has no key for this person, so nothing can be written of it "
                + "here. Do it where the person was registered, or ask for the zone's keys.");
        }

        return new(field, Seen(tables, person, field),
            field == Sex ? null : Sealed.Seal<object>(tables, zone, person, Of(kind, field), value!), open);
    }

    /// <summary>Whether this node has the person's key: not where it was erased or never granted.</summary>
    public static bool IsOpen(Tables tables, string person) => tables.Keys.Open("person:" + person) is not null;

    public static void Keep(Tables tables, Entry entry, string kind, string person, FieldWritten written)
    {
        tables.Execute($"""
            insert into person_fields (person, field, stamp, kind, zone, actor, at, seen, value)
            values ({person}, {written.Field}, {entry.Stamp}, {kind}, {entry.Scope}, {entry.Actor}, {entry.AtMs},
              {written.Seen}, {written.Value?.Text ?? written.Open ?? ""})
            on conflict (person, field, stamp) do nothing
            """);
        if (written is { Field: Sex, Open: { } sex })
            PersonRows.Sex(tables, entry, person, sex);
        if (written is { Field: Birth, Open: { } group })
            PersonRows.AgeGroup(tables, entry, person, group);
    }

    /// <summary>All that was written into the fields of some persons, the latest last.</summary>
    public static IReadOnlyList<FieldRow> Read(Tables tables, IReadOnlyList<string> persons) =>
        tables.Query<FieldRow>($"""
            select person, field, stamp, kind, actor, at, seen, value from person_fields where person in {persons}
            order by stamp, field
            """);

    /// <summary>The value in clear, of whatever type the field has; null when it was cleared or has no key here.
    /// </summary>
    public static object? Open(IReadOnlyDictionary<string, byte[]> keys, FieldRow row) => row.Field switch
    {
        Sex => row.Value,
        Relation or Origin or Notes => Open<string>(keys, row),
        Birth => Open<BirthDate>(keys, row),
        Arabic or Latin or Cyrillic => Open<NameParts>(keys, row),
        Documents => Open<IReadOnlyList<IdentityDocument>>(keys, row),
        Phones or Languages or Needs => Open<IReadOnlyList<string>>(keys, row),
        Photo => Open<byte[]>(keys, row),
        Death => Open<DateOnly?>(keys, row),
        _ => null,
    };

    // An empty stamp stands for what was registered.
    private static string Seen(Tables tables, string person, string field) => tables.One<string>($"""
        select stamp from person_fields where person = {person} and field = {field} order by stamp desc limit 1
        """) ?? "";

    private static T? Open<T>(IReadOnlyDictionary<string, byte[]> keys, FieldRow row) =>
        new Sealed<T>(row.Value).Open(keys, row.Person, Of(row.Kind, row.Field));
}

/// <summary>A value that was written into a field: who, when, and instead of which.</summary>
internal sealed record FieldRow(
    string Person, string Field, string Stamp, string Kind, string Actor, long At, string Seen, string Value);
