using Aman.Access;
using Aman.Zones;
using Xunit;

namespace Aman.Tests.Topics.Zones;

/// <summary>Whatever happens in whatever order, a zone is never open without every consent it needs.</summary>
public class ZoneHistoriesTests
{
    private const int Seed = 20261123;
    private const string Proposal = "hash of the proposal";

    [Fact]
    public void No_zone_is_open_without_every_consent_in_10_000_random_histories()
    {
        var random = new Random(Seed);
        var open = 0;
        for (var at = 0; at < 10_000; at++)
        {
            var steps = History(random);
            if (ZoneLife.From(Zaatari.Zone, steps, OperationRule.Default).State == ZoneState.Open)
            {
                open++;
                Assert.Null(Unlawful(steps));
            }
        }

        Assert.InRange(open, 500, 9_500);
    }

    // The control: a machine that remembers "open" as a state of its own is caught by the same check.
    [Fact]
    public void A_machine_that_stores_its_state_is_found_open_without_a_consent()
    {
        var random = new Random(Seed);
        var caught = new HashSet<string>();
        for (var at = 0; at < 10_000; at++)
        {
            var steps = History(random);
            if (steps.Any(step => step.Step == "opened") && Unlawful(steps) is { } why)
            {
                caught.Add(why);
            }
        }

        Assert.Equal(["consent", "kind", "question"], caught.Order());
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task No_sequence_of_commands_opens_a_zone_without_every_consent(string engine)
    {
        await using var node = Engines.Node(engine);
        foreach (var party in Zaatari.Parties)
        {
            await node.Do(new RecordParty(party.Id, party.Name, party.NameArabic, party.Kind));
        }

        var random = new Random(Seed);
        var opened = 0;
        for (var zone = 0; zone < 8; zone++)
        {
            var id = $"z{zone}";
            await node.Do(Zaatari.Proposal with { Zone = id });
            for (var at = 0; at < 60; at++)
            {
                await Attempt(node, id, random);
                if (node.Journal.Read(tables => ZoneLife.Of(tables, id)).State == ZoneState.Open)
                {
                    opened++;
                    Assert.Null(Unlawful(node.Journal.Read(tables => ZoneSteps.Of(tables, id))));
                }
            }
        }

        Assert.True(opened > 20);
    }

    private static async Task Attempt(Node node, string zone, Random random)
    {
        var party = Zaatari.All[random.Next(5)];
        try
        {
            await (random.Next(24) switch
            {
                0 or 1 or 2 => node.Do(new NotifyParties(zone, [.. Zaatari.All.Take(3 + random.Next(3))])),
                3 => node.Do(new AskClarification(zone, $"q{random.Next(3)}", party, "Why?")),
                4 or 5 => node.Do(new AnswerClarification(zone, $"q{random.Next(3)}", "unhcr", "So.")),
                6 => node.Do(Zaatari.Answer(party, Answers.Refuses) with { Zone = zone }),
                < 17 => node.Do(Zaatari.Answer(party) with { Zone = zone }),
                17 => node.Do(new WithdrawAnswer(zone, party, "Unsafe")),
                < 22 => node.Do(new OpenZone(zone)),
                22 => node.Do(new SuspendZone(zone, "Unsafe")),
                _ => node.Do(new ResumeZone(zone, "Safe")),
            });
        }
        catch (Refused)
        {
            // A refusal is as lawful an outcome as a step.
        }
    }

    /// <summary>Why a zone with these steps may not be open, or null. Written apart from the code it judges.</summary>
    private static string? Unlawful(IReadOnlyList<ZoneStep> steps)
    {
        var consent = new Dictionary<string, bool>();
        var questions = new Dictionary<string, string>();
        var kinds = new HashSet<string?>();
        var proposal = steps.First(step => step.Step == "proposed").Subject;
        foreach (var step in steps.Where(step => step.Step == "notified"))
        {
            consent[step.Party] = false;
            kinds.Add(step.Kind);
        }

        foreach (var step in steps)
        {
            if (step.Step is "answered" or "withdrawn" && consent.ContainsKey(step.Party))
            {
                consent[step.Party] = step.Answer is "accepts" or "accepts-under-control" && step.Signed
                    && step.Subject == proposal;
            }
            else if (step.Step == "asked")
            {
                questions.TryAdd(step.Subject!, step.Party);
            }
        }

        foreach (var step in steps.Where(step => step.Step == "explained"))
        {
            questions.Remove(step.Subject!);
        }

        return !kinds.IsSupersetOf(["host-authority", "unhcr", "international-organisation"]) ? "kind"
            : consent.ContainsValue(false) ? "consent"
            : questions.Values.Any(consent.ContainsKey) ? "question"
            : null;
    }

    // A whole road to opening with a few steps lost, moved or added, as merged chains can bring them.
    private static List<ZoneStep> History(Random random)
    {
        var steps = new List<ZoneStep> { Step("proposed", subject: Proposal) };
        steps.AddRange(Zaatari.All.Select(party => Step("notified", party)));
        steps.AddRange(Zaatari.All.Select(party => Step("answered", party, Proposal, "accepts")));
        steps.Add(Step("opened"));
        for (var changes = random.Next(5); changes > 0; changes--)
        {
            var party = Zaatari.All[random.Next(5)];
            var at = random.Next(steps.Count) + 1;
            switch (random.Next(9))
            {
                case 0: steps.RemoveAt(Math.Min(at, steps.Count - 1)); break;
                case 1: steps.Insert(at, Step("withdrawn", party)); break;
                case 2: steps.Insert(at, Step("answered", party, Proposal, "refuses")); break;
                case 3: steps.Insert(at, Step("answered", party, Proposal, "accepts-under-control")); break;
                case 4: steps.Insert(at, Step("answered", party, "hash of another proposal", "accepts")); break;
                case 5: steps.Insert(at, Step("answered", party, Proposal, "accepts") with { Signed = false }); break;
                case 6: steps.Insert(at, Step("asked", party, $"q{random.Next(2)}")); break;
                case 7: steps.Insert(at, Step("explained", party, $"q{random.Next(2)}")); break;
                default: steps.Insert(at, Step(random.Next(2) == 0 ? "suspended" : "resumed")); break;
            }
        }

        return steps;
    }

    private static ZoneStep Step(string step, string party = "", string? subject = null, string? answer = null) => new(
        "", party, step, 0, Roles.Terminal.Actor, subject, answer, "words", null, null, true, null, null,
        Zaatari.Parties.FirstOrDefault(one => one.Id == party)?.Kind);
}
