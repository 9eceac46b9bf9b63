using Aman.Talks;
using Aman.Tests.Topics.Zones;
using Xunit;

namespace Aman.Tests.Topics.Talks;

public class TakePositionTests
{
    // Point 7 of the statement of 2017: one state prefers one delegation and accepts several.
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Who_prefers_one_and_accepts_several_leaves_several_as_common_ground(string engine)
    {
        await using var node = Engines.Node(engine);
        await node.Set();
        await node.Do(Table.Position(Table.OneState, Table.One, Stances.Prefers));
        await node.Do(Table.Position(Table.OneState, Table.Several, Stances.Accepts, "No harm in it"));
        await node.Do(Table.Position(Table.OtherState, Table.One, Stances.Objects, "They do not agree"));
        await node.Do(Table.Position(Table.OtherState, Table.Several, Stances.Prefers));
        var ground = node.Matrix().Ground;
        Assert.Equal([Table.Several], ground.Shared.Select(one => one.Option));
        var lever = ground.Widening[0];
        Assert.Equal((Table.OtherState, "They do not agree", Table.One),
            (lever.Parties.Single(), lever.Objection, lever.Opens.Single()));
        Assert.Equal(1, ground.All.Count(one => one.Silent == 2));

        // The objection lifted, both are common ground, and what was said before is kept.
        await node.Do(Table.Position(Table.OtherState, Table.One, Stances.Accepts));
        Assert.Equal([Table.One, Table.Several], node.Matrix().Ground.Shared.Select(one => one.Option));
        Assert.Equal([Stances.Accepts, Stances.Objects, Stances.Prefers], node.Journal.Read(tables =>
            Matrix.History(tables, Table.Process, Table.Point, Table.One)).Select(one => one.Stance));
        Assert.Null(await node.Do(Table.Position(Table.OtherState, Table.One, Stances.Accepts)));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Conditions_are_open_until_their_own_party_says_they_are_met(string engine)
    {
        await using var node = Engines.Node(engine);
        await node.Set();
        var ours = await node.Negotiator(Table.OneState);
        await node.Do(Table.Position(
            Table.OneState, Table.Several, Stances.AcceptsIf, null, "UNHCR is told", "They meet first"), ours);
        Assert.Equal(GroundLevel.Conditional, node.Matrix().Ground.Shared.Single().Level);
        var met = new MarkCondition(Table.Process, Table.OneState, "UNHCR is told", true, "Its letter");
        await node.Refusal(met, "party-not-yours", await node.Negotiator(Table.OtherState));
        await node.Refusal(met with { Condition = "UNHCR is TOLD" }, "condition-unknown");
        await node.Refusal(met with { Process = "nowhere" }, "process-unknown");
        await node.Do(met, ours);
        Assert.Null(await node.Do(met, ours));
        Assert.Equal(["They meet first"], node.Matrix().Ground.Shared.Single().OpenConditions);
        Assert.Equal("They meet first", node.Matrix().Ground.Widening.Single().Condition);
        await node.Do(met with { Condition = "They meet first" }, ours);
        Assert.Equal(GroundLevel.Firm, node.Matrix().Ground.Shared.Single().Level);
        await node.Do(met with { Met = false }, ours);
        Assert.Equal(GroundLevel.Conditional, node.Matrix().Ground.Shared.Single().Level);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_position_that_is_not_whole_or_not_ones_own_is_refused(string engine)
    {
        await using var node = Engines.Node(engine);
        await node.Set();
        var good = Table.Position(Table.OneState, Table.One, Stances.Prefers);
        await node.Refusal(good with { Process = "nowhere" }, "process-unknown");
        await node.Refusal(good with { Point = "p9" }, "point-unknown");
        await node.Refusal(good with { Option = "o9" }, "option-unknown");
        await node.Refusal(good with { Party = Table.Opposition }, "process-party");
        Assert.Contains("prefers, accepts, accepts-if, objects",
            await node.Refusal(good with { Stance = "likes" }, "position-unknown"));
        await node.Refusal(good with { Conditions = ["If it rains"] }, "position-conditions");
        await node.Refusal(good with { Stance = Stances.AcceptsIf }, "position-conditions");
        await node.Refusal(good with { Stance = Stances.AcceptsIf, Conditions = ["one\ntwo"] }, "position-conditions");
        await node.Refusal(good with { Stance = Stances.AcceptsIf, Conditions = [" "] }, "text-missing");
        await node.Refusal(good with { Stance = Stances.AcceptsIf, Conditions = [new('c', 1_001)] }, "text-too-long");
        await node.Refusal(good with
        {
            Stance = Stances.AcceptsIf, Conditions = [.. Enumerable.Range(0, 21).Select(at => $"c{at}")],
        }, "talks-too-many");
        await node.Refusal(good with { Stance = Stances.Objects }, "position-reasons");
        await node.Refusal(good with { Contact = "call-9" }, "contact-unknown");
        await node.Refusal(good, "party-not-yours", await node.Negotiator(Table.OtherState));
        await node.Do(good, await node.Negotiator(Table.OneState));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Positions_taken_apart_on_two_nodes_end_alike_on_both(string engine)
    {
        await using var one = Engines.Node(engine);
        await using var two = Engines.Node(engine);
        await one.Set();
        Exchange.Send(one, two);
        await Exchange.Past(await one.Do(Table.Position(Table.OneState, Table.One, Stances.Prefers)));
        await two.Do(Table.Position(Table.OneState, Table.One, Stances.Objects, "On second thoughts"));
        Exchange.Send(one, two);
        Exchange.Send(two, one);
        Assert.Equal(Stances.Objects, one.Matrix().Positions.Single().Stance);
        Assert.Equal(Stances.Objects, two.Matrix().Positions.Single().Stance);
        Assert.Equal(2, one.Journal.Read(tables =>
            Matrix.History(tables, Table.Process, Table.Point, Table.One)).Count);
    }
}
