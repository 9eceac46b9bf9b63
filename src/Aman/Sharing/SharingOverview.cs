using Aman.Access;
using Aman.People;

namespace Aman.Sharing;

/// <summary>An agreement with where it stands.</summary>
/// <param name="Officers">Protection officers whose last word is yes.</param>
public sealed record AgreementStanding(Agreement Agreement, SharingState State, int Officers);

/// <summary>A request with where it stands.</summary>
/// <param name="Kind">Of its agreement.</param>
/// <param name="Collectable">True when something may be handed out now.</param>
/// <param name="Given">Persons already given under it.</param>
public sealed record RequestStanding(
    InformationRequest Request, string Kind, SharingState State, int Officers, bool Collectable, long Given);

/// <summary>Agreements and requests of a zone, as their reader may see them: an officer sees all, a receiver its own.
/// </summary>
/// <param name="Standing">Persons whose consent stands, by purpose, for officers; empty for receivers.</param>
public sealed record SharingOverview(
    IReadOnlyList<AgreementStanding> Agreements, IReadOnlyList<RequestStanding> Requests,
    IReadOnlyList<(string Organisation, string Key)> Keys, IReadOnlyDictionary<string, int> Standing)
{
    public const string Permission = "sharing.read";

    public static SharingOverview Of(Tables tables, Caller caller, string zone)
    {
        Roles.Require(tables, caller, Permission, zone);
        var all = Roles.May(tables, caller, ProposeAgreement.Permission, zone);
        var mine = Roles.Of(tables, caller.Actor).Where(holding => holding.Gives(Permission, zone))
            .Select(holding => holding.Organisation).ToHashSet(StringComparer.Ordinal);
        var steps = SharingSteps.Of(tables, zone);
        var today = tables.Today();
        var agreements = Agreement.All(tables, zone)
            .Where(one => all || one.Receivers.Any(mine.Contains))
            .Select(one => new AgreementStanding(one, SharingLaw.StateOf(one, steps, today),
                SharingLaw.Agreeing(one, steps))).ToList();
        var keys = tables.Query<(string Organisation, string Key)>(
            $"select organisation, receiver_key from receiver_keys where zone = {zone} order by organisation")
            .Where(one => all || mine.Contains(one.Organisation)).ToList();
        var given = tables.Query<(string Request, long People)>($"""
            select request, count(distinct person) as people from disclosed_persons where zone = {zone}
            group by request
            """).ToDictionary(one => one.Request, one => one.People, StringComparer.Ordinal);
        var requests = InformationRequest.All(tables, zone).Where(one => all || mine.Contains(one.Receiver))
            .Select(one => Standing(one, agreements)).ToList();
        return new(agreements, requests, keys, all
            ? SharingPurposes.All.ToDictionary(one => one, one => PersonConsents.Standing(tables, zone, one).Count)
            : []);

        RequestStanding Standing(InformationRequest request, List<AgreementStanding> among)
        {
            var agreement = among.FirstOrDefault(one => one.Agreement.Id == request.Agreement)?.Agreement;
            var key = keys.FirstOrDefault(one => one.Organisation == request.Receiver).Key;
            return new(request, agreement?.Kind ?? SharingKinds.Persons,
                SharingLaw.StateOf(request, agreement?.Kind ?? SharingKinds.Persons, steps),
                SharingLaw.Agreeing(request, steps),
                agreement is not null && SharingLaw.Forbids(agreement, request, steps, key, today) is null,
                given.GetValueOrDefault(request.Id));
        }
    }
}

/// <summary>Who was given what, when, for what.</summary>
/// <param name="Fields">One a line.</param>
/// <param name="Actor">Opaque id of who fetched it.</param>
public sealed record Disclosure(
    string Agreement, string Request, string Receiver, string Kind, string Purpose, string Fields, long People,
    string Actor, long At)
{
    public const string Permission = "sharing.log";

    public static IReadOnlyList<Disclosure> All(Tables tables, Caller caller, string zone)
    {
        Roles.Require(tables, caller, Permission, zone);
        return tables.Query<Disclosure>($"""
            select agreement, request, receiver, kind, purpose, fields, people, actor, at from disclosures
            where zone = {zone} order by stamp desc limit {Limits.RowsMax}
            """);
    }

    /// <summary>"Who got my data": what was handed out of one person, or of a household's persons, also under ids that
    /// were merged into theirs.</summary>
    /// <param name="id">Of the person or the household.</param>
    public static IReadOnlyList<Disclosure> Of(Tables tables, Caller caller, string zone, string id)
    {
        Roles.Require(tables, caller, Permission, zone);
        var persons = tables.Query<string>($"select id from people where household = {id}").Append(id)
            .ToHashSet(StringComparer.Ordinal);
        persons.UnionWith([.. Merger.Ends(tables).Where(one => persons.Contains(one.Value)).Select(one => one.Key)]);
        return tables.Query<Disclosure>($"""
            select d.agreement, d.request, d.receiver, d.kind, d.purpose, d.fields, d.people, d.actor, d.at
            from disclosures d where d.zone = {zone} and d.stamp in (
              select g.stamp from disclosed_persons g where g.zone = {zone} and g.person in {persons.ToList()})
            order by d.stamp desc limit {Limits.RowsMax}
            """);
    }
}
