using Aman.Zones;

namespace Aman.Tests.Topics.Zones;

/// <summary>What a dishonest node can do to its own journal with its own key.</summary>
public static class Forgery
{
    /// <summary>Appends a body to the zone's chain, as any user, whole and signed by the node.</summary>
    public static void Append(Node node, string actor, string body)
    {
        using var key = node.Keys.NodeKey();
        var last = Chain(node, Zaatari.Zone)[^1];
        Write(node, key, [.. Chain(node, Zaatari.Zone), last with
        {
            Number = last.Number + 1, At = Latest(node) + 1, Actor = actor, Body = body,
            Command = $"{Guid.CreateVersion7():D}/0",
        }]);
    }

    /// <summary>Alters bodies of the zone's chain, and computes hashes and signed end anew.</summary>
    public static void Alter(Node node, Func<string, string> alter)
    {
        using var key = node.Keys.NodeKey();
        Write(node, key, [.. Chain(node, Zaatari.Zone).Select(entry => entry with { Body = alter(entry.Body) })]);
    }

    private static long Latest(Node node) =>
        node.Journal.Read(tables => tables.One<long>($"select max(at) from entries"));

    private static List<Entry> Chain(Node node, string scope) => node.Journal.Read(tables => tables.Query<Entry>($"""
        select node, scope, number, at, actor, command, body, previous, hash from entries where scope = {scope}
        order by number
        """));

    private static void Write(Node node, NodeKey key, List<Entry> chain)
    {
        var previous = "";
        for (var at = 0; at < chain.Count; at++)
        {
            chain[at] = (chain[at] with { Previous = previous }).Hashed();
            previous = chain[at].Hash;
        }

        var head = key.Sign(chain[^1]);
        node.Database.Transact(tables =>
        {
            tables.Execute($"delete from entries where scope = {chain[0].Scope}");
            foreach (var entry in chain)
            {
                tables.Execute($"""
                    insert into entries (node, scope, number, at, actor, command, body, previous, hash)
                    values ({entry.Node}, {entry.Scope}, {entry.Number}, {entry.At}, {entry.Actor}, {entry.Command},
                      {entry.Body}, {entry.Previous}, {entry.Hash})
                    """);
            }

            tables.Execute($"""
                update heads set number = {head.Number}, hash = {head.Hash}, signature = {head.Signature}
                where node = {head.Node} and scope = {head.Scope}
                """);
            return 0;
        });
        node.Journal.Rebuild();
    }
}
