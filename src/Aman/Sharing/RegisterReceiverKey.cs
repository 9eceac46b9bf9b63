using Aman.Zones;

namespace Aman.Sharing;

/// <summary>A receiving organisation's public key (X25519, base64): what it is given is sealed to it. The private key
/// stays with the receiver and never comes here.</summary>
public sealed record RegisterReceiverKey(string Zone, string Organisation, string PublicKey) : ICommand
{
    public static string Permission => "sharing.register-key";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        Limits.RequireText("The organisation", Organisation, Limits.IdCharactersMax);
        Parties.RequireSpeaksFor(tables, caller, Organisation, Zone, Permission);
        if (!Hpke.IsPublicKey(PublicKey))
        {
            throw new Refused("receiver-key-invalid", "This is no public key: give the line that "
                + "`aman receiver-key FILE` printed (44 letters and digits).");
        }

        return ReceiverKeyRegistered.Find(tables, Zone, Organisation) == PublicKey
            ? null : new ReceiverKeyRegistered(Organisation, PublicKey);
    }
}

/// <summary>An organisation receives under this key from now on.</summary>
public sealed record ReceiverKeyRegistered(string Organisation, string PublicKey) : Fact
{
    internal static string? Find(Tables tables, string zone, string organisation) => tables.One<string>(
        $"select receiver_key from receiver_keys where zone = {zone} and organisation = {organisation}");

    protected override void Apply(Tables tables, Entry entry) => tables.Execute($"""
        insert into receiver_keys (zone, organisation, receiver_key, at, stamp)
        values ({entry.Scope}, {Organisation}, {PublicKey}, {entry.AtMs}, {entry.Stamp})
        on conflict (zone, organisation) do update set receiver_key = excluded.receiver_key, at = excluded.at,
          stamp = excluded.stamp where excluded.stamp > receiver_keys.stamp
        """);
}
