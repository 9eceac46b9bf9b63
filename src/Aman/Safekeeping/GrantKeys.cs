using System.Text.Json.Serialization;
using Aman.Access;
using Aman.People;

namespace Aman.Safekeeping;

/// <summary>Hands the keys of a zone's persons to another node, sealed to the one-time key in its
/// <see cref="KeyRequest"/>. The parcel goes out with the answer and is kept nowhere: in the journal it would outlast
/// an erasure.</summary>
/// <param name="Needs">True to hand out the keys of specific needs too.</param>
/// <param name="Request">What <c>aman keys request</c> printed at the other node.</param>
public sealed record GrantKeys(string Zone, bool Needs, string Request) : ICommand
{
    public static string Permission => "protection.keys";

    public string Scope => Zone;

    /// <summary>Base64; in memory only.</summary>
    [JsonIgnore]
    public string? Parcel { get; private set; }

    public Fact Decide(Tables tables, Caller caller)
    {
        Parcel = null;
        if (Needs)
        {
            Roles.Require(tables, caller, OpenHousehold.NeedsPermission, Zone);
        }

        var request = KeyRequest.Read(Request);
        if (tables.One<string>($"""
            select key from heads where node = {request.Node} and key <> {request.Signer}
            """) is not null)
        {
            throw new Refused("key-request",
                $"The request says it is of node {request.Node}, which signs with another key. Do not hand it keys.");
        }

        var keys = tables.Keys.OfZone(Zone, Needs);
        Parcel = KeyParcel.Seal(Zone, keys, request);
        return new KeysGranted(request.Node, request.Signer, Needs, keys.Count);
    }
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
