using System.Text.Json.Serialization;
using Aman.Access;
using Aman.People;

namespace Aman.Safekeeping;

/// <summary>Hands the keys of a zone's persons to another node, sealed to the one-time key in its
/// <see cref="KeyRequest"/>. Two officers grant the same request; the second one's answer brings the parcel, which is
/// kept nowhere: in the journal it would outlast an erasure.</summary>
/// <param name="Needs">True to hand out the keys of specific needs too.</param>
/// <param name="Request">What <c>aman keys request</c> printed at the other node.</param>
public sealed record GrantKeys(string Zone, bool Needs, string Request) : ICommand
{
    public static string Permission => "protection.keys";

    public string Scope => Zone;

    /// <summary>Base64; in memory only.</summary>
    [JsonIgnore]
    public string? Parcel { get; private set; }

    public Fact? Decide(Tables tables, Caller caller)
    {
        Parcel = null;
        if (Needs)
        {
            Roles.Require(tables, caller, OpenHousehold.NeedsPermission, Zone);
        }

        var request = KeyRequest.Read(Request);
        KeyRequest.RequireOwn(tables, request.Node, request.Signer);
        // An approval is of the whole request, and used up by the grant that it made possible.
        var others = tables.Query<string>($"""
            select actor from key_approvals where zone = {Zone} and request = {request.Whole} and needs = {Needs}
              and stamp > (select coalesce(max(g.stamp), '') from key_grants g
                where g.zone = {Zone} and g.to_node = {request.Node} and g.needs = {Needs})
            """);

        // Whoever sits at the terminal typed the passphrase, which opens every key anyway.
        if (caller != Roles.Terminal && !others.Any(other => other != caller.Actor && May(tables, new(other))))
        {
            return others.Contains(caller.Actor) ? null : new KeysApproved(request.Whole, request.Node, Needs);
        }

        using var from = tables.Keys.NodeKey();
        var keys = tables.Keys.OfPersons(
            tables.Query<string>($"select id from people where zone = {Zone}"), Zone, Needs);
        Parcel = KeyParcel.Seal(Zone, keys, request, from);
        return new KeysGranted(request.Node, request.Signer, Needs, keys.Count);
    }

    // An approval counts as long as whoever gave it may still give it.
    private bool May(Tables tables, Caller officer) => Roles.May(tables, officer, Permission, Zone)
        && (!Needs || Roles.May(tables, officer, OpenHousehold.NeedsPermission, Zone));
}

/// <summary>One officer approves a node's request for keys; another must, too.</summary>
/// <param name="Request">Hash of the whole request.</param>
public sealed record KeysApproved(string Request, string ToNode, bool Needs) : Fact
{
    protected override void Apply(Tables tables, Entry entry) => tables.Execute($"""
        insert into key_approvals (stamp, zone, request, to_node, needs, at, actor)
        values ({entry.Stamp}, {entry.Scope}, {Request}, {ToNode}, {Needs}, {entry.AtMs}, {entry.Actor})
        on conflict (stamp) do nothing
        """);
}

/// <summary>Another node was handed the keys of so many persons of the zone.</summary>
/// <param name="Signer">The public key that the node signs with.</param>
public sealed record KeysGranted(string ToNode, string Signer, bool Needs, int Keys) : Fact
{
    protected override void Apply(Tables tables, Entry entry) => tables.Execute($"""
        insert into key_grants (stamp, zone, to_node, signer, needs, keys, at, actor)
        values ({entry.Stamp}, {entry.Scope}, {ToNode}, {Signer}, {Needs}, {Keys}, {entry.AtMs}, {entry.Actor})
        on conflict (stamp) do nothing
        """);
}
