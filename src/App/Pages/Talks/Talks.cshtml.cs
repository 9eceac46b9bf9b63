using Aman.Access;
using Aman.Talks;
using Microsoft.AspNetCore.Mvc;

namespace Aman.App.Pages.Talks;

/// <summary>Which talks are there, and what has been found in common?</summary>
[Needs("talks.read")]
public sealed class TalksModel(Node node, InView inView) : Face(node, inView)
{
    public sealed record Row(Process Process, int Parties, int Delegations, int Points, int WithGround);

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>Whether the reader may begin a process of any name.</summary>
    public bool MayBegin { get; private set; }

    public void OnGet() => Show();

    public Task<IActionResult> OnPost(string id, string name, string? nameArabic, string about) =>
        Record(new BeginProcess(id, name, nameArabic, about), $"/talks/{Uri.EscapeDataString(id)}");

    protected override void Show() => (Rows, MayBegin) = Node.Journal.Read(tables => (
        Processes.All(tables)
            .Where(process => Roles.May(tables, Caller, Processes.Permission, Processes.Scope(process.Id)))
            .Take(Limits.ProcessesMax).Select(process => Of(tables, process)).ToList(),
        Roles.May(tables, Caller, BeginProcess.Permission, Entry.World)));

    private static Row Of(Tables tables, Process process)
    {
        var points = Agenda.Points(tables, process.Id);
        return new(process, Seats.Of(tables, process.Id).Count, Delegations.Of(tables, process.Id).Present.Count(),
            points.Count, points.Count(point => Matrix.Of(tables, process.Id, point.Id)!.Ground.Shared.Count > 0));
    }
}
