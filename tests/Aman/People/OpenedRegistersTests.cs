using Aman.Access;
using Aman.People;
using Aman.Tests.Topics.Safekeeping;
using Aman.Tests.Topics.Zones;
using Xunit;

namespace Aman.Tests.Topics.People;

public class OpenedRegistersTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_register_that_takes_long_to_open_says_how_far_it_is_and_is_whole_in_the_end(string engine)
    {
        // With this clock the first part of a register has taken too long already.
        await using var node = Aman.Node.Open(Engines.New(engine), "only for tests", new Slow());
        await node.Open();
        const int households = 20;
        await Task.WhenAll(Enumerable.Range(0, households).Select(_ => Somebody.Register(node,
            [Somebody.Head(), .. Enumerable.Range(0, 30).Select(_ => Child("Lina"))])));
        foreach (var ask in new Func<Task>[]
        {
            () => Somebody.Search(node, "Salma"),
            () => GateCheck.Of(node, Roles.Terminal, Somebody.Zone, Somebody.Head()),
        })
        {
            node.Keys.Lock();
            node.Keys.Unlock("only for tests");
            var refused = await Assert.ThrowsAsync<Refused>(ask);
            Assert.Equal("register-opening", refused.Code);
            Assert.Contains("80 %", refused.Message, StringComparison.Ordinal);
        }

        Assert.Equal(households, (await Somebody.Search(node, "Salma")).Count);
        await Somebody.Register(node, Somebody.Head());
        Assert.Equal(households + 1, (await Somebody.Search(node, "Salma")).Count);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_gate_knows_who_was_corrected_merged_and_parted_again_as_the_search_does(string engine)
    {
        await using var node = await Somebody.Node(engine);
        var (first, second) = (await Somebody.Register(node, Somebody.Head()), await Somebody.Register(
            node, Somebody.Head()));
        Assert.Equal(2, await Both());

        await node.Do(new MergePersons(Somebody.Zone, first.Persons[0].Id, second.Persons[0].Id));
        Assert.Equal(1, await Both());
        await node.Do(new UndoMerge(Somebody.Zone, first.Persons[0].Id, second.Persons[0].Id));
        Assert.Equal(2, await Both());
        await node.Do(new CorrectPerson(Somebody.Zone, second.Household, second.Persons[0].Id, Somebody.Today,
            Latin: new(new NameParts("Georgette", "Pavel", "Ivan", "Semyonova", "Olga")),
            Documents: new([]), Phones: new([])));
        Assert.Equal(1, await Both());

        async Task<int> Both()
        {
            var named = (await Somebody.Search(node, "Salma")).Count;
            Assert.Equal(named, (await GateCheck.Of(node, Roles.Terminal, Somebody.Zone, Somebody.Head())).Count);
            return named;
        }
    }

    // A node's signed end may come before its entries have: they are told of then, not believed to be here.
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Who_comes_in_a_later_part_of_a_chain_is_found_too(string engine)
    {
        await using var gate = await Somebody.Node(engine);
        await using var hub = Engines.Node(engine);
        await Somebody.Register(gate, Somebody.Head());
        await Somebody.Register(gate, Somebody.Head());
        Exchange.Send(gate, hub, gate.Journal.Heads().Single(head => head.Scope == Entry.World));
        await GrantKeysTests.Grant(gate, hub);
        var head = gate.Journal.Heads().Single(head => head.Scope == Somebody.Zone);
        var chain = gate.Journal.Since(head.Node, head.Scope, 0);
        var second = chain.Last(entry => entry.Body.Contains("household.registered", StringComparison.Ordinal)).Number;

        hub.Journal.Accept([.. chain.TakeWhile(entry => entry.Number < second)], [head]);
        Assert.Single(await Somebody.Search(hub, "Salma"));
        hub.Journal.Accept(chain, [head]);
        Assert.Equal(2, (await Somebody.Search(hub, "Salma")).Count);
    }

    private static Person Child(string given) => Somebody.Of(Relations.Child, new(null, new(given))) with
    {
        Documents = null, Phones = null,
    };

    /// <summary>Two seconds go by whenever somebody looks.</summary>
    private sealed class Slow : TimeProvider
    {
        private long now;

        public override long GetTimestamp() => Interlocked.Add(ref now, 2 * TimestampFrequency);
    }
}
