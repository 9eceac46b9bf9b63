using Aman.Access;
using Xunit;

namespace Aman.Tests.Laws;

/// <summary>Several processes on one PostgreSQL are several nodes, each with its own chains and its own key
/// store.</summary>
public class SharedDatabaseTests
{
    [Fact]
    public async Task Two_nodes_under_load_on_one_database_lose_nothing_and_both_chains_verify()
    {
        var where = Engines.New("postgres");
        await using var first = Open(where, "hub1");
        await using var second = Open(where, "hub2");
        Assert.NotEqual(first.Journal.Key!.Node, second.Journal.Key!.Node);

        // Both write the same rows all the time, so that PostgreSQL has to turn one of them back.
        var recorded = await Task.WhenAll(Enumerable.Range(0, 2_000).Select(async at =>
        {
            var node = at % 2 == 0 ? first : second;
            await Task.Delay(at / 10);
            var command = new GrantRole($"u{at}", "negotiator", "unhcr", at % 3 == 0 ? "world" : "zaatari");
            return await node.Journal.Record(command, Roles.Terminal, Guid.CreateVersion7());
        }));

        var chains = recorded.Select(one => one.Entry!).GroupBy(entry => entry.Node).ToList();
        Assert.Equal(2, chains.Count);
        Assert.All(chains, chain => Assert.Equal(
            Enumerable.Range(1, 1_000).Select(number => (long)number), chain.Select(entry => entry.Number).Order()));
        var verification = second.Journal.Verify();
        Assert.Empty(verification.Faults);
        Assert.Equal(2_000, verification.Entries);
        Assert.Equal(2_000, first.Journal.Read(tables => tables.One<long>($"select count(*) from roles")));
        var live = first.Database.Fingerprints(Schema.Sql);
        first.Journal.Rebuild();
        Assert.Equal(live, second.Database.Fingerprints(Schema.Sql));
    }

    private static Node Open(string where, string name) =>
        Node.Open($"{where};Application Name={name}", "only for tests", TimeProvider.System);
}
