using Aman.Access;
using Xunit;

namespace Aman.Tests.Laws;

/// <summary>What chains promise: nothing altered, removed, moved or cut off goes unseen; nothing comes in
/// twice.</summary>
public class ChainLaws
{
    private const string Middle = "node = 'node-0' and scope = 'world' and number = 7";
    private const string Last = "node = 'node-0' and scope = 'world' and number = 20";

    // What a person with the database file could do, and whether another node can see it from the batch alone.
    private static readonly Dictionary<string, (string Sql, bool SeenOnTheWay)> Tamperings = new()
    {
        ["an altered body"] = ($"update entries set body = replace(body, 'user', 'uzer') where {Middle}", true),
        ["an altered last body"] = ($"update entries set body = replace(body, 'user', 'uzer') where {Last}", true),
        ["an altered actor"] = ($"update entries set actor = 'someone' where {Middle}", true),
        ["an altered time"] = ($"update entries set at = at + 1 where {Middle}", true),
        ["an altered hash"] = ($"update entries set hash = replace(hash, '1', '2') where {Middle}", true),
        ["a removed entry"] = ($"delete from entries where {Middle}", true),
        ["a removed entry, the gap closed"] = ($"""
            delete from entries where {Middle};
            update entries set number = number + 1000 where node = 'node-0' and scope = 'world' and number > 7;
            update entries set number = number - 1001 where node = 'node-0' and scope = 'world' and number > 1000
            """, true),
        ["two entries in each other's place"] = ($"""
            update entries set number = 1007 where {Middle};
            update entries set number = 7 where node = 'node-0' and scope = 'world' and number = 8;
            update entries set number = 8 where node = 'node-0' and scope = 'world' and number = 1007
            """, true),
        ["a removed beginning"] =
            ("delete from entries where node = 'node-0' and scope = 'world' and number < 4", true),
        ["a cut tail, its head left"] =
            ("delete from entries where node = 'node-0' and scope = 'world' and number > 15", false),
        ["a cut tail, its head set back"] = ("""
            delete from entries where node = 'node-0' and scope = 'world' and number > 15;
            update heads set number = 15, hash = (select hash from entries e where e.node = 'node-0'
              and e.scope = 'world' and e.number = 15) where node = 'node-0' and scope = 'world'
            """, true),
        ["a removed head"] = ("delete from heads where node = 'node-0' and scope = 'world'", true),
        ["a head of another number"] = ("update heads set number = 19 where node = 'node-0' and scope = 'world'", true),
    };

    public static TheoryData<string, string> All =>
        [.. from tampering in Tamperings.Keys from engine in Engines.Names select (tampering, engine)];

    [Theory, MemberData(nameof(All))]
    public async Task Tampering_is_found_by_verifying_and_not_taken_over(string tampering, string engine)
    {
        var where = Engines.File(engine);
        var history = Twenty();
        await using (var place = Open(where))
        {
            place.Journal.Accept([.. history.Entries], history.Heads);
            Assert.Empty(place.Journal.Verify().Faults);
        }

        Engines.Run(where, Tamperings[tampering].Sql);
        await using var tampered = Open(where);
        Assert.NotEmpty(tampered.Journal.Verify().Faults);

        await using var fresh = Open(Engines.File(engine));
        var (entries, heads) = (tampered.Journal.Since("node-0", Entry.World, 0), tampered.Journal.Heads());
        if (Tamperings[tampering].SeenOnTheWay)
        {
            var refused = Assert.Throws<Refused>(() => fresh.Journal.Accept(entries, heads));
            Assert.Equal("chain-broken", refused.Code);
            Assert.Equal(0, fresh.Journal.Verify().Entries);
            Assert.Empty(fresh.Journal.Heads());
        }
        else
        {
            // A part of a chain is a batch like any other; that its end is missing is seen until the end comes.
            Assert.Equal(15, fresh.Journal.Accept(entries, heads));
            Assert.NotEmpty(fresh.Journal.Verify().Faults);
            Assert.Equal(5, fresh.Journal.Accept([.. history.Entries], history.Heads));
            Assert.Empty(fresh.Journal.Verify().Faults);
        }
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_rewritten_tail_under_a_new_signature_is_refused_by_whoever_saw_the_old_one(string engine)
    {
        var history = Twenty();
        await using var witness = Open(Engines.File(engine));
        witness.Journal.Accept([.. history.Entries], history.Heads);
        var before = witness.Journal.Heads();
        var key = history.Keys.First(one => one.Node == "node-0");
        var kept = history.Entries.Take(15).ToList();
        var other = (kept[^1] with { Number = 16, Previous = kept[^1].Hash }).Hashed();
        Assert.Equal("chain-broken",
            Assert.Throws<Refused>(() => witness.Journal.Accept([.. kept, other], [key.Sign(other)])).Code);
        var forged = new NodeKey("node-0", new byte[32]).Sign(history.Entries.Last());
        Assert.Equal("chain-broken",
            Assert.Throws<Refused>(() => witness.Journal.Accept([.. history.Entries], [forged])).Code);
        Assert.Equal(before, witness.Journal.Heads());
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Resending_changes_nothing_however_old_the_batch(string engine)
    {
        var history = Twenty();
        var key = history.Keys.First(one => one.Node == "node-0");
        await using var place = Open(Engines.File(engine));
        var old = history.Entries.Take(8).ToList();
        Assert.Equal(8, place.Journal.Accept(old, [key.Sign(old[^1])]));
        Assert.Equal(12, place.Journal.Accept([.. history.Entries], history.Heads));
        var (tables, heads) = (place.Database.Fingerprints(Schema.Sql), place.Journal.Heads());
        Assert.Equal(0, place.Journal.Accept([.. history.Entries], history.Heads));
        Assert.Equal(0, place.Journal.Accept(old, [key.Sign(old[^1])]));
        Assert.Equal(tables, place.Database.Fingerprints(Schema.Sql));
        Assert.Equal(heads, place.Journal.Heads());
        Assert.Empty(place.Journal.Verify().Faults);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_unknown_kind_stops_its_chain_and_says_so_until_the_program_knows_it(string engine)
    {
        var older = new Kinds(("role.granted/1", typeof(RoleGranted)));
        var dice = new Dice(5);
        var history = History.Draw(dice, Facts.All, [
            dice => new RoleGranted(dice.Text(), "liaison", dice.Text(), "zone-0"),
            dice => new RoleWithdrawn(dice.Text(), "liaison", dice.Text(), "zone-0")], 60);
        var where = Engines.File(engine);
        await using (var place = Place.Open(where, older, Schema.Sql, null))
        {
            history.Deliver(place.Journal, dice);
            var stopped = place.Journal.Verify();
            Assert.Empty(stopped.Faults);
            Assert.Equal(60, stopped.Entries);
            var first = history.Chains.Select(chain => chain.FirstOrDefault(entry => older.Read(entry.Body) is null))
                .OfType<Entry>().Select(entry => (entry.Node, entry.Scope, (long?)entry.Number));
            Assert.Equal(first.Order(), stopped.Stopped.Select(head => (head.Node, head.Scope, head.Stopped)).Order());
            var live = place.Database.Fingerprints(Schema.Sql);
            place.Journal.Rebuild();
            Assert.Equal(live, place.Database.Fingerprints(Schema.Sql));
            Assert.Equal(stopped.Stopped, place.Journal.Verify().Stopped);
        }

        await using var upgraded = Open(where);
        await using var never = Open(Engines.File(engine));
        history.Deliver(never.Journal, dice);
        Assert.Empty(upgraded.Journal.Verify().Stopped);
        Assert.Equal(never.Database.Fingerprints(Schema.Sql), upgraded.Database.Fingerprints(Schema.Sql));
    }

    private static Place Open(string where) => Place.Open(where, Facts.All, Schema.Sql, null);

    // Twenty entries in one chain, node-0/world.
    private static History Twenty()
    {
        var history = History.Draw(new(3), Facts.All,
            [dice => new RoleGranted(dice.Text(), "liaison", dice.Text(), "zone-0")], 400);
        var chain = history.Chains.First(one => one[0].Node == "node-0" && one[0].Scope == Entry.World);
        return history with { Chains = [chain.Take(20).ToList()] };
    }
}
