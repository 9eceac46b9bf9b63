using Aman.Talks;
using Aman.Tests.Topics.Zones;
using Xunit;

namespace Aman.Tests.Topics.Talks;

public class InviteDelegationsTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task One_command_brings_an_earlier_process_on_and_its_origin_stays_visible(string engine)
    {
        await using var node = Engines.Node(engine);
        await node.Set();
        await node.Do(Table.Send("groups", Table.Earlier, Table.Groups));
        await node.Do(Table.Send("exiles", Table.Earlier, new Group("Exiles", null)));
        await node.Do(new InviteDelegations(Table.Process, Table.Earlier, []));
        var invitations = node.Delegations().Invitations;
        Assert.Equal(["groups", "exiles"], invitations.Select(one => one.Origin.Delegation));
        Assert.All(invitations, one => Assert.Equal(InvitationState.Open, one.State));
        Assert.Contains(node.Matrix().Parties, party => party.Id == Table.Opposition);

        // One splits on joining, the other joins as one.
        await node.Do(new AcceptInvitation(Table.Process, Table.Earlier, "groups",
            [Table.Part("north", "North", "East"), Table.Part("south", "South")]));
        await node.Do(new AcceptInvitation(Table.Process, Table.Earlier, "exiles", [Table.Part("exiles", "Exiles")]));
        var all = node.Delegations();
        Assert.Equal(["north", "south", "exiles"], all.Present.Select(one => one.Id));
        Assert.All(all.Present, one => Assert.Equal(Table.Earlier, one.Origin!.Process));
        Assert.Equal("groups", all.All.Single(one => one.Id == "south").Origin!.Delegation);
        Assert.Equal(
            Table.Groups.Select(group => group.Name).Append("Exiles").Order(),
            all.Present.SelectMany(one => one.Groups).Select(group => group.Name).Order());
        // The earlier process is as it was; inviting again changes nothing.
        Assert.Equal(["groups", "exiles"], node.Delegations(Table.Earlier).Present.Select(one => one.Id));
        Assert.Null(await node.Do(new InviteDelegations(Table.Process, Table.Earlier, [])));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Who_declined_can_be_invited_again(string engine)
    {
        await using var node = Engines.Node(engine);
        await node.Set();
        await node.Do(Table.Send("groups", Table.Earlier, Table.Groups));
        await node.Do(new InviteDelegations(Table.Process, Table.Earlier, ["groups"]));
        await node.Do(new DeclineInvitation(Table.Process, Table.Earlier, "groups", "Not in this form"));
        Assert.Equal(InvitationState.Declined, node.Delegations().Invitations.Single().State);
        await node.Refusal(new AcceptInvitation(Table.Process, Table.Earlier, "groups",
            [Table.Part("g", "North", "South", "East")]), "invitation-unknown");
        await node.Do(new InviteDelegations(Table.Process, Table.Earlier, ["groups"]));
        Assert.Equal(InvitationState.Open, node.Delegations().Invitations.Single().State);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_cannot_be_invited_or_joined_is_refused(string engine)
    {
        await using var node = Engines.Node(engine);
        await node.Set();
        await node.Refusal(new InviteDelegations(Table.Process, Table.Process, []), "invitation-nobody");
        await node.Refusal(new InviteDelegations(Processes.Contacts, Table.Process, []), "invitation-nobody");
        Assert.Contains("no delegation in earlier", await node.Refusal(
            new InviteDelegations(Table.Process, Table.Earlier, []), "invitation-nobody"));
        await node.Refusal(new InviteDelegations(Table.Process, "nowhere", []), "process-unknown");
        await node.Refusal(new InviteDelegations(Table.Process, Table.Earlier, ["who"]), "delegation-unknown");
        await node.Do(Table.Send("groups", Table.Earlier, Table.Groups));
        var theirs = await node.Negotiator(Table.OneState);
        AcceptInvitation Accept(params Part[] parts) => new(Table.Process, Table.Earlier, "groups", parts);
        await node.Refusal(Accept(Table.Part("g", "North", "South", "East")), "invitation-unknown");
        await node.Refusal(new DeclineInvitation(Table.Process, Table.Earlier, "groups", "No"), "invitation-unknown");
        await node.Do(new InviteDelegations(Table.Process, Table.Earlier, []), theirs);
        await node.Refusal(Accept(Table.Part("g", "North", "South", "East")), "party-not-yours", theirs);
        await node.Refusal(new DeclineInvitation(Table.Process, Table.Earlier, "groups", "No"), "party-not-yours",
            theirs);
        await node.Refusal(new DeclineInvitation(Table.Process, Table.Earlier, "groups", ""), "text-missing");
        Assert.Contains("3 groups", await node.Refusal(Accept(Table.Part("g", "North")), "delegation-groups"));
        await node.Refusal(Accept(), "delegation-groups");
    }
}
