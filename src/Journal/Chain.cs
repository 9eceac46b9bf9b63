namespace Aman;

/// <summary>Where the chain of one (node, scope) stands inside a transaction.</summary>
internal sealed class Chain(string node, string scope)
{
    public string Node => node;

    public string Scope => scope;

    public long Number { get; private set; }

    public string Hash { get; private set; } = "";

    /// <summary>The first entry that this program could not read: from there on nothing is applied.</summary>
    public long? Stopped { get; private set; }

    /// <summary>When its last entry was written; the next one must be later.</summary>
    public long At { get; private set; }

    public bool Is(string ofNode, string inScope) => node == ofNode && scope == inScope;

    public static Chain Find(Tables tables, string node, string scope)
    {
        var last = tables.One<(long Number, string Hash, long At, long? Stopped)>($"""
            select number, hash, at, (select stopped from heads where node = {node} and scope = {scope}) from entries
            where node = {node} and scope = {scope} order by number desc limit 1
            """);
        return new(node, scope) { Number = last.Number, Hash = last.Hash ?? "", At = last.At, Stopped = last.Stopped };
    }

    public void Append(Tables tables, Entry entry)
    {
        tables.Execute($"""
            insert into entries (node, scope, number, at, actor, command, body, previous, hash)
            values ({entry.Node}, {entry.Scope}, {entry.Number}, {entry.At}, {entry.Actor}, {entry.Command},
              {entry.Body}, {entry.Previous}, {entry.Hash})
            """);
        (Number, Hash, At) = (entry.Number, entry.Hash, entry.At);
    }

    public void Stop(Tables tables, Entry entry)
    {
        Stopped = entry.Number;
        tables.Execute($"update heads set stopped = {Stopped} where node = {Node} and scope = {Scope}");
    }

    /// <summary>Keeps the signed head that came with a batch. It may be ahead of the batch, behind only when the batch
    /// brought nothing new, and always under the one key of its node.</summary>
    public void Witness(Tables tables, Head? head, int taken)
    {
        var signs = head is not null && (head.Number > Number || (head.Number == Number && head.Hash == Hash)
            || (taken == 0 && head.Hash == tables.One<string>($"""
                select hash from entries where node = {Node} and scope = {Scope} and number = {head.Number}
                """)));
        if (!signs || tables.One<string>($"select key from heads where node={Node} and key<>{head!.Key}") is not null)
        {
            throw Journal.Broken(Node, Scope, Number, "its end is not signed by its node");
        }

        Keep(tables, head!);
    }

    public void Keep(Tables tables, Head head) => tables.Execute($"""
        insert into heads (node, scope, number, hash, key, signature, stopped)
        values ({head.Node}, {head.Scope}, {head.Number}, {head.Hash}, {head.Key}, {head.Signature}, {Stopped})
        on conflict (node, scope) do update set number = excluded.number, hash = excluded.hash, key = excluded.key,
          signature = excluded.signature, stopped = excluded.stopped where excluded.number >= heads.number
        """);
}
