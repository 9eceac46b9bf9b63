using System.Text.Json;
using Aman.Access;
using Aman.Zones;
using Xunit;

namespace Aman.Tests.Topics.Zones;

/// <summary>Whatever happens in whatever order, a zone is never open without every consent it needs.</summary>
public class ZoneHistoriesTests
{
    private const int Seed = 20261123, Histories = 10_000, ZonesOnEachEngine = 100, Attempts = 30;
    private const string Proposal = "hash of the proposal";
    private static readonly string[] OfArticle4 = ["4a", "4b", "4c", "4d"];
    private static readonly string[] Found = ["met", "not-met", "cannot-tell"];

    [Fact]
    public void No_zone_is_open_without_every_consent_in_10_000_random_histories()
    {
        var random = new Random(Seed);
        var open = 0;
        for (var at = 0; at < Histories; at++)
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
        for (var at = 0; at < Histories; at++)
        {
            var steps = History(random);
            if (steps.Any(step => step.Step == "opened") && Unlawful(steps) is { } why)
            {
                caught.Add(why);
            }
        }

        Assert.Equal(["condition", "consent", "control", "kind", "question"], caught.Order());
    }

    // And the other way round: whatever the check finds lawful and decided the machine opens.
    [Fact]
    public void A_zone_that_lacks_nothing_is_open()
    {
        var random = new Random(Seed);
        for (var at = 0; at < Histories; at++)
        {
            var steps = History(random);
            var ordered = steps.LastOrDefault(step => step.Step is "suspended" or "resumed")?.Step;
            if (Unlawful(steps) is null && steps.Any(step => step.Step == "opened") && ordered != "suspended")
            {
                Assert.Equal(
                    ZoneState.Open, ZoneLife.From(Zaatari.Zone, steps, OperationRule.Default).State);
            }
        }
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task No_sequence_of_commands_and_clock_jumps_opens_a_zone_without_every_consent(string engine)
    {
        var hands = new Hands();
        await using var node = Engines.Node(engine, hands);
        foreach (var party in Zaatari.Parties)
        {
            await node.Do(new RecordParty(party.Id, party.Name, party.NameArabic, party.Kind));
            await node.Do(new GrantRole(Zaatari.Liaison(party.Id).Actor, "liaison", party.Id, Entry.World));
        }

        var (random, opened, grounds) = (new Random(Seed), 0, 0);
        for (var zone = 0; zone < ZonesOnEachEngine; zone++)
        {
            var id = $"z{zone}";
            await Begin(node, id);
            for (var at = 0; at < Attempts; at++)
            {
                await Attempt(node, hands, id, random);
            }

            // Every moment of its life, not its end alone.
            var steps = node.Journal.Read(tables => ZoneSteps.Of(tables, id));
            for (var at = 1; at <= steps.Count; at++)
            {
                List<ZoneStep> until = [.. steps.Take(at)];
                if (ZoneLife.From(id, until, OperationRule.Default).State == ZoneState.Open)
                {
                    opened++;
                    Assert.Null(Unlawful(until));
                }
            }

            grounds += steps.Count(step => step is { Step: "withdrawn", Subject: not null });
            Assert.DoesNotContain(
                steps, step => step is { Step: "withdrawn", Subject: not null } && Early(steps, step));
        }

        Assert.True(opened > 100 && grounds > 0, $"{opened} moments open, {grounds} withdrawn for a finding");
    }

    private static async Task Begin(Node node, string zone)
    {
        await node.Do(Zaatari.Proposal with { Zone = zone });
        await node.Do(new NotifyParties(zone, Zaatari.All));
        await node.Do(new NameMember(zone, "m1", "icrc", "Head of delegation"));
        foreach (var code in OfArticle4)
        {
            await node.Do(new RecordFinding(zone, code, "met", "icrc", "Seen"));
        }

        foreach (var party in Zaatari.All)
        {
            var answer = party == "party-two" ? Answers.AcceptsUnderControl : Answers.Accepts;
            await node.Do(Zaatari.Answer(party, answer) with { Zone = zone }, Zaatari.Liaison(party));
        }

        await node.Do(new OpenZone(zone));
    }

    private static async Task Attempt(Node node, Hands hands, string zone, Random random)
    {
        var party = Zaatari.All[random.Next(5)];
        var code = OfArticle4[random.Next(2)];
        var caller = Zaatari.Liaison(party);
        hands.Move(TimeSpan.FromHours(random.Next(-20, 40)));
        try
        {
            await (random.Next(30) switch
            {
                0 => node.Do(new AskClarification(zone, $"q{random.Next(3)}", party, "Why?", "unhcr"), caller),
                1 or 2 => node.Do(new AnswerClarification(zone, $"q{random.Next(3)}", "unhcr", "So.")),
                3 => node.Do(Zaatari.Answer(party, Answers.Refuses) with { Zone = zone }, caller),
                < 8 => node.Do(Zaatari.Answer(party) with { Zone = zone }, caller),
                < 11 => node.Do(Zaatari.Answer(party, Answers.AcceptsIf) with { Zone = zone }, caller),
                < 14 => node.Do(Zaatari.Answer(party, Answers.AcceptsUnderControl) with { Zone = zone }, caller),
                14 => node.Do(new WithdrawAnswer(zone, party, "Unsafe"), caller),
                15 => node.Do(new WithdrawAnswer(zone, party, "Unsafe", code), caller),
                16 => node.Do(new ClaimConditionMet(zone, party, "roads", "unhcr", "Seen")),
                17 or 18 => node.Do(new RuleOnCondition(zone, party, "roads", random.Next(4) > 0, "So"), caller),
                19 => node.Do(new RecordFinding(zone, code, Found[random.Next(3)], "icrc", "Seen")),
                20 or 21 => node.Do(
                    new WithdrawAnswer(zone, "party-two", "Unsafe", code), Zaatari.Liaison("party-two")),
                22 => node.Do(new RecordFinding(zone, code, "not-met", "icrc", "Seen")),
                23 when random.Next(3) == 0 => node.Do(new RemoveMember(zone, "m1", "Recalled")),
                24 => node.Do(new SuspendZone(zone, "Unsafe")),
                25 => node.Do(new ResumeZone(zone, "Safe")),
                _ => node.Do(new OpenZone(zone)),
            });
        }
        catch (Refused)
        {
            // A refusal is as lawful an outcome as a step.
        }
    }

    // Whether a withdrawal for a finding came before that had stood for five days.
    private static bool Early(IReadOnlyList<ZoneStep> steps, ZoneStep withdrawal)
    {
        long? since = null;
        foreach (var step in steps.TakeWhile(step => step != withdrawal)
            .Where(step => step.Step == "found" && step.Subject == withdrawal.Subject))
        {
            since = step.Answer switch { "not-met" => since ?? step.At, "met" => null, _ => since };
        }

        return since is not { } from || withdrawal.At - from < 5L * 86_400_000;
    }

    /// <summary>Why a zone with these steps may not be open, or null. Written apart from the code it judges.</summary>
    private static string? Unlawful(IReadOnlyList<ZoneStep> steps)
    {
        var proposal = steps.First(step => step.Step == "proposed").Subject;
        var notified = steps.Where(step => step.Step == "notified").DistinctBy(step => step.Party)
            .ToDictionary(step => step.Party, step => step.Kind);
        var last = notified.Keys.ToDictionary(party => party, party => steps.LastOrDefault(step =>
            step.Party == party && step.Step is "answered" or "withdrawn"));
        var removed = steps.Where(step => step.Step == "member-removed").Select(step => step.Subject).ToList();
        var controlled = steps.Any(step => step.Step == "member-named" && !removed.Contains(step.Subject))
            && OfArticle4.All(code => steps.Any(step => step.Step == "found" && step.Subject == code));

        string? Why(string party, string[] asked)
        {
            var said = last[party];
            if (said is not { Step: "answered", Signed: true } || said.Subject != proposal || said.Answer == "refuses")
            {
                return "consent";
            }

            foreach (var condition in JsonDocument.Parse(said.More ?? "[]").RootElement.EnumerateArray())
            {
                var kind = condition.TryGetProperty("consent", out var by) ? by.GetString() : null;
                var met = kind is null ? Ruled(said, party, condition.GetProperty("id").GetString()!)
                    : notified.Any(one => one.Value == kind && !asked.Contains(one.Key)
                        && Why(one.Key, [.. asked, party]) is null && !Asks(one.Key));
                if (!met)
                {
                    return "condition";
                }
            }

            return said.Answer == "accepts-under-control" && !controlled ? "control" : null;
        }

        bool Ruled(ZoneStep said, string party, string id) => steps.SkipWhile(step => step != said)
            .LastOrDefault(step => step.Step == "ruled" && step.Signed && step.Subject == $"{party}/{id}")
            ?.Answer == "met";

        bool Asks(string party) => steps.Any(asked => asked.Step == "asked" && asked.Party == party
            && asked == steps.First(step => step.Step == "asked" && step.Subject == asked.Subject)
            && !steps.Any(step => step.Step == "explained" && step.Subject == asked.Subject
                && (asked.More?.Contains("\"to\":\"unhcr\"", StringComparison.Ordinal) != true
                    || step.Party == "unhcr")));

        return !notified.Values.ToHashSet().IsSupersetOf(["host-authority", "unhcr", "international-organisation"])
            ? "kind"
            : notified.Keys.Select(party => Why(party, [party])).FirstOrDefault(why => why is not null)
                ?? (notified.Keys.Any(Asks) ? "question" : null);
    }

    // A whole road to opening with a few steps lost, moved or added, as merged chains and wrong clocks can bring them.
    private static List<ZoneStep> History(Random random)
    {
        var steps = new List<ZoneStep> { Step("proposed", subject: Proposal) };
        steps.AddRange(Zaatari.All.Select(party => Step("notified", party)));
        steps.AddRange(Zaatari.All.Select(party => Answer(random, party)));
        steps.AddRange(Zaatari.All.Select(party => Step("claimed", "unhcr", $"{party}/roads")));
        steps.AddRange(Zaatari.All.Select(party => Step("ruled", party, $"{party}/roads", "met")));
        steps.Add(Step("member-named", "icrc", "m1"));
        steps.AddRange(OfArticle4.Select(code => Step("found", "icrc", code, "met")));
        steps.Add(Step("opened"));
        for (var changes = random.Next(5); changes > 0; changes--)
        {
            var at = 1 + random.Next(steps.Count - 1);
            if (random.Next(8) == 0)
            {
                steps.RemoveAt(at);
            }
            else
            {
                steps.Insert(random.Next(3) == 0 ? at : steps.Count, Change(random));
            }
        }

        var clock = 0L;
        return [.. steps.Select(step => step with { At = clock += random.Next(-86_400_000, 10 * 86_400_000) })];
    }

    private static ZoneStep Change(Random random)
    {
        var party = Zaatari.All[random.Next(5)];
        return random.Next(13) switch
        {
            0 => Step("withdrawn", party),
            1 => Step("answered", party, Proposal, "refuses"),
            2 or 3 => Answer(random, party),
            4 => Step("answered", party, "hash of another proposal", "accepts"),
            5 => Step("answered", party, Proposal, "accepts") with { Signed = false },
            6 => Step("asked", party, $"q{random.Next(2)}") with
            {
                More = random.Next(2) == 0 ? null : """{"to":"unhcr"}""",
            },
            7 => Step("explained", party, $"q{random.Next(2)}"),
            8 => Step("ruled", party, $"{party}/roads", Found[random.Next(2)]) with { Signed = random.Next(4) > 0 },
            9 => Step("found", "icrc", OfArticle4[random.Next(4)], Found[random.Next(3)]),
            10 => Step("member-removed", "icrc", "m1"),
            11 => Step("suspended"),
            _ => Step("resumed"),
        };
    }

    private static ZoneStep Answer(Random random, string party) => random.Next(4) switch
    {
        0 => Step("answered", party, Proposal, "accepts-if") with { More = """[{"id":"roads","text":"Free roads"}]""" },
        1 => Step("answered", party, Proposal, "accepts-if") with
        {
            More = $$"""[{"id":"k","text":"Agrees","consent":"{{Zaatari.Parties[random.Next(3)].Kind}}"}]""",
        },
        2 => Step("answered", party, Proposal, "accepts-under-control") with { More = "[]" },
        _ => Step("answered", party, Proposal, "accepts"),
    };

    private static ZoneStep Step(string step, string party = "", string? subject = null, string? answer = null) => new(
        "", party, step, 0, Roles.Terminal.Actor, subject, answer, "words", null, null, true, null, null,
        Zaatari.Parties.FirstOrDefault(one => one.Id == party)?.Kind);
}
