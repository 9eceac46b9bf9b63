using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Aman.People;

namespace Aman.Standards;

/// <summary>A household as it stands in a list.</summary>
/// <param name="Key">The list's own key for it; what ids are made of, with the node's secret.</param>
/// <param name="Row">Where it begins.</param>
/// <param name="Content">All its cells that are taken: what tells whether it came before, unchanged.</param>
public sealed record ListedHousehold(string Key, int Row, string? OriginAdmin1, IReadOnlyList<Person> Persons,
    string Content)
{
    public override string ToString() => $"household of row {Row}";
}

/// <summary>Reads a registration list, one row a person with a household's key or one row a household, into households.
/// What cannot be right is refused with its row and field, and its cells are never quoted.</summary>
/// <param name="id">The id for a key, of this node alone.</param>
public sealed class RegistrationList(Table table, ListMapping mapping, Table? more, ListMapping? moreMapping,
    DateOnly on, Func<string, string> id)
{
    private static readonly string[] NameFields =
    [
        ListFields.Name, ListFields.Given, ListFields.Father, ListFields.Grandfather, ListFields.Family,
        ListFields.Mother, ListFields.Other,
    ];

    private readonly List<Finding> findings = [];

    public IReadOnlyList<Finding> Findings => findings;

    /// <summary>Rows refused, each with its household.</summary>
    public int Refused { get; private set; }

    /// <summary>Households in the order in which they are whole. Of the list itself nothing is kept but a number and a
    /// count of rows for each household: it is read once to count them and once to give them out, and once more for
    /// those whose rows stand so far apart that too many others would wait with them.</summary>
    /// <exception cref="Unreadable">When it is another file now than when it was counted.</exception>
    public IEnumerable<ListedHousehold> Read()
    {
        var (beside, left) = (Beside(), new Dictionary<UInt128, int>());
        foreach (var row in table.Rows)
            CollectionsMarshal.GetValueRefOrAddDefault(left, Number(Key(row)), out _)++;
        while (left.Count > 0)
        {
            var before = left.Count;
            foreach (var (key, rows) in Whole(left))
                if (Household(key, rows, beside.GetValueOrDefault(Number(key))) is { } household)
                    yield return household;
            if (left.Count == before)
                throw new Unreadable(null, null, "the list was changed while it was read",
                    "Import it again: who is registered already stays as it is");
        }
    }

    // One reading: each household when the last of its rows has come. Those given out leave the list of what is left.
    private IEnumerable<(string Key, List<TableRow> Rows)> Whole(Dictionary<UInt128, int> left)
    {
        var (waiting, later, held) = (new Dictionary<UInt128, List<TableRow>>(), new HashSet<UInt128>(), 0);
        foreach (var row in table.Rows)
        {
            var key = Key(row);
            var number = Number(key);
            if (!left.TryGetValue(number, out var count) || later.Contains(number))
                continue;
            if (!waiting.TryGetValue(number, out var rows))
            {
                if (count > People.Limits.PersonsPerHouseholdMax)
                {
                    left.Remove(number);
                    Refuse(row, count, null, $"{count} rows have the key of one household; "
                        + $"{People.Limits.PersonsPerHouseholdMax} are possible",
                        "Give each household a key of its own");
                    continue;
                }

                // All its rows have their place from the first on: once begun, a household is read to its end.
                if (held + count > Limits.ListRowsWaiting)
                {
                    later.Add(number);
                    continue;
                }

                waiting.Add(number, rows = []);
                held += count;
            }

            rows.Add(row);
            if (rows.Count == count)
            {
                left.Remove(number);
                waiting.Remove(number);
                held -= count;
                yield return (key, rows);
            }
        }
    }

    private ListedHousehold? Household(string key, List<TableRow> rows, BesideRow? beside)
    {
        if (!Consented(rows[0], mapping) || beside is { Consented: false })
        {
            Refuse(rows[0], rows.Count, ListFields.Consent, "consent was not given",
                "Leave the household out, or ask it again");
            return null;
        }

        if (mapping.Wide && rows.Count > 1)
        {
            Refuse(rows[0], rows.Count, ListFields.Household,
                "the key stands in several rows of a list with one row a household",
                "Give each household a key of its own");
            return null;
        }

        var members = mapping.Wide ? Wide(rows[0]) : [.. rows.Select(row => (Row: row, Member: 0))];
        var origin = Origin(rows[0], mapping, table.Name)
            ?? (beside is null ? null : Origin(beside.Origin, beside.Row, more!.Name));
        var persons = new List<Person>();
        foreach (var (row, member) in members)
            persons.Add(Person(key, row, member, persons.Count));
        persons = [.. WithOneHead(rows, persons)];
        try
        {
            HouseholdCheck.RequireListed(persons, on);
        }
        catch (Refused refused)
        {
            Refuse(rows[0], rows.Count, null, $"the household cannot be registered: {refused.Message.TrimEnd('.')}",
                "Correct the rows of this household");
            return null;
        }

        return new(key, rows[0].Number, origin, persons, string.Join('\u001e', rows.Select(Cells)));
    }

    private Person Person(string household, TableRow row, int member, int place)
    {
        string Cell(string field) => row[mapping[field, member]] is { Length: > 0 } own ? own
            : member > 0 && field is not ListFields.PersonKey && !NameFields.Contains(field)
                ? row[mapping[field]] : "";

        var key = Cell(ListFields.PersonKey) is { Length: > 0 } given ? given
            : place.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var sex = ListValues.Sex(Cell(ListFields.Sex));
        if (sex is null && Cell(ListFields.Sex).Length > 0)
            Note(row, ListFields.Sex, "the sex is not understood; it is kept as unknown", "Write female or male");
        var birth = ListValues.Birth(Cell(ListFields.Birth), Cell(ListFields.Age), on);
        if (birth is null && Cell(ListFields.Birth).Length + Cell(ListFields.Age).Length > 0)
            Note(row, ListFields.Birth, "the birth date or age cannot be read",
                "Write day, month and year, the year, or the age in years", Effect.LeftOut);
        return new(id($"{household}\n{key}"), sex ?? Sexes.Unknown,
            ListValues.Relation(Cell(ListFields.Relation)) ?? Relations.OtherRelative, birth, Names(Cell),
            Cell(ListFields.Document) is { Length: > 0 } paper ? [new(DocumentKinds.OtherPaper, paper)] : null,
            Cell(ListFields.Phone) is { Length: > 0 } phone ? [phone] : null,
            Cell(ListFields.Language) is { Length: > 0 } language ? [language] : null,
            Cell(ListFields.Place) is { Length: > 0 } origin ? origin : null,
            Cell(ListFields.Notes) is { Length: > 0 } notes ? notes : null);
    }

    /// <summary>Surveys give no names: such a person is kept under a dash until the family is asked.</summary>
    private static PersonNames Names(Func<string, string> cell)
    {
        var typed = new TypedPerson(
            cell(ListFields.Given) is { Length: > 0 } given ? given : cell(ListFields.Name), "unknown", null,
            cell(ListFields.Father), cell(ListFields.Grandfather), cell(ListFields.Family), cell(ListFields.Mother),
            cell(ListFields.Other));
        return typed.IsEmpty || TypedFamily.Read([typed], DateOnly.MinValue, _ => "")
            is not [{ Names: { } names }] || (names.Arabic ?? names.Latin ?? names.Cyrillic) is null
                ? new(null, new(TypedFamily.Unnamed)) : names;
    }

    private IEnumerable<Person> WithOneHead(List<TableRow> rows, List<Person> persons)
    {
        var heads = persons.Count(one => one.Relation == Relations.Head);
        if (heads != 1 && persons.Count > 1)
            Note(rows[0], ListFields.Relation, heads == 0
                ? "no head of household is named; the first person is taken for it"
                : "several heads of household are named; the first of them is taken", "Say who is the head");
        var head = heads == 0 ? persons[0] : persons.First(one => one.Relation == Relations.Head);
        return persons.Select(one => one == head ? one with { Relation = Relations.Head }
            : one.Relation == Relations.Head ? one with { Relation = Relations.OtherRelative } : one);
    }

    private List<(TableRow Row, int Member)> Wide(TableRow row) =>
    [
        .. mapping.Columns.Select(one => one.Member).Where(member => member > 0).Distinct().Order()
            .Where(member => mapping.Columns.Index().Any(one => one.Item.Member == member
                && NameFields.Contains(one.Item.Field) && row[one.Index].Length > 0)).Select(member => (row, member)),
    ];

    private string? Origin(TableRow row, ListMapping of, string file) =>
        Origin(row[of[ListFields.Origin1]], row.Number, file);

    private string? Origin(string cell, int row, string file)
    {
        if (cell.Length == 0)
            return null;
        if (Shelter.CoarsePlace.Of(cell.ToUpperInvariant()) is { Length: 2 or 4 } code)
            return code;
        Note(file, row, ListFields.Origin1, "the origin is no P-code", "Write a P-code such as SY12", Effect.LeftOut);
        return null;
    }

    private static bool Consented(TableRow row, ListMapping of) => ListValues.Consents(row[of[ListFields.Consent]]);

    /// <summary>What the table of households says of each, by the number of its key.</summary>
    private Dictionary<UInt128, BesideRow> Beside()
    {
        var beside = new Dictionary<UInt128, BesideRow>();
        var origins = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in more?.Rows ?? [])
        {
            var origin = row[moreMapping![ListFields.Origin1]];
            if (!origins.TryGetValue(origin, out var one) && origins.Count < Limits.ListFindings)
                origins.Add(origin, one = origin);
            beside.TryAdd(Number(row[moreMapping[ListFields.Household]]),
                new(row.Number, Consented(row, moreMapping), one ?? origin));
        }

        return beside;
    }

    private string Key(TableRow row) => row[mapping[ListFields.Household]] is { Length: > 0 } key ? key : Cells(row);

    // No two keys of one list have the same number, however many there are.
    private static UInt128 Number(string key) => BinaryPrimitives.ReadUInt128LittleEndian(
        SHA256.HashData(MemoryMarshal.AsBytes(key.AsSpan())));

    // Columns that are not taken do not make a row another one.
    private string Cells(TableRow row) => string.Join('\u001f', mapping.Columns.Index()
        .Where(one => one.Item.Field.Length > 0).Select(one => $"{one.Item}={row[one.Index]}"));

    private void Note(
        TableRow row, string field, string reason, string mend, Effect effect = Effect.Mended) =>
        Note(table.Name, row.Number, field, reason, mend, effect);

    private void Note(
        string file, int row, string field, string reason, string mend, Effect effect = Effect.Mended) =>
        Found(new(file, row, field, effect, reason, mend));

    private void Refuse(TableRow first, int rows, string? field, string reason, string mend)
    {
        Refused += rows;
        Found(new(table.Name, first.Number, field, Effect.Refused, reason, mend));
    }

    private void Found(Finding finding)
    {
        if (findings.Count < Limits.ListFindings)
            findings.Add(finding);
    }

    private sealed record BesideRow(int Row, bool Consented, string Origin);
}
