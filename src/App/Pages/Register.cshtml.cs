using Aman.People;
using Aman.Places;
using Microsoft.AspNetCore.Mvc;

namespace Aman.App.Pages;

/// <summary>Who came to the gate? One form for a whole family, filled in with the keyboard alone.</summary>
[Needs("people.register")]
public sealed class RegisterModel(Node node, InView inView, TimeProvider time) : Face(node, inView)
{
    /// <summary>One person as typed; a row without any name is left out.</summary>
    public sealed record Row(string? Given, string? Father, string? Family, string? GivenLatin, string? FatherLatin,
        string? FamilyLatin, string? Sex, string? Relation, int? BirthYear, string? Phone)
    {
        public bool IsEmpty => string.IsNullOrWhiteSpace(Given) && string.IsNullOrWhiteSpace(GivenLatin);
    }

    [BindProperty]
    public List<Row> Persons { get; set; } = [];

    [BindProperty]
    public string? Origin { get; set; }

    [BindProperty]
    public DateOnly? Day { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Rows { get; set; } = 6;

    public IReadOnlyList<Place> Origins { get; private set; } = [];

    public void OnGet() => Show();

    public Task<IActionResult> OnPost()
    {
        // The household's id follows from the form's, so that sending the form twice registers one household.
        var household = Command.ToString("D");
        var persons = Persons.Take(Limits.PersonRowsMax).Where(row => !row.IsEmpty)
            .Select((row, at) => Person(row, Member(Command, at + 1))).ToList();
        var command = new RegisterHousehold(
            Zone?.Id ?? "", household, string.IsNullOrEmpty(Origin) ? null : Origin, Day ?? Today, persons);
        return Record(command, $"/households/{household}");
    }

    protected override void Show()
    {
        Origins = Read(RegisterHousehold.Permission, tables => tables.Query<Place>($"""
            select id, kind, parent, code, name, name_arabic, latitude, longitude, outline, capacity, type, source,
              area_km2, population, population_date, serves
            from places where kind = {PlaceKinds.Admin1} and length(id) = 4 order by name, id
            """));
        Day ??= Today;
        Rows = Math.Clamp(Math.Max(Rows, Persons.Count), 1, Limits.PersonRowsMax);
    }

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    // A person's id follows from the form's too: the last byte of the household's, changed by the person's place.
    private static string Member(Guid household, int place)
    {
        var bytes = household.ToByteArray(bigEndian: true);
        bytes[^1] ^= (byte)place;
        return new Guid(bytes, bigEndian: true).ToString("D");
    }

    private static Person Person(Row row, string id) => new(id, row.Sex ?? "", row.Relation ?? "",
        row.BirthYear is { } year ? new BirthDate(year) : null,
        new PersonNames(
            Parts(row.Given, row.Father, row.Family), Parts(row.GivenLatin, row.FatherLatin, row.FamilyLatin)),
        Phones: string.IsNullOrWhiteSpace(row.Phone) ? null : [row.Phone.Trim()]);

    private static NameParts? Parts(string? given, string? father, string? family) =>
        string.IsNullOrWhiteSpace(given) ? null : new(given.Trim(), Trimmed(father), Family: Trimmed(family));

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
