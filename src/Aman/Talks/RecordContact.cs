using System.Globalization;

namespace Aman.Talks;

/// <summary>Records a call, a meeting or a press conference between parties, or corrects it; by somebody who speaks for
/// one of them.</summary>
/// <param name="Form">One of <see cref="ContactForms.All"/>.</param>
/// <param name="Seats">Who took part: each party with its office, not a private person.</param>
/// <param name="Topics">What it was about. The parties' positions on them are taken as on options, with
/// <see cref="TakePosition"/> in the process <see cref="Processes.Contacts"/>.</param>
public sealed record RecordContact(
    string Id, string Form, DateOnly Day, string Title, string? TitleArabic, string? Place,
    IReadOnlyList<ContactOffice> Seats, IReadOnlyList<Option> Topics) : ICommand
{
    public static string Permission => "contacts.record";

    public string Scope => Processes.Scope(Processes.Contacts);

    public Fact? Decide(Tables tables, Caller caller)
    {
        Limits.RequireId("a contact", Id);
        Days.Require("The contact's day", Day);
        if (!ContactForms.All.Contains(Form))
        {
            throw new Refused("contact-form",
                $"There is no form of contact '{Form}'. The forms are {string.Join(", ", ContactForms.All)}.");
        }

        var (seats, parties) = WholeSeats(tables);
        Talks.Seats.RequireSpeaksForOne(tables, caller, Processes.Contacts, parties, Permission);
        if (ContactList.Find(tables, Id) is { } known)
        {
            // Whoever corrects a contact had a part in it before.
            Talks.Seats.RequireSpeaksForOne(
                tables, caller, Processes.Contacts, [.. known.Seats.Select(seat => seat.Party.Id)], Permission);
        }

        Limits.RequireAtMost("contacts", ContactList.Count(tables) + 1, Limits.ContactsMax);
        return new ContactRecorded(Id, Form, Day, Limits.RequireText("The contact's title", Title),
            Limits.Optional("The title in Arabic", TitleArabic, Limits.NameCharactersMax),
            Limits.Optional("The place", Place, Limits.NameCharactersMax), seats, Agenda.Whole(Topics));
    }

    private (List<ContactOffice> Seats, List<string> Parties) WholeSeats(Tables tables)
    {
        List<ContactOffice> seats = [.. Seats.Select(seat => new ContactOffice(
            Zones.Parties.Require(tables, seat.Party).Id,
            Limits.RequireText("An office that took part", seat.Office)))];
        List<string> parties = [.. seats.Select(seat => seat.Party).Distinct(StringComparer.Ordinal)];
        Limits.RequireAtMost("parties", parties.Count, Limits.PartiesMax);
        return parties.Count >= 2 && parties.Count == seats.Count ? (seats, parties) : throw new Refused(
            "contact-parties", "A contact is between two parties or more, each named once. Name them.");
    }
}

/// <summary>An office that took part in a contact, for its party.</summary>
public sealed record ContactOffice(string Party, string Office);

/// <summary>A contact took place. Of what was recorded twice the later stands.</summary>
public sealed record ContactRecorded(
    string Id, string Form, DateOnly Day, string Title, string? TitleArabic, string? Place,
    IReadOnlyList<ContactOffice> Seats, IReadOnlyList<Option> Topics) : Fact
{
    protected override void Apply(Tables tables, Entry entry)
    {
        tables.Execute($"""
            insert into contacts (scope, id, form, day, title, title_arabic, place, stamp)
            values ({entry.Scope}, {Id}, {Form}, {Day.ToString("O", CultureInfo.InvariantCulture)}, {Title},
              {TitleArabic}, {Place}, {entry.Stamp})
            on conflict (scope, id) do update set form = excluded.form, day = excluded.day, title = excluded.title,
              title_arabic = excluded.title_arabic, place = excluded.place, stamp = excluded.stamp
            where excluded.stamp > contacts.stamp
            """);
        foreach (var seat in Seats)
        {
            tables.Execute($"""
                insert into contact_parties (scope, contact, stamp, party, office)
                values ({entry.Scope}, {Id}, {entry.Stamp}, {seat.Party}, {seat.Office})
                on conflict (scope, contact, stamp, party) do nothing
                """);
        }

        Agenda.Keep(tables, entry, new(Id, "", Title, TitleArabic));
        foreach (var (place, topic) in Topics.Index())
        {
            Agenda.Keep(tables, entry, Id, topic, place);
        }
    }
}

public static class ContactForms
{
    public const string Call = "call";
    public const string Meeting = "meeting";
    public const string PressConference = "press-conference";
    public static readonly IReadOnlyList<string> All = [Call, Meeting, PressConference];
}
