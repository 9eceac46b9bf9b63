using Aman.Zones;

namespace Aman.Sharing;

/// <summary>A receiver asks for something under an agreement: what, about whom, why.</summary>
/// <param name="Receiver">The organisation that asks; only its own people ask for it.</param>
/// <param name="Fields">Some of the agreement's fields; empty for figures.</param>
/// <param name="Persons">Ids of those asked for; empty asks for all who consented.</param>
public sealed record AskInformation(
    string Zone, string Id, string Agreement, string Receiver, IReadOnlyList<string> Fields,
    IReadOnlyList<string> Persons, string Reason) : ICommand
{
    public static string Permission => "sharing.ask";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        Limits.RequireText("The request's id", Id, Limits.IdCharactersMax);
        Limits.RequireText("The reason", Reason);
        Parties.RequireSpeaksFor(tables, caller, Receiver, Zone, Permission);
        // An agreement that does not name the asker is as absent as one that never was.
        var agreement = Sharing.Agreement.Find(tables, Zone, Agreement) is { } found
            && found.Receivers.Contains(Receiver) ? found : throw new Refused("agreement-unknown",
                "There is no such agreement with your organisation here. Look it up in the list.");
        if (SharingLaw.StateOf(agreement, SharingSteps.Of(tables, Zone, Agreement), tables.Today())
            != SharingState.Agreed)
        {
            throw new Refused("agreement-not-in-force",
                "This agreement is not in force, so nothing can be asked for under it. It must be agreed to first.");
        }

        if ((agreement.Kind == SharingKinds.Persons) != (Fields.Count > 0)
            || (agreement.Kind == SharingKinds.Figures && Persons.Count > 0)
            || Fields.Any(field => !agreement.Fields.Contains(field)) || Persons.Count > Limits.PersonsMax
            || Persons.Any(person => string.IsNullOrWhiteSpace(person) || person.Length > Limits.IdCharactersMax
                || person.Any(char.IsControl)))
        {
            throw new Refused("request-outside-agreement", "The request goes beyond its agreement. Choose of its "
                + $"fields ({string.Join(", ", agreement.Fields)}) and name at most {Limits.PersonsMax} persons.");
        }

        return InformationRequest.Find(tables, Zone, Id) is null
            ? new InformationAsked(Id, Agreement, Receiver, [.. Fields.Distinct()], [.. Persons.Distinct()], Reason)
            : throw new Refused("request-known", "A request of this id was made before. Take another id.");
    }
}

/// <summary>Something is asked for; its text is this entry.</summary>
public sealed record InformationAsked(
    string Id, string Agreement, string Receiver, IReadOnlyList<string> Fields, IReadOnlyList<string> Persons,
    string Reason) : Fact
{
    protected override void Apply(Tables tables, Entry entry) => tables.Execute($"""
        insert into information_requests (zone, id, agreement, receiver, fields, persons, reason, asker, at, text,
          stamp)
        values ({entry.Scope}, {Id}, {Agreement}, {Receiver}, {string.Join('\n', Fields)},
          {string.Join('\n', Persons)}, {Reason}, {entry.Actor}, {entry.AtMs}, {entry.Hash}, {entry.Stamp})
        on conflict (zone, id) do update set agreement = excluded.agreement, receiver = excluded.receiver,
          fields = excluded.fields, persons = excluded.persons, reason = excluded.reason, asker = excluded.asker,
          at = excluded.at, text = excluded.text, stamp = excluded.stamp
        where excluded.stamp < information_requests.stamp
        """);
}

/// <summary>A request as asked. Whether it is granted, <see cref="SharingLaw"/> says.</summary>
/// <param name="Persons">Empty asks for all who consented.</param>
/// <param name="Text">Hash of the entry that asked.</param>
public sealed record InformationRequest(
    string Id, string Agreement, string Receiver, IReadOnlyList<string> Fields, IReadOnlyList<string> Persons,
    string Reason, string Asker, long At, string Text)
{
    internal static InformationRequest? Find(Tables tables, string zone, string id) =>
        Some(tables, zone, id) is [var one] ? one : null;

    internal static IReadOnlyList<InformationRequest> All(Tables tables, string zone) => Some(tables, zone, null);

    /// <exception cref="Refused">request-unknown</exception>
    internal static InformationRequest Require(Tables tables, string zone, string id) => Find(tables, zone, id)
        ?? throw new Refused("request-unknown", "There is no such request here. Look it up in the list.");

    private static IReadOnlyList<InformationRequest> Some(Tables tables, string zone, string? id) =>
    [
        .. tables.Query<Row>($"""
            select id, agreement, receiver, fields, persons, reason, asker, at, text from information_requests
            where zone = {zone} and (id = {id} or {id is null} = 1) order by at desc, id limit {Limits.RowsMax}
            """).Select(row => new InformationRequest(row.Id, row.Agreement, row.Receiver,
                Sharing.Agreement.Lines(row.Fields), Sharing.Agreement.Lines(row.Persons), row.Reason, row.Asker,
                row.At, row.Text)),
    ];

    private sealed record Row(
        string Id, string Agreement, string Receiver, string Fields, string Persons, string Reason, string Asker,
        long At, string Text);
}
