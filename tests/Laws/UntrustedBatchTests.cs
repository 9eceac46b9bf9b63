using Aman.Access;
using Xunit;

namespace Aman.Tests.Laws;

/// <summary>What another node sends may be wrong in ways that a whole chain and a good signature do not show.</summary>
public class UntrustedBatchTests
{
    private static readonly NodeKey Key = new("n1", new byte[32]);

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_body_that_lacks_a_field_or_holds_what_cannot_be_stored_stops_its_chain(string engine)
    {
        foreach (var body in new[]
        {
            """{"kind":"role.granted/1","user":"u1"}""",
            """{"kind":"role.granted/1","user":null,"role":"liaison","organisation":"o","zone":"z"}""",
            """{"kind":"persons.erased/1","persons":["p1",null],"ground":"request of the person"}""",
            """{"kind":"transfer.made/1","source":"donor","target":"site/z","lines":[null],"document":"d"}""",
            """{"kind":"role.granted/1","user":"\u0000","role":"liaison","organisation":"o","zone":"z"}""",
        })
        {
            await using var node = Engines.Node(engine);
            var entry = Entry(body, at: 1);
            Assert.Equal(1, node.Journal.Accept([entry], [Key.Sign(entry)]));
            Assert.Equal(1, Assert.Single(node.Journal.Heads()).Stopped);
            node.Journal.Rebuild();
            Assert.Equal(1, Assert.Single(node.Journal.Verify().Stopped).Stopped);
        }
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Time_that_does_not_go_on_and_a_second_key_of_a_node_are_refused(string engine)
    {
        const string Body = """{"kind":"role.granted/1","user":"u1","role":"liaison","organisation":"o","zone":"z"}""";
        await using var node = Engines.Node(engine);
        var negative = Entry(Body, at: -1);
        Assert.Throws<Refused>(() => node.Journal.Accept([negative], [Key.Sign(negative)]));
        var first = Entry(Body, at: 5);
        var second = first with { Number = 2, Previous = first.Hash };
        Assert.Throws<Refused>(() => node.Journal.Accept([first, second.Hashed()], [Key.Sign(second.Hashed())]));
        var later = (second with { At = 6 }).Hashed();
        Assert.Equal(2, node.Journal.Accept([first, later], [Key.Sign(later)]));
        using var other = new NodeKey("n1", [.. Enumerable.Repeat((byte)1, 32)]);
        var elsewhere = (first with { Scope = "z" }).Hashed();
        Assert.Throws<Refused>(() => node.Journal.Accept([elsewhere], [other.Sign(elsewhere)]));
        Assert.Equal(1, node.Journal.Accept([elsewhere], [Key.Sign(elsewhere)]));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_text_that_one_engine_cannot_store_is_refused_on_both(string engine)
    {
        await using var node = Engines.Node(engine);
        var refused = await Assert.ThrowsAsync<Refused>(() => node.Journal.Record(
            new GrantRole("u\0", "liaison", "o", "z"), Roles.Terminal, Guid.CreateVersion7()));
        Assert.Equal("text-unstorable", refused.Code);
    }

    private static Entry Entry(string body, long at) => new Entry(
        "n1", Aman.Entry.World, 1, at, "u1", $"{Guid.CreateVersion7()}/00", body, "", "").Hashed();
}
