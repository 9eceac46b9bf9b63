using Aman.Access;
using Aman.Zones;
using Xunit;

namespace Aman.Tests.Topics.Zones;

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
            await node.Do(Zaatari.Answer(party.Id, Answers.AcceptsUnderControl));
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
        await node.Refusal(Zaatari.Answer("host") with { Conditions = ["If it rains"] }, "answer-conditions");
        await node.Refusal(Zaatari.Answer("host") with { Answer = Answers.AcceptsUnderControl }, "answer-conditions");
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
        var entry = await node.Do(Zaatari.Answer("party-two", Answers.AcceptsUnderControl));
        var answer = Assert.IsType<ProposalAnswered>(node.Journal.Kinds.Read(entry.Body));
        Assert.True(answer.IsSignedFor(Zaatari.Zone));
        Assert.True(node.Life().Answers.Single(one => one.Party == "party-two").Counts);
        Assert.All(
            [
                answer with { Text = answer.Text + " " },
                answer with { Answer = Answers.Accepts },
                answer with { Party = "party-one" },
                answer with { Proposal = answer.Proposal[1..] + "0" },
                answer with { Signatory = "Another office" },
                answer with { Conditions = [] },
                answer with { Conditions = [answer.Conditions[0], "One more"] },
                answer with { Signature = Convert.ToBase64String(new byte[64]) },
                answer with { Signature = "no base64" },
                answer with { Key = Convert.ToBase64String(new byte[31]) },
            ],
            altered => Assert.False(altered.IsSignedFor(Zaatari.Zone)));
        Assert.False(answer.IsSignedFor("elsewhere"));
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
}
