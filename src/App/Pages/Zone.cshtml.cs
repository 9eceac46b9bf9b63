using Aman.Access;
using Aman.Zones;
using Microsoft.AspNetCore.Mvc;

namespace Aman.App.Pages;

/// <summary>Who has answered what, and what is missing before this zone is open?</summary>
[Needs("zones.read")]
public sealed class ZoneModel(Node node, InView inView, Texts texts) : Face(node, inView)
{
    private static readonly ZoneState[] OnTheWay =
    [
        ZoneState.Proposed, ZoneState.Notified, ZoneState.Recognised, ZoneState.Open, ZoneState.Closing,
        ZoneState.Closed,
    ];

    /// <summary>A state that a zone passes, and when it was first reached (milliseconds since 1970).</summary>
    public sealed record Station(ZoneState State, long? At);

    public ZoneLife Life { get; private set; } = null!;

    public IReadOnlyList<Station> Stations { get; private set; } = [];

    public IReadOnlyList<Party> Parties { get; private set; } = [];

    /// <summary>The notified parties that the reader speaks for.</summary>
    public IReadOnlyList<PartyAnswer> Mine { get; private set; } = [];

    /// <summary>What is missing, in the reader's language.</summary>
    public IReadOnlyList<string> Missing { get; private set; } = [];

    private string Back => $"/zones/{Zone!.Id}";

    public IActionResult OnGet(string zone)
    {
        if (Zone?.Id != zone)
        {
            return NotFound();
        }
        Show();
        return Page();
    }

    public Task<IActionResult> OnPostNotify(string zone, string[] parties) =>
        Record(new NotifyParties(zone, parties), Back);

    public Task<IActionResult> OnPostAsk(string zone, string party, string question) =>
        Record(new AskClarification(zone, Command.ToString("N")[..12], party, question), Back);

    public Task<IActionResult> OnPostExplain(string zone, string id, string party, string answer) =>
        Record(new AnswerClarification(zone, id, party, answer), Back);

    public Task<IActionResult> OnPostAnswer(
        string zone, string party, string answer, string text, string? conditions, string signatory) =>
        Record(new AnswerProposal(zone, party, answer, text, Lines(conditions), signatory), Back);

    public Task<IActionResult> OnPostWithdraw(string zone, string party, string reason) =>
        Record(new WithdrawAnswer(zone, party, reason), Back);

    public Task<IActionResult> OnPostOpen(string zone) => Record(new OpenZone(zone), Back);

    public Task<IActionResult> OnPostSuspend(string zone, string reason) => Record(new SuspendZone(zone, reason), Back);

    public Task<IActionResult> OnPostResume(string zone, string reason) => Record(new ResumeZone(zone, reason), Back);

    public Task<IActionResult> OnPostClose(string zone, string plan) => Record(new CloseZone(zone, plan), Back);

    public Task<IActionResult> OnPostFinish(string zone) => Record(new FinishClosing(zone), Back);

    /// <summary>Whether a command fits the zone's state and the reader's roles.</summary>
    public bool Offers<TCommand>()
        where TCommand : ICommand =>
        ZoneLife.Allowed[typeof(TCommand)].Contains(Life.State) && May(TCommand.Permission);

    protected override void Show()
    {
        var speaksFor = new HashSet<string>(StringComparer.Ordinal);
        (Life, Stations, Parties) = Read("zones.read", tables =>
        {
            speaksFor.UnionWith(Roles.Of(tables, Caller.Actor)
                .Where(holding => holding.Zone == Zone!.Id || holding.Zone == Entry.World)
                .Select(holding => holding.Organisation));
            var life = ZoneLife.Of(tables, Zone!.Id);
            return (life, Passed(ZoneTimeline.Of(tables, Zone!.Id)), Zones.Parties.All(tables));
        });
        Mine = [.. Life.Answers.Where(answer => speaksFor.Contains(answer.Party))];
        Missing =
        [
            .. Consents.Required.Where(one => Life.Answers.All(answer => answer.Kind != one.Kind))
                .Select(one => texts["missing.party", texts.Of("party", one.Kind)]),
            .. Life.Answers.Where(answer => !answer.Consents)
                .Select(answer => texts["missing.consent", Called(answer), Why(answer)]),
            .. Life is { State: ZoneState.Suspended } && Life.Answers.All(answer => answer.Consents)
                ? [texts["missing.resume"]] : Array.Empty<string>(),
            .. Life is { State: ZoneState.Recognised } ? [texts["missing.open"]] : Array.Empty<string>(),
        ];
    }

    private static List<Station> Passed(IReadOnlyList<TimelineStep> steps) =>
    [
        .. OnTheWay.Select(state => new Station(state, steps.FirstOrDefault(step => step.After == state)?.AtMs)),
    ];

    public string Called(PartyAnswer answer) => texts.Name(answer.Name ?? answer.Party, answer.NameArabic);

    public string Called(string party) => Parties.FirstOrDefault(one => one.Id == party) is { } found
        ? texts.Name(found.Name, found.NameArabic) : party;

    private string Why(PartyAnswer answer) => texts[answer switch
    {
        { OpenClarifications.Count: > 0 } => "missing.question",
        { Withdrawn: true } => "missing.withdrawn",
        { Answer: null } => "missing.unanswered",
        { Counts: false } => "missing.signature",
        _ => "missing.refuses",
    }];

    private static List<string> Lines(string? text) =>
        [.. (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
