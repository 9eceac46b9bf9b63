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
