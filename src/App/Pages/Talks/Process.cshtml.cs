using Aman.Talks;
using Aman.Zones;
using Microsoft.AspNetCore.Mvc;

namespace Aman.App.Pages.Talks;

/// <summary>Who talks, about what, and what do they share?</summary>
[Needs("talks.read")]
public sealed class ProcessModel(Node node, InView inView, Texts texts) : TalksFace(node, inView, texts)
{
    /// <summary>One delegation that a form names; empty rows are left out.</summary>
    public sealed record PartRow(string? Name, string? Head);

    public Process Talks { get; private set; } = null!;

    public IReadOnlyList<Party> Parties { get; private set; } = [];

    /// <summary>Parties on record that have no seat here yet.</summary>
    public IReadOnlyList<Party> Others { get; private set; } = [];

    public Delegations Delegations { get; private set; } = null!;

    public IReadOnlyList<Round> Rounds { get; private set; } = [];

    public IReadOnlyList<Matrix> Points { get; private set; } = [];

    public IReadOnlyList<Statement> Statements { get; private set; } = [];

    /// <summary>Other processes, whose delegations could be invited.</summary>
    public IReadOnlyList<Process> Earlier { get; private set; } = [];

    /// <summary>The parties at this table that the reader speaks for.</summary>
    public IReadOnlyList<Party> Ours => [.. Parties.Where(party => Speaks(party.Id))];

    private string Back => $"/talks/{Process}";

    public string Called(string party) => Parties.FirstOrDefault(one => one.Id == party) is { } found
        ? Words.Name(found.Name, found.NameArabic) : party;

    public string NameOf(string process) => Earlier.FirstOrDefault(one => one.Id == process) is { } found
        ? Words.Name(found.Name, found.NameArabic) : process;

    public string Delegation(string id) => Delegations.All.FirstOrDefault(one => one.Id == id) is { } found
        ? Words.Name(found.Name, found.NameArabic) : id;

    public IActionResult OnGet() => Shown();

    public Task<IActionResult> OnPostAdmit(string[] parties) => Record(new AdmitParties(Process, parties), Back);

    public Task<IActionResult> OnPostInvite(string from) => Record(new InviteDelegations(Process, from, []), Back);

    public Task<IActionResult> OnPostSend(string party, string name, string? nameArabic, string head, string? groups) =>
        Record(new SendDelegation(Process, NewId("d"), party, name, nameArabic, head,
            [.. Named(groups).Select(one => new Group(one.Name, one.Arabic))]), Back);

    public Task<IActionResult> OnPostMerge(string[] delegations, string name, string? nameArabic, string head) =>
        Record(new MergeDelegations(Process, delegations, NewId("d"), name, nameArabic, head), Back);

    public Task<IActionResult> OnPostSplit(
        string delegation, List<PartRow> parts, List<string> groups, List<int> places) =>
        Record(new SplitDelegation(Process, delegation, Parts(parts, groups, places)), Back);

    public Task<IActionResult> OnPostAccept(
        string from, string delegation, List<PartRow> parts, List<string> groups, List<int> places) =>
        Record(new AcceptInvitation(Process, from, delegation, Parts(parts, groups, places)), Back);

    public Task<IActionResult> OnPostDecline(string from, string delegation, string reason) =>
        Record(new DeclineInvitation(Process, from, delegation, reason), Back);

    public Task<IActionResult> OnPostHead(string delegation, string head) =>
        Record(new ChangeHead(Process, delegation, head), Back);

    public Task<IActionResult> OnPostLeave(string delegation, string reason) =>
        Record(new LeaveTalks(Process, delegation, reason), Back);

    public Task<IActionResult> OnPostReturn(string delegation) =>
        Record(new ReturnToTalks(Process, delegation), Back);

    public Task<IActionResult> OnPostRound(string name, string? nameArabic, DateOnly from) =>
        Record(new OpenRound(Process, NewId("r"), name, nameArabic, from), Back);

    public Task<IActionResult> OnPostPoint(string round, string title, string? titleArabic, string? options)
    {
        var id = NewId("p");
        return Record(new PutPoint(Process, id, round, title, titleArabic, [.. Named(options).Select((one, at) =>
            new Option($"o{at + 1}", one.Name, one.Arabic))]), $"{Back}/points/{id}");
    }

    protected override void Show() => Found = Look(tables =>
    {
        if (Processes.Find(tables, Process) is not { } process)
        {
            return null;
        }

        Talks = process;
        Parties = Seats.Of(tables, Process);
        Others = [.. Zones.Parties.All(tables).Where(one => Parties.All(seated => seated.Id != one.Id))];
        Delegations = Delegations.Of(tables, Process);
        Rounds = Agenda.Rounds(tables, Process);
        Points = [.. Agenda.Points(tables, Process).Select(point => Matrix.Of(tables, Process, point.Id)!)];
        Statements = StatementList.All(tables, Process);
        Earlier = [.. Processes.All(tables).Where(one => one.Id != Process
            && Access.Roles.May(tables, Caller, Processes.Permission, Processes.Scope(one.Id)))];
        return process;
    }) is not null;

    // Each group is put into the delegation of the row that was chosen for it.
    private List<Part> Parts(List<PartRow> rows, List<string> groups, List<int> places) =>
    [
        .. rows.Index().Where(row => !string.IsNullOrWhiteSpace(row.Item.Name)).Select(row => new Part(
            $"{NewId("d")}-{row.Index + 1}", row.Item.Name!, null, row.Item.Head ?? "",
            [.. groups.Index().Where(group => places.ElementAtOrDefault(group.Index) == row.Index + 1)
                .Select(group => group.Item)])),
    ];
}
