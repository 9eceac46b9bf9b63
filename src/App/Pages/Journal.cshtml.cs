using System.Text.Json;
using System.Text.RegularExpressions;
using Aman.Access;
using Aman.Talks;
using Microsoft.AspNetCore.Mvc;

namespace Aman.App.Pages;

/// <summary>Is every entry there, unaltered and in order?</summary>
[Needs("journal.read")]
public sealed partial class JournalModel(Node node, Texts texts, InView inView) : Face(node, inView)
{
    /// <summary>A row of the list: what an entry says, without the sealed fields' text.</summary>
    public sealed record Line(Entry Entry, string Kind, IReadOnlyList<(string Name, string Value)> Fields);

    /// <summary>The chain whose entries are listed, as node/scope; null lists the latest of all chains.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Chain { get; set; }

    /// <summary>Lists entries below this number.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Verify { get; set; }

    public IReadOnlyList<Head> Heads { get; private set; } = [];

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public Verification? Verification { get; private set; }

    /// <summary>A chain's scope as the reader knows it: a zone's name, a talk's, or all zones.</summary>
    public string Called(string scope) => InView.Zones.FirstOrDefault(zone => zone.Id == scope) is { } zone
        ? texts.Name(zone.Name, zone.NameArabic)
        : processes.FirstOrDefault(one => Processes.Scope(one.Id) == scope) is { } process
            ? texts.Name(process.Name, process.NameArabic)
            : scope == Processes.Scope(Processes.Contacts) ? texts["nav.contacts"] : texts.Of("scope", scope);

    public long? Older =>
        Chain is not null && Lines is [.., var last] && last.Entry.Number > 1 ? last.Entry.Number : null;

    private IReadOnlyList<Process> processes = [];

    public void OnGet() => Show();

    protected override void Show()
    {
        var all = Node.Journal.Heads();
        processes = Node.Journal.Read(Processes.All);
        Heads = Node.Journal.Read(tables => all.Where(head =>
            Roles.May(tables, Caller, "journal.read", head.Scope)).ToList());
        var listed = Heads.Where(head => Chain is null || Chain == $"{head.Node}/{head.Scope}").ToList();
        Lines = [.. Node.Journal.Read(tables => listed.SelectMany(head => Latest(tables, head)).ToList())
            .OrderByDescending(entry => entry.Stamp, StringComparer.Ordinal).Take(Limits.JournalLinesMax).Select(Read)];
        Verification = Verify ? Seen(Node.Verify()) : null;
    }

    // Of the chains that the reader may see; what other zones have, and how much, is not told.
    private Verification Seen(Verification all) => Node.Journal.Read(tables =>
        Roles.May(tables, Caller, "journal.read", Entry.World) ? all : new(
            Heads.Count, Heads.Sum(head => head.Number),
            [.. all.Faults.Where(fault => Roles.May(tables, Caller, "journal.read", fault.Scope))],
            [.. all.Stopped.Where(head => Roles.May(tables, Caller, "journal.read", head.Scope))]));

    private List<Entry> Latest(Tables tables, Head head) => tables.Query<Entry>($"""
        select node, scope, number, at, actor, command, body, previous, hash from entries
        where node = {head.Node} and scope = {head.Scope} and number < {Before ?? long.MaxValue}
        order by number desc limit {Limits.JournalLinesMax}
        """);

    private Line Read(Entry entry)
    {
        using var body = JsonDocument.Parse(entry.Body);
        var fields = body.RootElement.EnumerateObject().ToList();
        return new(entry, fields[0].Value.ToString(), [.. fields.Skip(1).Take(Limits.JournalFieldsMax)
            .Select(field => (field.Name, Short(field.Value)))]);
    }

    // The sealed text itself tells nobody anything; that a field is sealed does.
    private string Short(JsonElement value)
    {
        var text = SealedText().Replace(value.ToString(), texts["journal.sealed"]);
        return text.Length <= Limits.JournalFieldCharactersMax ? text : text[..Limits.JournalFieldCharactersMax] + "…";
    }

    [GeneratedRegex("[A-Za-z0-9+/=]{120,}")]
    private static partial Regex SealedText();
}
