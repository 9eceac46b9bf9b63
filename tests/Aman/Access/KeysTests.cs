using Aman.Access;
using Xunit;

namespace Aman.Tests.Topics.Access;

public class KeysTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_key_made_in_a_transaction_that_failed_does_not_serve_the_next_one(string engine)
    {
        await using var node = Engines.Node(engine);
        byte[]? failed = null;
        Assert.Throws<InvalidOperationException>(() => node.Database.Transact<int>(
            tables =>
            {
                failed = [.. node.Keys.Make(tables, "person:p1", "zaatari")];
                throw new InvalidOperationException("the transaction fails");
            },
            node.Keys));

        var kept = node.Database.Transact(
            tables => node.Keys.Make(tables, "person:p1", "zaatari").ToArray(), node.Keys);

        Assert.NotEqual(failed, kept);
        node.Keys.Lock();
        node.Keys.Unlock("only for tests");
        Assert.Equal(kept, node.Keys.Open("person:p1"));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_key_is_durable_before_the_transaction_that_needs_it(string engine)
    {
        await using var node = Engines.Node(engine);
        var before = -1L;
        node.Database.Transact(
            tables =>
            {
                node.Keys.Make(tables, "person:p1", "zaatari");
                tables.BeforeCommit(() => before = Stored(node, "person:p1"));
                return 0;
            },
            node.Keys);

        Assert.Equal(1, before);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Locking_while_a_transaction_is_under_way_makes_it_fail_rather_than_lose_its_keys(string engine)
    {
        await using var node = Engines.Node(engine);
        var refused = Assert.Throws<Refused>(() => node.Database.Transact(
            tables =>
            {
                node.Keys.Make(tables, "person:p1", "zaatari");
                node.Keys.Lock();
                return 0;
            },
            node.Keys));

        Assert.Equal("node-locked", refused.Code);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Another_passphrase_a_short_one_and_a_store_without_its_node_key_are_refused(string engine)
    {
        var place = Engines.New(engine);
        Assert.Equal("passphrase-short",
            Assert.Throws<Refused>(() => Node.Open(Engines.New(engine), "short", TimeProvider.System)).Code);
        await using (Node.Open(place, "a pässphrase", TimeProvider.System))
        {
        }

        // The same passphrase from a keyboard that types the accent as a letter of its own.
        await using (Node.Open(place, "a pa\u0308ssphrase", TimeProvider.System))
        {
        }

        await using var node = Node.Open(place, null, TimeProvider.System);
        Assert.Equal("passphrase-wrong", Assert.Throws<Refused>(() => node.Keys.Unlock("another passphrase")).Code);
        node.Keys.Database.Transact(tables =>
        {
            tables.Execute($"delete from keys where id = 'node'");
            return 0;
        });
        Assert.Equal("key-store-broken", Assert.Throws<Refused>(() => node.Keys.Unlock("another passphrase")).Code);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_key_moved_to_another_persons_row_does_not_open(string engine)
    {
        await using var node = Engines.Node(engine);
        node.Database.Transact(
            tables => (node.Keys.Make(tables, "person:p1", "zaatari"), node.Keys.Make(tables, "person:p2", "zaatari")),
            node.Keys);
        node.Keys.Database.Transact(tables =>
        {
            tables.Execute($"""
                update keys set wrapped = (select wrapped from keys where id = 'person:p1') where id = 'person:p2'
                """);
            return 0;
        });

        Assert.Equal("key-store-broken", Assert.Throws<Refused>(() => node.Keys.Open("person:p2")).Code);
    }

    private static long Stored(Node node, string id) =>
        node.Keys.Database.Read(tables => tables.One<long>($"select count(*) from keys where id = {id}"));
}
