using Aman.Access;
using Aman.Zones;
using Xunit;

namespace Aman.Tests.Topics.Zones;

/// <summary>About <see cref="AnswerProposal"/>.</summary>
public class AnswerProposalTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Each_required_consent_is_missed_by_name_when_it_alone_is_missing(string engine)
    {
        await using var node = Engines.Node(engine);
        await node.Recognise();
        foreach (var party in Zaatari.Parties)
        {
            await node.Do(new WithdrawAnswer(Zaatari.Zone, party.Id, "To think again"));
            Assert.Contains($"Missing: the consent of {party.Name} ({party.Id}), which withdrew its answer.",
                await node.Refusal(new OpenZone(Zaatari.Zone), "zone-state"));
            await node.Do(Zaatari.Answer(party.Id, Answers.Refuses));
            Assert.Contains($"Missing: the consent of {party.Name} ({party.Id}), which refuses.",
                await node.Refusal(new OpenZone(Zaatari.Zone), "zone-state"));
            await node.Do(new WithdrawAnswer(Zaatari.Zone, party.Id, "To answer anew"));
            await node.Do(Zaatari.Answer(party.Id));
        }

        await node.Do(new OpenZone(Zaatari.Zone));
        Assert.Contains("it is open", await node.Refusal(new OpenZone(Zaatari.Zone), "zone-state"));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_zone_needs_each_kind_of_party_even_when_all_notified_ones_consent(string engine)
    {
        foreach (var (absent, words) in new[]
        {
            ("host", "the host authority"), ("unhcr", "UNHCR"), ("icrc", "a further international organisation"),
        })
        {
            await using var node = Engines.Node(engine);
            await node.Notify([.. Zaatari.All.Where(party => party != absent)]);
            foreach (var party in Zaatari.All.Where(party => party != absent))
            {
                await node.Do(Zaatari.Answer(party));
            }

            Assert.Contains($"Missing: the notification and consent of {words}.",
                await node.Refusal(new OpenZone(Zaatari.Zone), "zone-state"));
        }
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_answer_that_may_not_be_given_is_refused(string engine)
    {
        await using var node = Engines.Node(engine);
        await node.Notify("host", "unhcr", "icrc");
        await node.Refusal(Zaatari.Answer("nobody"), "party-unknown");
        Assert.Contains("Notify it first", await node.Refusal(Zaatari.Answer("party-one"), "party-not-notified"));
        await node.Refusal(Zaatari.Answer("host") with { Answer = "maybe" }, "answer-unknown");
        await node.Refusal(Zaatari.Answer("host") with { Text = "" }, "text-missing");
        await node.Refusal(Zaatari.Answer("host") with { Signatory = "" }, "text-missing");
        var rain = new Condition("rain", "If it rains");
        await node.Refusal(Zaatari.Answer("host") with { Conditions = [rain] }, "answer-conditions");
        var conditional = Zaatari.Answer("host", Answers.AcceptsIf);
        await node.Refusal(conditional with { Conditions = [] }, "answer-conditions");
        await node.Refusal(conditional with { Conditions = [rain, rain] }, "answer-conditions");
        await node.Refusal(conditional with { Conditions = [rain with { Id = "" }] }, "text-missing");
        await node.Refusal(conditional with { Conditions = [rain with { Text = " " }] }, "text-missing");
        await node.Refusal(conditional with { Conditions = [rain with { Consent = "army" }] }, "party-kind");
        Assert.Contains("no answer to withdraw",
            await node.Refusal(new WithdrawAnswer(Zaatari.Zone, "host", "Why not"), "party-not-answered"));
        await node.Do(Zaatari.Answer("host"));
        Assert.Contains("has answered: accepts",
            await node.Refusal(Zaatari.Answer("host", Answers.Refuses), "party-answered"));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Only_its_own_people_answer_for_a_party(string engine)
    {
        await using var node = Engines.Node(engine);
        await node.Notify();
        await node.Do(new GrantRole("u1", "zone-coordinator", "unhcr", Zaatari.Zone));
        await node.Do(new GrantRole("u2", "liaison", "host", Zaatari.Zone));
        await node.Do(new GrantRole("u3", "liaison", "host", "elsewhere"));
        await node.Refusal(Zaatari.Answer("host"), "party-not-yours", new Caller("u1"));
        await node.Refusal(Zaatari.Answer("unhcr"), "party-not-yours", new Caller("u2"));
        await node.Refusal(Zaatari.Answer("host"), "not-permitted", new Caller("u3"));
        await node.Do(Zaatari.Answer("host"), new Caller("u2"));
        await node.Refusal(new WithdrawAnswer(Zaatari.Zone, "host", "Not mine"), "party-not-yours", new Caller("u1"));
        await node.Refusal(new OpenZone(Zaatari.Zone), "not-permitted", new Caller("u2"));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_altered_statement_does_not_fit_its_signature(string engine)
    {
        await using var node = Engines.Node(engine);
        await node.Notify();
        var entry = await node.Do(Zaatari.Answer("party-two", Answers.AcceptsIf));
        var answer = Assert.IsType<ProposalAnswered>(node.Journal.Kinds.Read(entry.Body));
        Assert.True(answer.IsSignedFor(Zaatari.Zone, entry.Actor));
        Assert.True(node.Life().Answers.Single(one => one.Party == "party-two").Signed);
        var condition = answer.Conditions[0];
        Assert.All(
            [
                answer with { Text = answer.Text + " " },
                answer with { Answer = Answers.Accepts },
                answer with { Party = "party-one" },
                answer with { Proposal = answer.Proposal[1..] + "0" },
                answer with { Signatory = "Another office" },
                answer with { Conditions = [] },
                answer with { Conditions = [condition with { Consent = PartyKinds.Unhcr }] },
                answer with { Conditions = [condition, new("more", "One more")] },
                answer with { Signature = Convert.ToBase64String(new byte[64]) },
                answer with { Signature = "no base64" },
                answer with { Key = Convert.ToBase64String(new byte[31]) },
            ],
            altered => Assert.False(altered.IsSignedFor(Zaatari.Zone, entry.Actor)));
        Assert.False(answer.IsSignedFor("elsewhere", entry.Actor));
        Assert.False(answer.IsSignedFor(Zaatari.Zone, "another user"));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Only_a_user_with_a_key_for_the_party_signs_in_its_name(string engine)
    {
        await using var node = Engines.Node(engine);
        await node.Notify();
        Assert.Contains("Grant a user the role liaison of host",
            await node.Refusal(Zaatari.Answer("host"), "signing-key-missing", Roles.Terminal));
        await node.Do(new GrantRole("u1", "protection-officer", "host", Entry.World));
        await node.Do(new GrantRole("u1", "zone-coordinator", "unhcr", Entry.World));
        await node.Refusal(Zaatari.Answer("host"), "party-not-yours", new Caller("u1"));
        await node.Do(new GrantRole("u1", "liaison", "host", Zaatari.Zone));
        Assert.Null(await node.Do(new GrantRole("u1", "liaison", "host", Zaatari.Zone)));
        await node.Do(Zaatari.Answer("host"), new Caller("u1"));
        Assert.True(node.Life().Answers.Single(one => one.Party == "host").Consents);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_role_taken_back_later_leaves_a_statement_and_one_taken_back_before_does_not(string engine)
    {
        await using var node = Engines.Node(engine);
        await node.Recognise();
        await node.Do(new WithdrawRole(Zaatari.Liaison("host").Actor, "liaison", "host", Entry.World));
        Assert.Equal(ZoneState.Recognised, node.Life().State);
        Assert.Empty(node.Verify().Faults);

        // As a node would that lets go on who no longer may: the same statement, made after the role was taken back.
        await node.Do(new WithdrawAnswer(Zaatari.Zone, "host", "Once more"));
        var first = node.Journal.Read(tables => tables.Query<string>($"""
            select body from entries where scope = {Zaatari.Zone} and actor = {Zaatari.Liaison("host").Actor}
            """)).Single();
        Forgery.Append(node, Zaatari.Liaison("host").Actor, first);
        Assert.Equal("signature", node.Life().Missing.Single().Code);
        Assert.Single(node.Verify().Faults);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_a_node_signed_in_a_partys_place_counts_until_the_party_has_a_key_of_its_own(string engine)
    {
        await using var node = Engines.Node(engine);
        await node.Notify();
        foreach (var party in Zaatari.All.Where(party => party != "host"))
        {
            await node.Do(Zaatari.Answer(party));
        }

        using (var key = node.Keys.NodeKey())
        {
            var old = new ProposalAnsweredAtNode("host", node.Life().Proposal!, Answers.Accepts, "We agree.",
                ["A commission may come"], "Minister", key.Public, "");
            old = old with { Signature = key.Sign(old.Stated(Zaatari.Zone)) };
            Assert.True(old.IsSignedFor(Zaatari.Zone));
            Assert.False((old with { Text = "We agree!" }).IsSignedFor(Zaatari.Zone));
            Forgery.Append(node, Roles.Terminal.Actor, node.Journal.Kinds.Write(old));
            Assert.Empty(node.Verify().Faults);
            Assert.True(node.Life().Answers.Single(one => one.Party == "host") is
                { Signed: true, Conditions: [{ Met: true, Text: "A commission may come" }] });

            await node.Do(new GrantRole("u1", "liaison", "host", Zaatari.Zone));
            Assert.True(node.Life().Answers.Single(one => one.Party == "host").Signed);
            Forgery.Append(node, Roles.Terminal.Actor, node.Journal.Kinds.Write(old));
        }

        Assert.False(node.Life().Answers.Single(one => one.Party == "host").Signed);
        Assert.Single(node.Verify().Faults);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_open_question_holds_up_its_asker_and_nobody_else(string engine)
    {
        await using var node = Engines.Node(engine);
        await node.Notify();
        await node.Do(new AskClarification(Zaatari.Zone, "q1", "party-one", "Who guards the roads?"));
        Assert.Contains("its question q1", await node.Refusal(Zaatari.Answer("party-one"), "clarification-open"));
        foreach (var party in Zaatari.All.Where(party => party != "party-one"))
        {
            await node.Do(Zaatari.Answer(party));
        }

        Assert.Contains("First party (party-one), which waits for an answer to its question q1",
            await node.Refusal(new OpenZone(Zaatari.Zone), "zone-state"));
        await node.Refusal(new AskClarification(Zaatari.Zone, "q1", "party-one", "Again?"), "clarification-known");
        await node.Refusal(new AskClarification(Zaatari.Zone, "q2", "host", "Too late?"), "party-answered");
        await node.Refusal(new AnswerClarification(Zaatari.Zone, "q9", "host", "What?"), "clarification-unknown");
        await node.Do(new AnswerClarification(Zaatari.Zone, "q1", "host", "The civil police, unarmed."));
        await node.Refusal(new AnswerClarification(Zaatari.Zone, "q1", "host", "Others."), "clarification-known");
        await node.Do(Zaatari.Answer("party-one"));
        await node.Do(new OpenZone(Zaatari.Zone));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_question_to_a_party_is_answered_by_it_alone_and_can_be_followed_up(string engine)
    {
        await using var node = Engines.Node(engine);
        await node.Notify();
        var ask = new AskClarification(Zaatari.Zone, "q1", "party-one", "Who is it for?", "party-two");
        await node.Refusal(ask with { To = "nobody" }, "party-unknown");
        await node.Refusal(ask with { Follows = "q0" }, "clarification-unknown");
        await node.Do(ask);
        var answer = new AnswerClarification(Zaatari.Zone, "q1", "host", "For all.");
        Assert.Contains("asked of party-two", await node.Refusal(answer, "clarification-not-yours"));
        await node.Do(answer with { By = "party-two" });
        var follow = new AskClarification(Zaatari.Zone, "q2", "party-one", "And who guards it?", null, "q1");
        await node.Refusal(follow with { Party = "icrc" }, "clarification-unknown");
        await node.Do(follow);
        Assert.Equal("party-two", node.Life().Clarifications[^1].To);
        await node.Refusal(Zaatari.Answer("party-one"), "clarification-open");
        await node.Do(Zaatari.Answer("icrc"));
        await node.Do(answer with { Id = "q2", By = "party-two" });
        await node.Do(Zaatari.Answer("party-one"));
    }
}
