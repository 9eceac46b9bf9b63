using System.Text.Json.Serialization;
using Aman.Access;

namespace Aman.People;

/// <summary>Opens the history of a person's fields for a reason: who wrote what when, and what stood there before. Like
/// every reading of personal data it is recorded; what was opened stands in <see cref="Opened"/>.</summary>
public sealed record OpenHistory(string Zone, string Household, string Person, string Reason) : ICommand
{
    public static string Permission => "people.open";

    public string Scope => Zone;

    [JsonIgnore]
    public IReadOnlyList<FieldOnce>? Opened { get; private set; }

    public Fact Decide(Tables tables, Caller caller)
    {
        Opened = null;
        if (!ReadReasons.All.Contains(Reason, StringComparer.Ordinal))
            throw new Refused("read-reason",
                $"Say what the data is read for, one of: {string.Join(", ", ReadReasons.All)}.");
        Membership.Require(Membership.Require(tables, Zone, Household), Person);
        var needs = Roles.May(tables, caller, OpenHousehold.NeedsPermission, Zone);
        Opened = FieldOnce.Of(tables, Person, needs);
        return new PersonalDataRead(Household, Reason, needs);
    }
}

/// <summary>A value that a field held once.</summary>
/// <param name="Value">In clear, of the field's own type; null where it was cleared, or is not for the reader.</param>
/// <param name="Unseen">True when the value written after it was written by somebody who had not seen it.</param>
/// <param name="Now">True for the value that is shown.</param>
public sealed record FieldOnce(string Field, long AtMs, string Actor, object? Value, bool Unseen, bool Now)
{
    public override string ToString() => Field;

    internal static IReadOnlyList<FieldOnce> Of(Tables tables, string person, bool needs)
    {
        var first = tables.One<(string Stamp, string By)>(
            $"select stamp, registered_by from people where id = {person}");
        var keys = OpenedPeople.KeysOf(tables, [person], needs);
        var registered = Registered(tables, keys, person, needs);
        var written = PersonFields.Read(tables, [person]).ToLookup(row => row.Field);
        return [.. PersonFields.All.SelectMany(field => Field(field))];

        IEnumerable<FieldOnce> Field(string field)
        {
            var rows = written[field].ToList();
            var hidden = field == PersonFields.Needs && !needs;
            if (registered.GetValueOrDefault(field) is { } value)
                yield return new(field, At(first.Stamp), first.By, value,
                    rows is [{ Seen: not "" }, ..], rows.Count == 0);
            foreach (var (index, row) in rows.Index())
                yield return new(field, row.At, row.Actor, hidden ? null : PersonFields.Open(keys, row),
                    index + 1 < rows.Count && rows[index + 1].Seen != row.Stamp, index + 1 == rows.Count);
        }
    }

    private static Dictionary<string, object?> Registered(
        Tables tables, IReadOnlyDictionary<string, byte[]> keys, string person, bool needs)
    {
        var row = tables.One<OpenedPeople.Row>(
            $"select id, head, sex, age_group, died, identity, contact, needs from people where id = {person}")!;
        var one = OpenedPeople.Registered(keys, row, needs);
        return new(StringComparer.Ordinal)
        {
            [PersonFields.Relation] = one.Identity?.Relation, [PersonFields.Birth] = one.Identity?.Birth,
            [PersonFields.Arabic] = one.Identity?.Names.Arabic, [PersonFields.Latin] = one.Identity?.Names.Latin,
            [PersonFields.Cyrillic] = one.Identity?.Names.Cyrillic,
            [PersonFields.Documents] = one.Contact?.Documents, [PersonFields.Phones] = one.Contact?.Phones,
            [PersonFields.Languages] = one.Contact?.Languages, [PersonFields.Origin] = one.Contact?.Origin,
            [PersonFields.Notes] = one.Contact?.Notes, [PersonFields.Needs] = one.SpecificNeeds,
        };
    }

    private static long At(string stamp) => long.TryParse(stamp.Split('.')[0],
        System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture, out var at)
            ? at >> 16 : 0;
}
