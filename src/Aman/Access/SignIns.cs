namespace Aman.Access;

/// <summary>What lies beside the keys in their database: who may sign in, what protects a sign-in, and what somebody
/// leaves there who is signed in. The program that serves keeps it; it stands here so that a burn reaches it whoever
/// burns.</summary>
internal static class SignIns
{
    public const string OwnTables = """

        create table if not exists credentials (
          id text primary key, login text not null unique, password text, stamp text not null, failed bigint not null,
          locked_until bigint);
        create table if not exists mail_addresses (person text primary key, address text not null);
        create table if not exists token_keys (name text primary key, sealed text not null);
        create table if not exists notices_read (
          person text not null, notice text not null, primary key (person, notice));
        """;

    /// <summary>Nobody can sign in any more, and nobody's name or address stays.</summary>
    public static void Forget(Tables tables)
    {
        End(tables);
        tables.Execute($"delete from credentials");
        tables.Execute($"delete from mail_addresses");
        tables.Execute($"delete from notices_read");
    }

    /// <summary>Ends every session: what protects them is made anew.</summary>
    public static void End(Tables tables) => tables.Execute($"delete from token_keys");
}
