using Aman.Talks;
using Aman.Tests.Topics.Zones;
using Xunit;

namespace Aman.Tests.Topics.Talks;

public class BeginProcessTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_process_is_begun_once_and_a_role_can_be_for_it_alone(string engine)
    {
        await using var node = Engines.Node(engine);
        var geneva = new BeginProcess("geneva", "Geneva", "جنيف", "A way to peace");
        var entry = await node.Do(geneva);
        Assert.Equal("talks/geneva", entry.Scope);
        Assert.Equal([new("geneva", "Geneva", "جنيف", "A way to peace")], node.Journal.Read(Processes.All));
        await node.Refusal(geneva with { Name = "Another" }, "process-known");
        await node.Refusal(geneva with { Process = Processes.Contacts }, "process-known");
        await node.Refusal(geneva with { Process = "Geneva 2" }, "talks-id");
        await node.Refusal(geneva with { Process = "g2", Name = "" }, "text-missing");
        await node.Refusal(geneva with { Process = "g2", About = new('a', 4_001) }, "text-too-long");
        var caller = await node.Negotiator("unhcr", "geneva");
        await node.Refusal(geneva with { Process = "g2" }, "not-permitted", caller);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Parties_are_seated_once_and_only_those_on_record(string engine)
    {
        await using var node = Engines.Node(engine);
        await node.Set();
        Assert.Null(await node.Do(new AdmitParties(Table.Process, [Table.OneState])));
        await node.Do(new AdmitParties(Table.Process, Table.Parties));
        Assert.Equal(Table.Parties.Order(), node.Matrix().Parties.Select(party => party.Id));
        await node.Refusal(new AdmitParties(Table.Process, ["who"]), "party-unknown");
        await node.Refusal(new AdmitParties(Table.Process, []), "party-unknown");
        await node.Refusal(new AdmitParties(Processes.Contacts, Table.Parties), "party-unknown");
        await node.Refusal(new AdmitParties("nowhere", Table.Parties), "process-unknown");
    }
}
