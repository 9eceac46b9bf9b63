using Aman.Zones;

namespace Aman.Talks;

/// <summary>A party in a contact, with the office that spoke for it.</summary>
public sealed record Seat(Party Party, string Office);

/// <summary>A call, meeting or press conference.</summary>
/// <param name="Day">As <c>2026-01-31</c>.</param>
public sealed record Contact(
    string Id, string Form, string Day, string Title, string? TitleArabic, string? Place, IReadOnlyList<Seat> Seats);

/// <summary>The contacts between parties, the latest first.</summary>
public static class ContactList
{
    public static string Permission => "contacts.read";

    private static readonly string World = Processes.Scope(Processes.Contacts);

    public static IReadOnlyList<Contact> All(Tables tables) => Some(tables, null);

    public static Contact? Find(Tables tables, string id) => Some(tables, id) is [var found] ? found : null;

    internal static int Count(Tables tables) =>
        (int)tables.One<long>($"select count(*) from contacts where scope = {World}");

    /// <exception cref="Refused">contact-unknown</exception>
    internal static void Require(Tables tables, string id)
    {
        if (Find(tables, id) is null)
        {
            throw new Refused("contact-unknown", $"There is no contact {id}. Record it first.");
        }
    }

    internal static IReadOnlyList<Seat> Seats(Tables tables, string contact) =>
        [.. Offices(tables, contact).Select(row => row.Seat)];

    private static List<Contact> Some(Tables tables, string? only)
    {
        var seats = Offices(tables, only).ToLookup(row => row.Contact, row => row.Seat, StringComparer.Ordinal);
        return [.. tables.Query<Row>($"""
            select id, form, day, title, title_arabic, place from contacts
            where scope = {World} and (id = {only} or {only is null} = 1)
            order by day desc, stamp desc limit {Limits.ContactsMax}
            """).Select(row => new Contact(
                row.Id, row.Form, row.Day, row.Title, row.TitleArabic, row.Place, [.. seats[row.Id]]))];
    }

    private static List<(string Contact, Seat Seat)> Offices(Tables tables, string? only) =>
    [
        .. tables.Query<OfficeRow>($"""
            select s.contact, s.party, s.office, coalesce(p.name, s.party) as name, p.name_arabic,
              coalesce(p.kind, {PartyKinds.Other}) as kind
            from contact_parties s
            join contacts c on c.scope = s.scope and c.id = s.contact and c.stamp = s.stamp
            left join parties p on p.id = s.party
            where s.scope = {World} and (s.contact = {only} or {only is null} = 1)
            order by s.contact, s.party
            """).Select(row => (row.Contact,
                new Seat(new(row.Party, row.Name, row.NameArabic, row.Kind), row.Office))),
    ];

    private sealed record Row(string Id, string Form, string Day, string Title, string? TitleArabic, string? Place);

    private sealed record OfficeRow(
        string Contact, string Party, string Office, string Name, string? NameArabic, string Kind);
}
