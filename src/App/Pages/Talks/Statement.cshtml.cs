using Aman.Talks;
using Aman.Zones;
using Microsoft.AspNetCore.Mvc;

namespace Aman.App.Pages.Talks;

/// <summary>What do we agree to say, word for word, and who has agreed?</summary>
[Needs("talks.read")]
public sealed class StatementModel(Node node, InView inView, Texts texts) : TalksFace(node, inView, texts)
{
    /// <summary>One language of a draft; a row without a text is left out.</summary>
    public sealed record TextRow(string Language, string? Title, string? Body);

    /// <summary>One language of two versions side by side.</summary>
    public sealed record Pair(Language Language, TextChanges Title, TextChanges Body);

    // Those that a joint press conference is most often written in, when a statement has none yet.
    private static readonly string[] First = ["ar", "en", "ru", "tr"];

    [FromRoute]
    public string Id { get; set; } = "";

    /// <summary>Number of the version shown; the latest where none is named.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Version { get; set; }

    /// <summary>Number of the earlier version that it is compared with.</summary>
    [BindProperty(SupportsGet = true)]
    public int? With { get; set; }

    /// <summary>Null while nothing has been written.</summary>
    public Statement? Statement { get; private set; }

    public StatementVersion? Current { get; private set; }

    public IReadOnlyList<Pair> Changes { get; private set; } = [];

    public IReadOnlyList<Party> Parties { get; private set; } = [];

    public string Called { get; private set; } = "";

    public StatementVersion? Latest => Statement?.Versions[0];

    public bool IsLatest => Current is null || Current == Latest;

    /// <summary>What the form for a new version begins with.</summary>
    public IReadOnlyList<TextRow> Rows { get; private set; } = [];

    private string Back => $"/talks/{Process}/statements/{Id}";

    public string Name(Party party) => Words.Name(party.Name, party.NameArabic);

    public string Link(StatementLink link) =>
        $"{Request.Scheme}://{Request.Host}/statements/{link.Token}";

    public IActionResult OnGet() => Shown();

    public Task<IActionResult> OnPostDraft(string? follows, string[] parties, List<TextRow> texts, string? note) =>
        Record(new DraftStatement(Process, Id, follows, parties,
            [.. texts.Where(text => !string.IsNullOrWhiteSpace(text.Title) || !string.IsNullOrWhiteSpace(text.Body))
                .Select(text => new StatementText(text.Language, text.Title ?? "", text.Body ?? ""))], note), Back);

    public Task<IActionResult> OnPostAgree(string version, string party, string office) =>
        Record(new AgreeToStatement(Process, Id, version, party, office), Back);

    public Task<IActionResult> OnPostWithdraw(string version, string party, string reason) =>
        Record(new TakeBackAgreement(Process, Id, version, party, reason), Back);

    public Task<IActionResult> OnPostPublish(string version) =>
        Record(new PublishStatement(Process, Id, version), Back);

    public Task<IActionResult> OnPostTakeBack(string link) => Record(new TakeBackLink(Process, Id, link), Back);

    protected override void Show() => Found = Look(tables =>
    {
        Statement = StatementList.Find(tables, Process, Id);
        Parties = Seats.Of(tables, Process, Id);
        var subject = IsContact
            ? ContactList.Find(tables, Id) is { } contact ? Words.Name(contact.Title, contact.TitleArabic) : null
            : Processes.Find(tables, Process) is { } process ? Words.Name(process.Name, process.NameArabic) : null;
        if (subject is null || (Statement is null && !Offers(DraftStatement.Permission)))
        {
            return null;
        }

        Called = subject;
        Current = Statement?.Versions.FirstOrDefault(one => one.Number == (Version ?? Latest!.Number)) ?? Latest;
        var with = Statement?.Versions.FirstOrDefault(one => one.Number == With && one != Current);
        Changes = with is null ? [] : Compare(with, Current!);
        Rows = Languages(Latest);
        return subject;
    }) is not null;

    private static List<TextRow> Languages(StatementVersion? latest) =>
    [
        .. (latest?.Texts ?? []).Select(text => new TextRow(text.Language, text.Title, text.Body)),
        .. First.Except((latest?.Texts ?? []).Select(text => text.Language)).Select(code => new TextRow(code, "", "")),
    ];

    private static List<Pair> Compare(StatementVersion earlier, StatementVersion later) =>
    [
        .. earlier.Texts.Concat(later.Texts).Select(text => text.Language).Distinct().Order(StringComparer.Ordinal)
            .Select(code =>
            {
                var before = earlier.Texts.FirstOrDefault(text => text.Language == code);
                var after = later.Texts.FirstOrDefault(text => text.Language == code);
                return new Pair(Aman.Talks.Languages.Of(code),
                    TextChanges.Of(before?.Title ?? "", after?.Title ?? ""),
                    TextChanges.Of(before?.Body ?? "", after?.Body ?? ""));
            }),
    ];
}
