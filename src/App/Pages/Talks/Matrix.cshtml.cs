using Aman.Talks;
using Aman.Zones;
using Microsoft.AspNetCore.Mvc;

namespace Aman.App.Pages.Talks;

/// <summary>Where do the parties agree on a point (or on the topics of a contact), and what would bring them closer?
/// </summary>
[Needs("talks.read")]
public sealed class MatrixModel(Node node, InView inView, Texts texts) : TalksFace(node, inView, texts)
{
    /// <summary>An option with everybody's position on it.</summary>
    /// <param name="Rank">Its place in the common ground, from 1; 0 where it is none.</param>
    public sealed record Row(Option Option, Standing Standing, int Rank, IReadOnlyDictionary<string, Position> By);

    [FromRoute]
    public string Point { get; set; } = "";

    /// <summary>The option that is shown with all reasons and history.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Option { get; set; }

    /// <summary>True shows every option and every party of a large matrix.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Whole { get; set; }

    /// <summary>Options left out at the beginning of a matrix shown whole, which comes in pages.</summary>
    [BindProperty(SupportsGet = true)]
    public int From { get; set; }

    /// <summary>Options behind those shown.</summary>
    public int Behind { get; private set; }

    public Matrix Matrix { get; private set; } = null!;

    public string Called { get; private set; } = "";

    public IReadOnlyList<Point> Points { get; private set; } = [];

    public Contact? Contact { get; private set; }

    /// <summary>The rows shown: common ground first, then what a single change would open, then the rest.</summary>
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>Parties with a column of their own.</summary>
    public IReadOnlyList<Party> Columns { get; private set; } = [];

    /// <summary>Parties that go along with every row shown, and stand together in one line.</summary>
    public IReadOnlyList<Party> Agreeing { get; private set; } = [];

    public Row? Chosen { get; private set; }

    public IReadOnlyList<Position> History { get; private set; } = [];

    public IReadOnlyList<Contact> Contacts { get; private set; } = [];

    public IReadOnlyList<Party> Ours => [.. Matrix.Parties.Where(party => Speaks(party.Id))];

    /// <summary>Conditions that the reader's parties have named here.</summary>
    public IReadOnlyList<(Party Party, Aman.Talks.Condition Condition)> Conditions { get; private set; } = [];

    private string Back => $"/talks/{Process}/points/{Point}";

    public string Name(string party) => Matrix.Parties.FirstOrDefault(one => one.Id == party) is { } found
        ? Words.Name(found.Name, found.NameArabic) : party;

    public string Title(string option) => Matrix.Options.First(one => one.Id == option) is var found
        ? Words.Name(found.Title, found.TitleArabic) : option;

    public IActionResult OnGet() => Shown();

    public Task<IActionResult> OnPostTake(
        string option, string party, string stance, string? conditions, string? reasons, string? source,
        string? contact) => Record(new TakePosition(
            Process, Point, option, party, stance, Lines(conditions), reasons, source, contact),
            $"{Back}?option={Uri.EscapeDataString(option)}");

    public Task<IActionResult> OnPostMark(string party, string condition, bool met, string? evidence) =>
        Record(new MarkCondition(Process, party, condition, met, evidence), Back);

    public Task<IActionResult> OnPostOption(string title, string? titleArabic) =>
        Record(new PutOption(Process, Point, NewId("o"), title, titleArabic), Back);

    protected override void Show() => Found = Look(tables =>
    {
        if (Matrix.Of(tables, Process, Point) is not { } matrix)
        {
            return null;
        }

        Matrix = matrix;
        Contact = IsContact ? ContactList.Find(tables, Point) : null;
        Contacts = Access.Roles.May(tables, Caller, ContactList.Permission, Processes.Scope(Processes.Contacts))
            ? [.. ContactList.All(tables).Take(Limits.ContactsMax)] : [];
        Points = IsContact ? [] : Agenda.Points(tables, Process);
        Called = IsContact ? "" : Processes.Find(tables, Process) is { } process
            ? Words.Name(process.Name, process.NameArabic) : Process;
        Lay();
        Chosen = Ordered().FirstOrDefault(row => row.Option.Id == Option);
        History = Chosen is null ? [] : Matrix.History(tables, Process, Point, Chosen.Option.Id);
        Conditions = [.. Ours.SelectMany(party =>
            Matrix.Conditions(tables, Process, party.Id).Select(condition => (party, condition)))];
        return matrix;
    }) is not null;

    // A large matrix begins with what is worth reading; a link shows all of it.
    private void Lay()
    {
        var ordered = Ordered();
        var large = ordered.Count > Limits.MatrixRowsMax || Matrix.Parties.Count > Limits.MatrixColumnsMax;
        From = Whole ? Math.Clamp(From, 0, ordered.Count) : 0;
        Rows = !large ? ordered
            : [.. ordered.Skip(From).Take(Whole ? Limits.MatrixWholeRowsMax : Limits.MatrixRowsMax)];
        Behind = ordered.Count - From - Rows.Count;
        Agreeing = Whole || !large ? [] : [.. Matrix.Parties.Where(party => Rows.All(row =>
            row.By.GetValueOrDefault(party.Id)?.Stance is Stances.Prefers or Stances.Accepts))];
        Columns = [.. Matrix.Parties.Except(Agreeing)];
    }

    private List<Row> Ordered()
    {
        var by = Matrix.Positions.GroupBy(position => position.Option).ToDictionary(same => same.Key, same =>
            (IReadOnlyDictionary<string, Position>)same.ToDictionary(position => position.Party));
        var ranks = Matrix.Ground.Shared.Index().ToDictionary(one => one.Item.Option, one => one.Index + 1);
        var near = Matrix.Ground.Widening.SelectMany(lever => lever.Opens).Distinct().Index()
            .ToDictionary(one => one.Item, one => one.Index);
        return [.. Matrix.Options.Zip(Matrix.Ground.All, (option, standing) => new Row(option, standing,
            ranks.GetValueOrDefault(option.Id), by.GetValueOrDefault(option.Id) ?? new Dictionary<string, Position>()))
            .OrderBy(row => row.Rank == 0 ? int.MaxValue : row.Rank)
            .ThenBy(row => near.GetValueOrDefault(row.Option.Id, int.MaxValue))
            .ThenBy(row => row.Standing.Objects)];
    }
}
