using Aman.Access;
using Aman.Talks;
using Aman.Tests.Topics.Zones;
using Xunit;

namespace Aman.Tests.Topics.Talks;

public class AgendaTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_round_has_points_and_a_point_options_whose_words_can_be_corrected(string engine)
    {
        await using var node = Engines.Node(engine);
        await node.Set();
        await node.Do(new PutOption(Table.Process, Table.Point, "observers", "Observers only", null));
        await node.Do(new PutOption(Table.Process, Table.Point, Table.One, "A single delegation", "وفد واحد"));
        Assert.Equal(["A single delegation", "Several delegations", "None", "Observers only"],
            node.Matrix().Options.Select(option => option.Title));
        await node.Do(new OpenRound(Table.Process, "first", "Opening round", null, new(2026, 2, 2)));
        Assert.Equal([new("first", "Opening round", null, "2026-02-02")],
            node.Journal.Read(tables => Agenda.Rounds(tables, Table.Process)));
        var point = new PutPoint(Table.Process, Table.Point, "first", "Who speaks", null, []);
        await node.Do(point);
        Assert.Equal("Who speaks", node.Matrix().Point.Title);
        Assert.Equal(4, node.Matrix().Options.Count);
        // Said again, nothing changes.
        Assert.Null(await node.Do(point));
        Assert.Null(await node.Do(new PutOption(Table.Process, Table.Point, "observers", "Observers only", null)));
        Assert.Null(await node.Do(new OpenRound(Table.Process, "first", "Opening round", null, new(2026, 2, 2))));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_has_no_place_or_no_name_is_refused(string engine)
    {
        await using var node = Engines.Node(engine);
        await node.Set();
        var point = new PutPoint(Table.Process, "p2", "first", "Aid", null, [new("a", "A", null)]);
        await node.Refusal(point with { Process = "nowhere" }, "process-unknown");
        await node.Refusal(point with { Round = "second" }, "round-unknown");
        await node.Refusal(point with { Id = "P2" }, "talks-id");
        await node.Refusal(point with { Title = "" }, "text-missing");
        await node.Refusal(point with { Options = [new("a", "A", null), new("a", "B", null)] }, "option-twice");
        await node.Refusal(point with { Options = [new("a b", "A", null)] }, "talks-id");
        await node.Refusal(point with
        {
            Options = [.. Enumerable.Range(0, 501).Select(at => new Option($"o{at}", "O", null))],
        }, "talks-too-many");
        await node.Refusal(new PutOption(Table.Process, "p9", "a", "A", null), "point-unknown");
        await node.Refusal(new PutOption(Table.Process, Table.Point, "a", new('a', 301), null), "text-too-long");
        await node.Refusal(new OpenRound(Table.Process, "", "R", null, new(2026, 1, 1)), "talks-id");
        await node.Refusal(new OpenRound("nowhere", "r", "R", null, new(2026, 1, 1)), "process-unknown");
        var reader = new Caller("reader");
        await node.Do(new GrantRole("reader", "liaison", Table.OneState, Entry.World));
        await node.Refusal(point, "not-permitted", reader);
    }
}
