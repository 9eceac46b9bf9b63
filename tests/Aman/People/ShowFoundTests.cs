using Aman.Access;
using Aman.People;
using Xunit;

namespace Aman.Tests.Topics.People;

public class ShowFoundTests
{
    private static readonly Caller Registrar = new("r1");

    /// <summary>Like nobody who is registered.</summary>
    private static readonly Person Stranger = Somebody.Head() with
    {
        Names = new(null, new("Zubaida", "Faris", "Nuri", "Qabbani", "Wafa")), Birth = new(1951), Documents = [],
        Phones = [],
    };

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_search_and_a_look_at_the_gate_are_on_record_with_how_many_were_shown_and_no_word(string engine)
    {
        await using var node = await Node(engine);
        await Somebody.Register(node, Somebody.Head());
        await HouseholdSearch.Of(node, Registrar, Somebody.Zone, "salma");
        await HouseholdSearch.Of(node, Registrar, Somebody.Zone, "nobody");
        await GateCheck.Of(node, Registrar, Somebody.Zone, Somebody.Head());
        // That somebody is not here is told too.
        Assert.Empty(await GateCheck.Of(node, Registrar, Somebody.Zone, Stranger));

        Assert.Equal([("names", 1), ("names", 0), ("gate", 1), ("gate", 0)], node.Journal.Read(tables =>
            tables.Query<(string, long)>($"select how, shown from searches where actor = 'r1' order by stamp")));
        var bodies = node.Journal.Read(tables => tables.Query<string>(
            $"select body from entries where body like '%searched%'"));
        Assert.Equal(4, bodies.Count);
        Assert.DoesNotContain(bodies, body => body.Contains("salma", StringComparison.OrdinalIgnoreCase)
            || body.Contains("nobody", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Who_searches_too_often_within_an_hour_is_refused_and_nobody_else_is(string engine)
    {
        await using var node = await Node(engine);
        await Somebody.Register(node, Somebody.Head());
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        node.Database.Transact(tables =>
        {
            for (var at = 0; at < Aman.People.Limits.SearchesPerHourMax; at++)
                tables.Execute($"""
                    insert into searches (stamp, zone, actor, at, how, shown)
                    values ({$"s{at}"}, {Somebody.Zone}, 'r1', {(at == 0 ? now - 3_600_000 : now - 60_000)}, 'names', 1)
                    """);
            return 0;
        });

        // The first of them is an hour old: there is room for one more.
        Assert.Single(await HouseholdSearch.Of(node, Registrar, Somebody.Zone, "salma"));
        foreach (var ask in new Func<Task>[]
        {
            () => HouseholdSearch.Of(node, Registrar, Somebody.Zone, "salma"),
            () => GateCheck.Of(node, Registrar, Somebody.Zone, Somebody.Head()),
            () => GateCheck.Of(node, Registrar, Somebody.Zone, Stranger),
        })
        {
            var refused = await Assert.ThrowsAsync<Refused>(ask);
            Assert.Equal("search-limit", refused.Code);
            Assert.Contains("in 58 minutes", refused.Message, StringComparison.Ordinal);
        }

        Assert.Single(await Somebody.Search(node, "salma"));
        // Registering goes on.
        await node.Journal.Record(Somebody.Household(Somebody.Head()), Registrar, Guid.CreateVersion7());
        // The command itself has no way round.
        Assert.Equal("search-limit", (await Assert.ThrowsAsync<Refused>(() => node.Journal.Record(
            new ShowFound(Somebody.Zone, SearchKinds.Names, []), Registrar, Guid.CreateVersion7()))).Code);
    }

    private static async Task<Node> Node(string engine)
    {
        var node = await Somebody.Node(engine);
        await node.Journal.Record(new GrantRole("r1", "gate-registrar", "unhcr", Somebody.Zone), Roles.Terminal,
            Guid.CreateVersion7());
        return node;
    }
}
