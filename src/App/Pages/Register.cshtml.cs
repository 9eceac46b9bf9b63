using Aman.People;
using Aman.Places;
using Aman.Sharing;
using Microsoft.AspNetCore.Mvc;

namespace Aman.App.Pages;

/// <summary>Who came to the gate? One form for a whole family, filled in with the keyboard alone. What is typed is read
/// by the node and shown as understood, with people who may be registered already, before anything is
/// recorded.</summary>
[Needs("people.register")]
public sealed class RegisterModel(Node node, InView inView, TimeProvider time) : Face(node, inView)
{
    [BindProperty]
    public List<TypedPerson> Persons { get; set; } = [];

    [BindProperty]
    public string? Origin { get; set; }

    [BindProperty]
    public string? Languages { get; set; }

    /// <summary>The exact place they come from, for all who are not said to come from another one; sealed.</summary>
    [BindProperty]
    public string? Place { get; set; }

    [BindProperty]
    public DateOnly? Day { get; set; }

    /// <summary>Answers on sharing; see <see cref="AskedConsents"/>.</summary>
    [BindProperty]
    public List<string?> Consents { get; set; } = [];

    /// <summary>The language in which the household was asked.</summary>
    [BindProperty]
    public string? ConsentLanguage { get; set; }

    /// <summary>How many rows are shown; the page's script adds more as they are needed.</summary>
    [BindProperty(SupportsGet = true)]
    public int Rows { get; set; } = 6;

    /// <summary>Countries, then governorates.</summary>
    public IReadOnlyList<Place> Origins { get; private set; } = [];

    /// <summary>Ids of those that stand first: somebody registered here comes from there.</summary>
    public IReadOnlySet<string> Usual { get; private set; } = new HashSet<string>();

    /// <summary>What is understood of each row, and who may be the same person.</summary>
    public IReadOnlyList<UnderstoodRow> Understood { get; private set; } = [];

    /// <summary>After a refusal: what is wrong in a row, by the name of its field; null where nothing is.</summary>
    public string? FaultOf(int at) =>
        Refusal is null || at >= Persons.Count || Persons[at].IsEmpty ? null
        : string.IsNullOrWhiteSpace(Persons[at].Kin) ? nameof(TypedPerson.Kin)
        : Understood.FirstOrDefault(row => row.At == at)?.Refusal is not { } refusal ? null
        : refusal.Code == "birth-unreadable" ? nameof(TypedPerson.Born) : nameof(TypedPerson.Name);

    /// <summary>Where typing goes on: in the first field that is wrong, else in the first name.</summary>
    public (int At, string Field) Focus => Enumerable.Range(0, Persons.Count)
        .Select(at => (at, FaultOf(at) ?? ""))
        .FirstOrDefault(one => one.Item2.Length > 0, (0, nameof(TypedPerson.Name)));

    public bool MayReadNeeds => May(OpenHousehold.NeedsPermission);

    public bool MayAskConsent => May(RecordConsent.Permission);

    public void OnGet() => Show();

    public async Task<IActionResult> OnPost()
    {
        // The household's id follows from the form's, so that sending the form twice registers one household.
        var household = Command.ToString("D");
        try
        {
            var persons = TypedFamily.Read(Told(), Day ?? Today, row => Member(Command, row + 1));
            var command = new RegisterHousehold(
                Zone?.Id ?? "", household, string.IsNullOrEmpty(Origin) ? null : Origin, Day ?? Today, persons);
            var answer = await Record(command, $"/households/{household}");
            if (Refusal is null && MayAskConsent)
                await RecordConsents([.. persons.Select(one => one.Id)]);
            return answer;
        }
        catch (Refused refused)
        {
            Refusal = refused;
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            Show();
            return Page();
        }
    }

    /// <summary>Answers while one types: row <paramref name="at"/> alone, and who may be the same person.</summary>
    public async Task<IActionResult> OnPostUnderstand(int at)
    {
        var rows = new List<UnderstoodRow>();
        foreach (var row in Understand().Where(row => row.At == at))
            rows.Add(row.Person is not null && May(GateCheck.Permission) ? await Checked(row, row.Person) : row);
        return Partial("_Understood", rows);
    }

    protected override void Show()
    {
        (Origins, Usual) = Read(RegisterHousehold.Permission, tables => (AllPlaces.Origins(tables),
            AllPlaces.OriginsOf(tables, Zone?.Id ?? "").ToHashSet(StringComparer.Ordinal)));
        Day ??= Today;
        Rows = Math.Clamp(Math.Max(Rows, Persons.Count), 1, Limits.PersonRowsMax);
        Understood = Understand();
    }

    private Texts T => HttpContext.RequestServices.GetRequiredService<Texts>();

    private DateOnly Today => time.Today();

    // Languages and the place of origin are asked once for all.
    private List<TypedPerson> Told() => [.. Persons.Take(Limits.PersonRowsMax).Select(row => row with
    {
        Languages = string.IsNullOrWhiteSpace(row.Languages) ? Languages : row.Languages,
        Origin = string.IsNullOrWhiteSpace(row.Origin) ? Place : row.Origin,
    })];

    private IReadOnlyList<UnderstoodRow> Understand()
    {
        var on = Day ?? Today;
        return [.. Told().Index().Where(row => !row.Item.IsEmpty).Select(row =>
        {
            try
            {
                // Who it is may still be missing while one types the name.
                var rows = Told().Select(one => one with { Kin = one.Kin ?? "unknown", Born = null }).ToList();
                rows[row.Index] = rows[row.Index] with { Born = row.Item.Born };
                var person = TypedFamily.Read(rows, on, at => Member(Command, at + 1))
                    .Single(one => one.Id == Member(Command, row.Index + 1));
                return new UnderstoodRow(row.Index, person, on, null, []);
            }
            catch (Refused refused)
            {
                return new UnderstoodRow(row.Index, null, on, refused, []);
            }
        })];
    }

    // What was typed is understood all the same while the register is being opened, or was asked too often.
    private async Task<UnderstoodRow> Checked(UnderstoodRow row, Person person)
    {
        try
        {
            return row with { Alike = await GateCheck.Of(Node, Caller, Zone?.Id ?? "", person) };
        }
        catch (Refused refused) when (refused.Code != "not-permitted")
        {
            return row with { Refusal = refused };
        }
    }

    // After the family is registered, and never a condition for it; a form sent again finishes what was cut off.
    private async Task RecordConsents(IReadOnlyList<string> persons)
    {
        foreach (var (command, place) in AskedConsents.Of(
            Zone?.Id ?? "", persons, Consents, ConsentLanguage, T.Language))
        {
            await Node.Journal.Record(command, Caller, Guid.Parse(Member(Command, place)));
        }
    }

    // A person's id follows from the form's too.
    private static string Member(Guid household, int place) => CommandIds.Beside(household, place).ToString("D");
}

/// <summary>What the node has read in one row.</summary>
/// <param name="Person">Null where it could not be read.</param>
/// <param name="Refusal">What cannot be read in it, or why nobody was looked for.</param>
public sealed record UnderstoodRow(int At, Person? Person, DateOnly On, Refused? Refusal,
    IReadOnlyList<GateCheck.Alike> Alike)
{
    public override string ToString() => "understood";
}
