using Aman.Access;
using Aman.Tests.Topics.People;
using Xunit;

namespace Aman.Tests.Topics;

public class NodeTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_second_process_on_the_same_key_store_is_refused(string engine)
    {
        var place = Engines.New(engine);
        await using var node = Node.Open(place, "only for tests", TimeProvider.System);
        Assert.Equal("node-in-use",
            Assert.Throws<Refused>(() => Node.Open(place, "only for tests", TimeProvider.System)).Code);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_locked_node_reads_and_verifies_but_records_nothing(string engine)
    {
        var place = Engines.New(engine);
        await using (var node = Node.Open(place, "only for tests", TimeProvider.System))
        {
            await node.Journal.Record(
                new GrantRole("u1", "liaison", "unhcr", "zaatari"), Roles.Terminal, Guid.CreateVersion7());
        }

        await using var locked = Node.Open(place, null, TimeProvider.System);
        Assert.Equal(1, locked.Journal.Verify().Entries);
        Assert.Single(locked.Journal.Read(tables => Roles.Of(tables, "u1")));
        var refused = await Assert.ThrowsAsync<Refused>(() => locked.Journal.Record(
            new GrantRole("u2", "liaison", "unhcr", "zaatari"), Roles.Terminal, Guid.CreateVersion7()));
        Assert.Equal("node-locked", refused.Code);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Who_only_reads_leaves_the_tables_of_another_build_as_they_are(string engine)
    {
        var place = Engines.New(engine);
        await using var node = Node.Open(place, "only for tests", TimeProvider.System);
        await using (var beside = Node.Open(place, null, TimeProvider.System, reads: true))
        {
            Assert.Empty(beside.Verify().Faults);
        }

        Engines.Run(engine == "sqlite" ? Path.Combine(place, "aman.db") : place,
            "update built set program = 'another build'");
        Assert.Equal("tables-other", Assert.Throws<Refused>(
            () => Node.Open(place, null, TimeProvider.System, reads: true)).Code);
        Assert.Equal("tables-other", Assert.Throws<Refused>(
            () => Node.Open(place, "only for tests", TimeProvider.System, reads: true)).Code);
        Assert.Equal("another build", node.Journal.Read(tables => tables.One<string>($"select program from built")));
    }

    [Fact]
    public async Task A_node_whose_connections_were_cut_claims_its_keys_again_or_records_nothing()
    {
        var place = Engines.New("postgres");
        await using var node = Node.Open(place, "only for tests", TimeProvider.System);
        await Zones.Zaatari.Open(node);
        var household = (await Somebody.Register(node, Somebody.Head("Salma"))).Household;

        // Nobody came in between: it goes on, and nobody else comes in.
        await Cut(place);
        await Somebody.Register(node, Somebody.Head());
        Assert.Equal("node-in-use",
            Assert.Throws<Refused>(() => Node.Open(place, "only for tests", TimeProvider.System)).Code);
        Assert.Equal("Salma", (await Somebody.Open(node, household)).Persons[0].Identity!.Names.Latin!.Given);

        await Cut(place);
        await using (var other = Node.Open(place, "only for tests", TimeProvider.System))
        {
            Assert.Equal("node-in-use",
                (await Assert.ThrowsAsync<Refused>(() => Somebody.Register(node, Somebody.Head()))).Code);
            other.Keys.Rotate("only for tests");
        }

        // Whoever is sealed under keys that are gone is lost for ever.
        Assert.Equal("keys-changed",
            (await Assert.ThrowsAsync<Refused>(() => Somebody.Register(node, Somebody.Head()))).Code);
        await node.DisposeAsync();
        await using var again = Node.Open(place, "only for tests", TimeProvider.System);
        Assert.Equal("Salma", (await Somebody.Open(again, household)).Persons[0].Identity!.Names.Latin!.Given);
    }

    // A claim that was seen a moment ago is believed for as long.
    private static async Task Cut(string place)
    {
        Engines.Run(place, """
            select count(pg_terminate_backend(pid, 5000)) from pg_stat_activity
            where datname in (current_database(), current_database() || '_keys') and pid <> pg_backend_pid()
            """);
        await Task.Delay(300);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Another_passphrase_does_not_unlock(string engine)
    {
        var place = Engines.New(engine);
        await using (Node.Open(place, "only for tests", TimeProvider.System))
        {
        }

        Assert.Equal("passphrase-wrong",
            Assert.Throws<Refused>(() => Node.Open(place, "another", TimeProvider.System)).Code);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_text_that_one_engine_cannot_keep_is_refused_by_both(string engine)
    {
        await using var node = Engines.Node(engine);
        var refused = await Assert.ThrowsAsync<Refused>(() => node.Journal.Record(
            new GrantRole("u\u00001", "liaison", "unhcr", "zaatari"), Roles.Terminal, Guid.CreateVersion7()));
        Assert.Equal("text-unstorable", refused.Code);
        Assert.Equal(0, node.Journal.Verify().Entries);
    }

    [Theory]
    [InlineData("""{"kind":"aid.collected/1","household":"h1","programme":"p","cycle":"c"}""")]
    [InlineData("""{"kind":"aid.collected/1","household":"h1","programme":"p","cycle":"c","lines":null}""")]
    [InlineData("""{"kind":"aid.collected/1","household":"h1","programme":"p","cycle":"c","lines":[{"amount":1}]}""")]
    [InlineData("""{"kind":"zone.proposal-answered/1","party":"a","proposal":"b","answer":"accepts"}""")]
    public void A_fact_that_lacks_what_it_cannot_do_without_is_not_read(string body) =>
        Assert.Null(Facts.All.Read(body));
}
