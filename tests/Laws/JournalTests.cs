using System.Text.Json.Serialization;
using Aman.Access;
using Xunit;

namespace Aman.Tests.Laws;

public class JournalTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_command_becomes_an_entry_and_the_same_id_answers_with_it_again(string engine)
    {
        await using var node = Engines.Node(engine);
        var id = Guid.CreateVersion7();
        var command = new GrantRole("u1", "gate-registrar", "unhcr", "zaatari");
        var first = await node.Journal.Record(command, Roles.Terminal, id);
        var again = await node.Journal.Record(command, Roles.Terminal, id);
        Assert.False(first.Repeated);
        Assert.True(again.Repeated);
        Assert.Equal(first.Entry, again.Entry);
        var other = await Assert.ThrowsAsync<Refused>(() =>
            node.Journal.Record(command with { User = "u2" }, Roles.Terminal, id));
        Assert.Equal("command-id-used", other.Code);
        var nothing = await node.Journal.Record(command, Roles.Terminal, Guid.CreateVersion7());
        Assert.Null(nothing.Entry);
        Assert.Empty(node.Journal.Verify().Faults);
        Assert.Equal(1, node.Journal.Verify().Entries);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Rebuilt_tables_equal_live_ones_and_another_node_that_accepts_has_them_too(string engine)
    {
        await using var node = Engines.Node(engine);
        await Task.WhenAll(Enumerable.Range(0, 300).Select(at => node.Journal.Record(
            new GrantRole($"u{at % 50}", "gate-registrar", "unhcr", $"z{at}"), Roles.Terminal, Guid.CreateVersion7())));
        var live = node.Database.Fingerprints(Schema.Sql);
        Assert.Equal(300, node.Journal.Rebuild());
        Assert.Equal(live, node.Database.Fingerprints(Schema.Sql));
        await using var other = Engines.Node(engine);
        var entries = node.Journal.Since(node.Journal.Key!.Node, Entry.World, 0);
        Assert.Equal(300, other.Journal.Accept(entries, node.Journal.Heads()));
        Assert.Equal(0, other.Journal.Accept(entries, node.Journal.Heads()));
        Assert.Equal(live, other.Database.Fingerprints(Schema.Sql));
        Assert.Empty(other.Journal.Verify().Faults);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_caller_without_the_permission_is_refused(string engine)
    {
        await using var node = Engines.Node(engine);
        var refused = await Assert.ThrowsAsync<Refused>(() => node.Journal.Record(
            new WithdrawRole("u1", "liaison", "unhcr", "zaatari"), new Caller("u2"), Guid.CreateVersion7()));
        Assert.Equal("not-permitted", refused.Code);
        Assert.Contains("access.grant", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, node.Journal.Verify().Entries);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_command_sees_what_the_ones_before_it_in_its_group_changed(string engine)
    {
        await using var node = Engines.Node(engine);
        var role = new GrantRole("u1", "administrator", "unhcr", Entry.World);
        var (caller, id) = (new Caller("u1"), Guid.CreateVersion7());
        var grant = new GrantRole("u2", "liaison", "unhcr", "zaatari");
        using var hold = new ManualResetEventSlim();
        var held = node.Journal.Record(new Wait(hold.Wait), Roles.Terminal, Guid.CreateVersion7());
        var tooEarly = node.Journal.Record(grant, caller, Guid.CreateVersion7());
        var given = node.Journal.Record(role, Roles.Terminal, Guid.CreateVersion7());
        var permitted = node.Journal.Record(grant, caller, id);
        var again = node.Journal.Record(grant, caller, id);
        var other = node.Journal.Record(grant with { User = "u3" }, caller, id);
        var withdrawn = node.Journal.Record(
            new WithdrawRole("u1", role.Role, role.Organisation, role.Zone), Roles.Terminal, Guid.CreateVersion7());
        var tooLate = node.Journal.Record(grant with { User = "u4" }, caller, Guid.CreateVersion7());
        hold.Set();
        await Task.WhenAll(held, given, withdrawn);
        Assert.Equal("not-permitted", (await Assert.ThrowsAsync<Refused>(() => tooEarly)).Code);
        Assert.False((await permitted).Repeated);
        Assert.Equal((await permitted) with { Repeated = true }, await again);
        Assert.Equal("command-id-used", (await Assert.ThrowsAsync<Refused>(() => other)).Code);
        Assert.Equal("not-permitted", (await Assert.ThrowsAsync<Refused>(() => tooLate)).Code);
        Assert.Equal(3, node.Journal.Verify().Entries);
    }

    // A laptop's clock that was set days ahead and right again must not make entries that no other node takes, nor
    // words that earlier ones outlast.
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_chain_goes_on_in_order_after_the_clock_was_days_ahead(string engine)
    {
        var where = Engines.New(engine);
        var role = new GrantRole("u1", "gate-registrar", "unhcr", "zaatari");
        await using (var ahead = Node.Open(where, "only for tests", new Off(TimeSpan.FromDays(3))))
        {
            await ahead.Journal.Record(role, Roles.Terminal, Guid.CreateVersion7());
        }

        await using var right = Node.Open(where, "only for tests", new Off(TimeSpan.Zero));
        await right.Journal.Record(
            new WithdrawRole("u1", role.Role, role.Organisation, role.Zone), Roles.Terminal, Guid.CreateVersion7());
        var entries = right.Journal.Since(right.Journal.Key!.Node, Entry.World, 0);
        Assert.True(entries[1].At > entries[0].At);
        Assert.Empty(right.Journal.Read(tables => Roles.Of(tables, "u1")));
    }

    // What an older program cannot read it does not show, so what it decided would be decided in the dark.
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_chain_of_its_own_that_the_program_cannot_read_is_not_written_on(string engine)
    {
        using var key = new NodeKey("n1", new byte[32]);
        var where = Engines.File(engine);
        await using (var newer = Place.Open(where, Facts.All, Schema.Sql, key))
        {
            await newer.Journal.Record(new GrantRole("u1", "administrator", "unhcr", Entry.World), Roles.Terminal,
                Guid.CreateVersion7());
        }

        var kinds = new Kinds(("role.withdrawn/1", typeof(RoleWithdrawn)));
        await using var older = Place.Open(where, kinds, Schema.Sql, key);
        var refused = await Assert.ThrowsAsync<Refused>(() => older.Journal.Record(
            new Told(), Roles.Terminal, Guid.CreateVersion7()));
        Assert.Equal("chain-stopped", refused.Code);
        Assert.Equal(1, older.Journal.Verify().Entries);
    }

    // Each text is prepared once and kept, on every connection.
    [Fact]
    public void Lists_of_all_lengths_are_few_statements_and_ask_for_the_same()
    {
        var lists = Enumerable.Range(0, 1_025).Select(length => Asked(
            [.. Enumerable.Range(0, length).Select(at => $"v{at}")])).ToList();
        Assert.Equal(12, lists.Select(one => one.Text).Distinct().Count());
        Assert.All(lists.Index(), one => Assert.Equal(one.Index, one.Item.Values.Distinct().Count()));
        Assert.All(lists.Index().Skip(1), one => Assert.InRange(
            one.Item.Values.Count, one.Index, (2 * one.Index) - 1));
        Assert.Equal(1_100, Asked([.. Enumerable.Repeat("v", 1_100)]).Values.Count);

        static (string Text, List<object?> Values) Asked(List<string> list)
        {
            Sql sql = $"select id from people where id in {list}";
            return (sql.Text.ToString(), sql.Values);
        }
    }

    private sealed class Off(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }

    private sealed record Told : ICommand
    {
        public static string Permission => "access.grant";

        public string Scope => Entry.World;

        public Fact? Decide(Tables tables, Caller caller) =>
            new RoleWithdrawn("u1", "administrator", "unhcr", Entry.World);
    }

    /// <summary>Changes nothing, but holds the writer, so that what is sent meanwhile becomes one group.</summary>
    private sealed record Wait([property: JsonIgnore] Action Deciding) : ICommand
    {
        public static string Permission => "access.grant";

        public string Scope => Entry.World;

        public Fact? Decide(Tables tables, Caller caller)
        {
            Deciding();
            return null;
        }
    }
}
