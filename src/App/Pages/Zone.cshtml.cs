using Aman.Access;
using Aman.Zones;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Aman.App.Pages;

/// <summary>Who has answered what, and what is missing before this zone is open?</summary>
[Needs("zones.read")]
public sealed class ZoneModel(Node node, InView inView, Texts texts, TimeProvider time) : Face(node, inView)
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

    public IReadOnlyList<TimelineStep> Timeline { get; private set; } = [];

    public IReadOnlyList<Objective> Objectives { get; private set; } = [];

    /// <summary>Milliseconds since 1970, for what is still left of a limit.</summary>
    public long NowMs { get; } = time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>The parties that the reader speaks for here, notified or not.</summary>
    public IReadOnlyList<Party> MyParties { get; private set; } = [];

    /// <summary>The notified parties that the reader speaks for.</summary>
    public IReadOnlyList<PartyAnswer> Mine { get; private set; } = [];

    /// <summary>What is missing, in the reader's language.</summary>
    public IReadOnlyList<string> Missing { get; private set; } = [];

    private string Back => $"/zones/{Zone!.Id}";

    /// <summary>A zone that is not there, or not the reader's, answers alike to reading and to any form.</summary>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (Zone is null || Zone.Id != RouteData.Values["zone"] as string)
        {
            context.Result = NotFound();
            return;
        }

        base.OnPageHandlerExecuting(context);
    }

    public void OnGet() => Show();

    public Task<IActionResult> OnPostNotify(string zone, string[] parties) =>
        Record(new NotifyParties(zone, parties), Back);

    public Task<IActionResult> OnPostAsk(string zone, string party, string question, string? to, string? follows) =>
        Record(new AskClarification(zone, NewId, party, question, to, follows), Back);

    public Task<IActionResult> OnPostExplain(string zone, string id, string party, string answer) =>
        Record(new AnswerClarification(zone, id, party, answer), Back);

    /// <param name="conditions">Free ones, one a line.</param>
    /// <param name="consents">Kinds of party whose consents are conditions too.</param>
    public Task<IActionResult> OnPostAnswer(
        string zone, string party, string answer, string text, string? conditions, string[] consents,
        string signatory) => Record(new AnswerProposal(zone, party, answer, text,
            [
                .. consents.Select(kind =>
                    new Condition(kind, texts["condition.consent", texts.Of("party", kind)], kind)),
                .. Lines(conditions).Select((line, at) => new Condition($"c{at + 1}", line)),
            ], signatory), Back);

    public Task<IActionResult> OnPostClaim(string zone, string party, string condition, string by, string words) =>
        Record(new ClaimConditionMet(zone, party, condition, by, words), Back);

    public Task<IActionResult> OnPostRule(string zone, string party, string condition, bool met, string words) =>
        Record(new RuleOnCondition(zone, party, condition, met, words), Back);

    public Task<IActionResult> OnPostWithdraw(string zone, string party, string reason, string? finding) =>
        Record(new WithdrawAnswer(zone, party, reason, finding), Back);

    public Task<IActionResult> OnPostEvidence(
        string zone, string requirement, string by, string words, string? fileName, string? fileHash) =>
        Record(new RecordEvidence(zone, requirement, by, words, fileName, fileHash), Back);

    public Task<IActionResult> OnPostObjective(string zone, string name, string kind, string shape) =>
        Record(new NameObjective(zone, NewId, name, kind, shape), Back);

    public Task<IActionResult> OnPostMeasure(string zone, string requirement) =>
        Record(new MeasureRequirement(zone, requirement), Back);

    public Task<IActionResult> OnPostMember(string zone, string party, string office) =>
        Record(new NameMember(zone, NewId, party, office), Back);

    public Task<IActionResult> OnPostRemove(string zone, string id, string reason) =>
        Record(new RemoveMember(zone, id, reason), Back);

    public Task<IActionResult> OnPostVisit(string zone, string by, string words, bool freeAccess) =>
        Record(new RecordVisit(zone, by, words, freeAccess), Back);

    public Task<IActionResult> OnPostFinding(
        string zone, string requirement, string finding, string by, string words) =>
        Record(new RecordFinding(zone, requirement, finding, by, words), Back);

    public Task<IActionResult> OnPostOpen(string zone) => Record(new OpenZone(zone), Back);

    public Task<IActionResult> OnPostSuspend(string zone, string reason) => Record(new SuspendZone(zone, reason), Back);

    public Task<IActionResult> OnPostResume(string zone, string reason) => Record(new ResumeZone(zone, reason), Back);

    /// <summary>Each list holds a field of the plan's lines; a line without a place is left out.</summary>
    public Task<IActionResult> OnPostClose(
        string zone, string?[] where, long?[] people, DateOnly?[] by, bool[] voluntary) => Record(new CloseZone(zone,
            [.. where.Select((place, at) => (Place: place, At: at))
                .Where(line => !string.IsNullOrWhiteSpace(line.Place)).Select(line => new Relocation(
                    line.Place!, people.ElementAtOrDefault(line.At) ?? 0,
                    by.ElementAtOrDefault(line.At) ?? default, voluntary.ElementAtOrDefault(line.At)))]), Back);

    public Task<IActionResult> OnPostFinish(string zone) => Record(new FinishClosing(zone), Back);

    // Made with the form, so that one sent twice names one thing.
    private string NewId => Command.ToString("N")[..12];

    /// <summary>Whether a command fits the zone's state and the reader's roles.</summary>
    public bool Offers<TCommand>()
        where TCommand : ICommand =>
        ZoneLife.Allowed[typeof(TCommand)].Contains(Life.State) && May(TCommand.Permission);

    protected override void Show()
    {
        var speaksFor = new HashSet<string>(StringComparer.Ordinal);
        (Life, Timeline, Parties, Objectives) = Read("zones.read", tables =>
        {
            speaksFor.UnionWith(Roles.Of(tables, Caller.Actor)
                .Where(holding => holding.Gives(AnswerProposal.Permission, Zone!.Id))
                .Select(holding => holding.Organisation));
            return (ZoneLife.Of(tables, Zone!.Id), ZoneTimeline.Of(tables, Zone!.Id), Zones.Parties.All(tables),
                Zones.Objectives.Of(tables, Zone!.Id));
        });
        Stations = Passed(Timeline);
        MyParties = [.. Parties.Where(party => speaksFor.Contains(party.Id))];
        Mine = [.. Life.Answers.Where(answer => speaksFor.Contains(answer.Party))];
        Missing =
        [
            .. Life.Missing.Select(Missed),
            .. Life is { State: ZoneState.Recognised } ? [texts["missing.open"]] : Array.Empty<string>(),
        ];
    }

    private string Missed(Lack lack)
    {
        var conditions = Life.Answers.FirstOrDefault(answer => answer.Party == lack.Party)?.Conditions ?? [];
        var subjects = string.Join(", ", lack.Subjects.Select(one => lack.Code == "condition"
            ? conditions.First(condition => condition.Id == one).Text : one));
        return lack switch
        {
            { Code: "kind" } => texts["missing.party", texts.Of("party", lack.Party!)],
            { Party: { } party } => texts["missing.consent", Called(party), texts[$"missing.{lack.Code}", subjects]],
            _ => texts[$"missing.{lack.Code}", subjects],
        };
    }

    private static List<Station> Passed(IReadOnlyList<TimelineStep> steps) =>
    [
        .. OnTheWay.Select(state => new Station(state, steps.FirstOrDefault(step => step.After == state)?.AtMs)),
    ];

    public string Called(PartyAnswer answer) => texts.Name(answer.Name ?? answer.Party, answer.NameArabic);

    public string Called(string party) => Parties.FirstOrDefault(one => one.Id == party) is { } found
        ? texts.Name(found.Name, found.NameArabic) : party;

    private static List<string> Lines(string? text) =>
        [.. (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
