using Aman.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Aman.App.Pages;

/// <summary>Which people may be registered twice? A group at a time, side by side, with what speaks for it; a person
/// decides.</summary>
[Needs(DuplicateGroup.Permission)]
public sealed class DuplicatesModel(Node node, InView inView) : Face(node, inView)
{
    public IReadOnlyList<DuplicateGroup> Waiting { get; private set; } = [];

    /// <summary>The latest mergers, which can be undone.</summary>
    public IReadOnlyList<Merger> Merged { get; private set; } = [];

    public ComparedPersons? Compared { get; private set; }

    public void OnGet() => Show();

    public async Task<IActionResult> OnPostRun()
    {
        try
        {
            await Duplicates.Run(Node, Caller, Zone?.Id ?? "");
            return LocalRedirect("/people/duplicates");
        }
        catch (Refused refused)
        {
            return Refuse(refused);
        }
    }

    public async Task<IActionResult> OnPostCompare(string left, string right, string reason)
    {
        var compare = new ComparePersons(Zone?.Id ?? "", left, right, reason);
        try
        {
            await Node.Journal.Record(compare, Caller, Command);
            Compared = compare.Opened;
        }
        catch (Refused refused)
        {
            return Refuse(refused);
        }

        Show();
        return Page();
    }

    public Task<IActionResult> OnPostDecide(string left, string right, string answer) =>
        Record(new DecideDuplicate(Zone?.Id ?? "", left, right, answer), "/people/duplicates");

    public Task<IActionResult> OnPostMerge(string kept, string gone) =>
        Record(new MergePersons(Zone?.Id ?? "", kept, gone), "/people/duplicates");

    public Task<IActionResult> OnPostUndo(string kept, string gone) =>
        Record(new UndoMerge(Zone?.Id ?? "", kept, gone), "/people/duplicates");

    protected override void Show() => (Waiting, Merged) = Read(DuplicateGroup.Permission, tables =>
        (DuplicateGroup.Waiting(tables, Zone?.Id ?? ""), Merger.Latest(tables, Zone?.Id ?? "")));

    private PageResult Refuse(Refused refused)
    {
        Refusal = refused;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        Show();
        return Page();
    }
}
