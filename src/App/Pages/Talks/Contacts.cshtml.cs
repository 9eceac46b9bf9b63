using Aman.Access;
using Aman.Talks;
using Aman.Zones;
using Microsoft.AspNetCore.Mvc;

namespace Aman.App.Pages.Talks;

/// <summary>Who has spoken with whom, about what, and where do their interests meet?</summary>
[Needs("contacts.read")]
public sealed class ContactsModel(Node node, InView inView) : Face(node, inView)
{
    /// <param name="Shared">Topics to which nobody objects, the first first.</param>
    /// <param name="Readout">The latest version of the readout, if one was written.</param>
    public sealed record Row(Contact Contact, IReadOnlyList<Option> Shared, int Topics, StatementVersion? Readout);

    /// <summary>A party in the form; without an office it took no part.</summary>
    public sealed record OfficeRow(string Party, string? Office);

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public IReadOnlyList<Party> Parties { get; private set; } = [];

    public bool MayRecord { get; private set; }

    public void OnGet() => Show();

    public Task<IActionResult> OnPost(string form, DateOnly day, string title, string? titleArabic, string? place,
        List<OfficeRow> seats, string? topics)
    {
        var id = $"c-{Command.ToString("N")[..12]}";
        return Record(new RecordContact(id, form, day, title, titleArabic, place,
            [.. seats.Where(seat => !string.IsNullOrWhiteSpace(seat.Office))
                .Select(seat => new ContactOffice(seat.Party, seat.Office!))],
            [.. (topics ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split('|', 2, StringSplitOptions.TrimEntries)).Index().Select(one => new Option(
                    $"t{one.Index + 1}", one.Item[0], one.Item.ElementAtOrDefault(1)))]),
            $"/talks/contacts/points/{id}");
    }

    protected override void Show() => (Rows, Parties, MayRecord) = Node.Journal.Read(tables =>
    {
        var scope = Processes.Scope(Processes.Contacts);
        if (!Roles.May(tables, Caller, ContactList.Permission, scope))
        {
            return ([], [], false);
        }

        var readouts = StatementList.All(tables, Processes.Contacts).ToDictionary(one => one.Id);
        return (ContactList.All(tables).Take(Limits.ContactsMax).Select(contact =>
        {
            var matrix = Matrix.Of(tables, Processes.Contacts, contact.Id)!;
            return new Row(contact, [.. matrix.Ground.Shared.Select(one =>
                matrix.Options.First(option => option.Id == one.Option))], matrix.Options.Count,
                readouts.GetValueOrDefault(contact.Id)?.Versions[0]);
        }).ToList(), Zones.Parties.All(tables), Roles.May(tables, Caller, RecordContact.Permission, scope));
    });
}
