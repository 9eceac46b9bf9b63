using Aman.Access;
using Aman.Sharing;
using Aman.Tests.Topics.Zones;
using Xunit;

namespace Aman.Tests.Topics.Sharing;

public class ProposeAgreementTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Each_refusal_says_what_is_wrong(string engine)
    {
        await using var shared = await Shared.Open(engine);
        var node = shared.Node;
        var good = Shared.Agreement();
        foreach (var bad in (ProposeAgreement[])[
            good with { Kind = "everything" }, good with { Purpose = "curiosity" },
            good with { Fields = ["names", "password"] }, good with { Fields = [] }, good with { Receivers = [] },
            good with { Receivers = ["a\nb"] }, good with { RetentionDays = 0 },
            good with { ExpiresOn = Shared.Day.AddDays(-1) },
            good with { Kind = SharingKinds.Figures }])
        {
            await node.Refusal(bad, "agreement-invalid", Shared.Coordinator);
        }

        await node.Refusal(good with { Id = " " }, "sharing-text", Shared.Coordinator);
        await node.Refusal(good with { LegalBasis = "" }, "sharing-text", Shared.Coordinator);
        await node.Refusal(good, "not-permitted", Shared.Liaison);
        await node.Do(good, Shared.Coordinator);
        await node.Refusal(good, "agreement-known", Shared.One);
        await node.Refusal(new DecideAgreement(Shared.Zone, "a9", true, "fits"), "agreement-unknown", Shared.One);
        await node.Refusal(new EndAgreement(Shared.Zone, "a9", "over"), "agreement-unknown", Shared.One);
        await node.Do(good with { Id = "a2" }, Shared.One);
        await node.Refusal(new DecideAgreement(Shared.Zone, "a2", true, "mine"), "decision-own", Shared.One);
        await node.Do(new DecideAgreement(Shared.Zone, "a1", true, "fits"), Shared.One);
        Assert.Null(await node.Do(new DecideAgreement(Shared.Zone, "a1", true, "fits"), Shared.One));
        Assert.Equal(SharingState.Waiting, State(shared));
        await node.Do(new DecideAgreement(Shared.Zone, "a1", false, "too much"), Shared.Two);
        Assert.Equal(SharingState.Refused, State(shared));
        await node.Do(new DecideAgreement(Shared.Zone, "a1", true, "on second thoughts"), Shared.Two);
        Assert.Equal(SharingState.Agreed, State(shared));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Requests_stay_inside_their_agreement_and_name_who_asks(string engine)
    {
        await using var shared = await Shared.Open(engine);
        var node = shared.Node;
        await shared.Agree();
        AskInformation unknown = Shared.Ask("q2", "a9");
        await node.Refusal(unknown, "agreement-unknown", Shared.Liaison);
        await node.Refusal(Shared.Ask("q2"), "party-not-yours", Shared.Stranger);
        await node.Refusal(Shared.Ask("q2") with { Receiver = "host" }, "agreement-unknown", Shared.Stranger);
        await node.Refusal(Shared.Ask("q2", "a1", "specific-needs"), "request-outside-agreement", Shared.Liaison);
        await node.Refusal(Shared.Ask("q2") with { Fields = [] }, "request-outside-agreement", Shared.Liaison);
        await node.Refusal(Shared.Ask("q2") with { Reason = "" }, "sharing-text", Shared.Liaison);
        await node.Refusal(Shared.Ask(), "request-known", Shared.Liaison);
        await node.Refusal(new DecideInformation(Shared.Zone, "q9", true, "needed"), "request-unknown", Shared.One);
        await node.Refusal(
            new RegisterReceiverKey(Shared.Zone, Shared.Receiver, "no key"), "receiver-key-invalid", Shared.Liaison);
        await node.Refusal(
            new RegisterReceiverKey(Shared.Zone, Shared.Receiver, shared.PublicKey), "party-not-yours",
            Shared.Stranger);
    }

    // A liaison of one organisation who works at the gate of another is that one's gate, and not its liaison.
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Who_receives_for_an_organisation_holds_the_role_for_it_and_not_for_another(string engine)
    {
        await using var shared = await Shared.Open(engine);
        await shared.Agree();
        await shared.Consent(true, 0);
        var (node, both) = (shared.Node, Shared.Stranger);
        await node.Do(new GrantRole(both.Actor, "gate-registrar", Shared.Receiver, Shared.Zone));
        await node.Refusal(new RegisterReceiverKey(Shared.Zone, Shared.Receiver, Hpke.NewKey().Public),
            "party-not-yours", both);
        await node.Refusal(Shared.Ask("q2"), "party-not-yours", both);
        await node.Refusal(new DiscloseInformation(Shared.Zone, "q1"), "party-not-yours", both);
        Assert.Single((await shared.Fetch()).Open(shared.PrivateKey));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_receiver_sees_its_own_and_an_officer_sees_all(string engine)
    {
        await using var shared = await Shared.Open(engine);
        await shared.Agree();
        await shared.Consent(true, 0);
        SharingOverview Seen(Caller caller) =>
            shared.Node.Journal.Read(tables => SharingOverview.Of(tables, caller, Shared.Zone));
        var officer = Seen(Shared.One);
        Assert.Equal((2, 1), (officer.Agreements[0].Officers, officer.Standing[Shared.Purpose]));
        Assert.True(Assert.Single(officer.Requests).Collectable);
        Assert.Single(Seen(Shared.Liaison).Agreements);
        Assert.Empty(Seen(Shared.Liaison).Standing);
        Assert.Empty(Seen(Shared.Stranger).Agreements);
        Assert.Empty(Seen(Shared.Stranger).Requests);
        Assert.Empty(Seen(Shared.Stranger).Keys);
    }

    private static SharingState State(Shared shared) => shared.Node.Journal.Read(
        tables => SharingOverview.Of(tables, Shared.One, Shared.Zone)).Agreements.Single(one =>
            one.Agreement.Id == "a1").State;
}
