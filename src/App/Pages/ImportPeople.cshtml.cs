using Aman.People;
using Aman.Standards;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Aman.App.Pages;

/// <summary>Who stands in this list, and who of them is new? A list is checked first, its columns are corrected, and
/// only then is anybody registered. It stays in memory all the while.</summary>
[Needs("people.register")]
[RequestSizeLimit(Limits.ListBytesMax)]
[RequestFormLimits(MultipartBodyLengthLimit = Limits.ListBytesMax, MemoryBufferThreshold = Limits.ListBytesMax)]
public sealed class ImportPeopleModel(Node node, InView inView, UploadedLists lists, TimeProvider time)
    : Face(node, inView)
{
    /// <summary>The list that was uploaded and checked.</summary>
    [BindProperty]
    public Guid List { get; set; }

    /// <summary>A field for each column, as corrected.</summary>
    [BindProperty]
    public List<string?> Fields { get; set; } = [];

    // Of the files in hand, for what is refused of them.
    private string names = "?";

    public PeopleReport? Report { get; private set; }

    public void OnGet() => Show();

    public Task<IActionResult> OnPostUpload(List<IFormFile> files) => Tried(async () =>
    {
        names = string.Join(", ", files.Select(file => Path.GetFileName(file.FileName)));
        var documents = files.Select(file =>
        {
            using var stream = new MemoryStream();
            file.CopyTo(stream);
            var bytes = stream.ToArray();
            return Document.Open(() => new MemoryStream(bytes, writable: false), Path.GetFileName(file.FileName));
        }).ToList();
        Report = await Run(documents, [], dryRun: true);
        List = lists.Keep(Caller, documents);
    });

    public Task<IActionResult> OnPostCheck() => Again(dryRun: true);

    public Task<IActionResult> OnPostRegister() => Again(dryRun: false);

    protected override void Show() => Read(RegisterHousehold.Permission, _ => 0);

    private Task<IActionResult> Again(bool dryRun) => Tried(async () =>
    {
        var documents = lists.Find(Caller, List) ?? throw new Unreadable(
            null, null, "the list is not here any more", "Choose the file again");
        names = string.Join(", ", documents.Select(document => document.Name));
        var guess = await Run(documents, [], dryRun: true);
        var changed = guess.Mapping.Headings.Zip(guess.Mapping.Columns, Fields)
            .Where(one => one.Second.ToString() != (one.Third ?? ""))
            .DistinctBy(one => one.First).ToDictionary(one => one.First, one => one.Third ?? "");
        Report = await Run(documents, changed, dryRun);
    });

    private Task<PeopleReport> Run(
        IReadOnlyList<Document> documents, Dictionary<string, string> corrections, bool dryRun)
    {
        Read(RegisterHousehold.Permission, _ => 0);
        return PeopleImport.Run(Node, Caller, Zone?.Id ?? "", documents, corrections,
            DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), dryRun);
    }

    private async Task<IActionResult> Tried(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Unreadable unreadable)
        {
            Refusal = new Refused("list-unreadable", unreadable.In(names));
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
        catch (Refused refused)
        {
            Refusal = refused;
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }

        Show();
        return Page();
    }
}
