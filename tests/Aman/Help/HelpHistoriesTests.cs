using Aman.Access;
using Aman.Help;
using Aman.Tests.Topics.Zones;
using Xunit;

namespace Aman.Tests.Topics.Help;

/// <summary>Whatever happens in whatever order: while the rule is on, no delivery is shown as agreed that those whose
/// territory it is did not ask for or agree to, and that was not accepted in time.</summary>
public class HelpHistoriesTests
{
    private const int Seed = 20261124;
    private const string Zone = "zone-0";
    private static readonly string[] Parties = ["host", "neighbour", "donor", "other"];

    private static readonly HelpAuthority[] Hosts = [new(Zone, "host", "")];

    [Fact]
    public void No_delivery_is_shown_without_ask_or_agreement_in_10_000_random_histories()
    {
        var random = new Random(Seed);
        var (shown, wrong, off) = (0, 0, 0);
        for (var at = 0; at < 10_000; at++)
        {
            var steps = History(random);
            var book = HelpBook.From(steps, Hosts, nowMs: steps.Count + random.Next(20));
            foreach (var delivery in book.Requests.SelectMany(one => one.Deliveries))
            {
                shown++;
                off += RuleAt(steps, delivery.Stamp) ? 0 : 1;
                Assert.Null(Unlawful(steps, delivery.Stamp));
            }

            wrong += book.Exceptions.Count;
            Assert.Equal(steps.Count(step => step.Step == HelpSteps.Delivered),
                book.Exceptions.Count + book.Requests.Sum(one => one.Deliveries.Count));
        }

        Assert.InRange(shown, 1_000, 60_000);
        Assert.InRange(wrong, 1_000, 60_000);
        Assert.InRange(off, 100, shown - 100);
    }

    // The control: a book that believes every delivery it is told of is caught by the same check, for every reason.
    [Fact]
    public void A_book_that_believes_every_delivery_is_caught()
    {
        var random = new Random(Seed);
        var caught = new HashSet<string>();
        for (var at = 0; at < 10_000; at++)
        {
            var steps = History(random);
            caught.UnionWith(steps.Where(step => step.Step == HelpSteps.Delivered)
                .Select(step => Unlawful(steps, step.Stamp)).OfType<string>());
        }

        Assert.Equal(["not accepted", "not agreed", "over", "unknown"], caught.Order());
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task No_sequence_of_commands_delivers_without_ask_or_agreement(string engine)
    {
        var world = new Neighbours();
        await using var node = await world.Open(engine);
        await node.Do(Neighbours.Territory);
        var random = new Random(Seed);
        for (var at = 0; at < 350; at++)
        {
            world.Wait(random.Next(60) == 0 ? 1 : 0);
            await Attempt(node, world, random);
        }

        var (steps, book) = node.Journal.Read(tables => (HelpSteps.All(tables), HelpBook.Of(tables)));
        var hosts = node.Journal.Read(HelpBook.Of).Hosts;
        Assert.Equal(["host"], hosts.Select(one => one.Party));
        Assert.Empty(book.Exceptions);
        Assert.InRange(book.Requests.Sum(one => one.Deliveries.Count), 10, 350);
        foreach (var delivery in book.Requests.SelectMany(one => one.Deliveries))
        {
            Assert.Null(Unlawful([.. steps], delivery.Stamp, Neighbours.Zone));
        }

        Assert.Contains(steps, step => step.Step == HelpSteps.RuleSet && step.Kind == "off");
        Assert.Contains(steps, step => step.Step == HelpSteps.AgreementWithdrawn);
        Assert.All(node.Journal.Read(Aman.Aid.LedgerBalance.Of), item => Assert.Equal(0, item.Sum));
    }

    private static async Task Attempt(Node node, Neighbours world, Random random)
    {
        var (number, isZone) = (random.Next(6), random.Next(2) == 0);
        var zone = isZone ? Neighbours.Zone : Neighbours.World;
        var authority = isZone ? "host" : Neighbours.Neighbour;
        var by = number < 3 ? authority : "unhcr";
        var ask = world.Goods($"ask-{number}", by) with
        {
            Zone = zone, Territory = isZone ? null : "IQ", Until = world.Today.AddDays(1 + random.Next(5)),
        };
        var offer = world.Offer(ask, $"offer-{number}") with { Until = world.Today.AddDays(random.Next(4)) };
        try
        {
            await (random.Next(14) switch
            {
                0 or 1 => node.Do(ask),
                2 or 3 => node.Do(offer),
                4 or 5 => node.Do(new AcceptHelp(zone, offer.Id)),
                6 => node.Do(new AgreeToHelp(zone, ask.Id, authority, "We agree.")),
                7 => node.Do(new WithdrawAgreement(zone, ask.Id, authority, "Unsafe")),
                8 => random.Next(3) == 0 ? node.Do(new RefuseHelp(zone, offer.Id, by, "No")) : node.Do(offer),
                9 => random.Next(4) == 0 ? node.Do(new WithdrawHelp(zone, ask.Id, "Done")) : node.Do(ask),
                10 when random.Next(4) == 0 => node.Do(new SetHelpRule(random.Next(2) == 0, "unhcr", "So decided")),
                _ => node.Do(new DeliverGoods(zone, offer.Id, $"donor:{Neighbours.Ready}",
                    isZone ? $"site:{zone}" : "warehouse:erbil", [new(Neighbours.Tarp, 1 + random.Next(3))])),
            });
        }
        catch (Refused)
        {
            // A refusal is as lawful an outcome as a step.
        }
    }

    private static bool RuleAt(IReadOnlyList<HelpStep> steps, string stamp) => steps.LastOrDefault(step =>
        step.Step == HelpSteps.RuleSet && string.CompareOrdinal(step.Stamp, stamp) < 0)?.Kind != "off";

    /// <summary>Why a delivery may not be shown as agreed, or null. Written apart from the code it judges: it looks
    /// back from the delivery.</summary>
    private static string? Unlawful(List<HelpStep> all, string stamp, string zone = Zone)
    {
        List<HelpStep> before = [.. all.TakeWhile(step => step.Stamp != stamp)];
        var delivery = all[before.Count];
        var offer = before.FirstOrDefault(step => step.Step == HelpSteps.Offered && step.Zone == delivery.Zone
            && step.Subject == delivery.Subject && IsOpen(all, step, step.Request, zone));
        var ask = offer is null ? null : Ask(before, offer.Zone, offer.Request);
        if (ask is null || offer is null)
        {
            return "unknown";
        }

        var answers = before.Where(step => step.Zone == offer.Zone && step.Subject == offer.Subject
            && string.CompareOrdinal(step.Stamp, offer.Stamp) > 0
            && ((step.Step == HelpSteps.Accepted && step.Party == ask.Party && step.At < offer.UntilMs
                    && IsOpen(all, step, ask.Subject, zone))
                || (step.Step == HelpSteps.Refused && step.Party == ask.Party)
                || (step.Step == HelpSteps.Withdrawn && step.Party == offer.Party))).Select(step => step.Step).ToList();
        return !IsAllowed(before, ask, zone) ? "not agreed"
            : answers.FirstOrDefault() != HelpSteps.Accepted || answers.Contains(HelpSteps.Withdrawn) ? "not accepted"
            : delivery.At >= ask.UntilMs || IsWithdrawn(before, ask, stamp) ? "over" : null;
    }

    private static HelpStep? Ask(IReadOnlyList<HelpStep> steps, string zone, string id) =>
        steps.FirstOrDefault(step => step.Step == HelpSteps.Asked && step.Zone == zone && step.Subject == id);

    private static bool IsWithdrawn(IReadOnlyList<HelpStep> steps, HelpStep ask, string before) => steps.Any(step =>
        step.Step == HelpSteps.Withdrawn && step.Zone == ask.Zone && step.Subject == ask.Subject
        && step.Party == ask.Party && string.CompareOrdinal(step.Stamp, before) < 0
        && string.CompareOrdinal(step.Stamp, ask.Stamp) > 0);

    /// <summary>Whether an offer or an acceptance could be made then.</summary>
    private static bool IsOpen(List<HelpStep> all, HelpStep step, string request, string zone)
    {
        List<HelpStep> before = [.. all.TakeWhile(one => one.Stamp != step.Stamp)];
        return Ask(before, step.Zone, request) is { } ask && step.At < ask.UntilMs
            && !IsWithdrawn(before, ask, step.Stamp) && IsAllowed(before, ask, zone);
    }

    private static bool IsAllowed(List<HelpStep> before, HelpStep ask, string zone)
    {
        var whose = ask.Zone == zone ? "host"
            : before.LastOrDefault(step => step.Step == HelpSteps.Territory && step.Subject == ask.Territory)?.Party;
        var said = before.LastOrDefault(step => step.Zone == ask.Zone && step.Subject == ask.Subject
            && step.Party == whose && string.CompareOrdinal(step.Stamp, ask.Stamp) > 0
            && step.Step is HelpSteps.Agreed or HelpSteps.AgreementWithdrawn);
        return !RuleAt(before, "~")
            || (whose is not null && (ask.Party == whose || said?.Step == HelpSteps.Agreed));
    }

    // A whole road to a delivery, in a zone or on a territory, with a few steps lost, moved or added.
    private static List<HelpStep> History(Random random)
    {
        var (at, by) = (random.Next(2) == 0 ? Zone : Entry.World, Parties[random.Next(4)]);
        var whose = at == Zone ? "host" : "neighbour";
        var steps = new List<HelpStep>
        {
            Step(HelpSteps.Territory, "IQ", "neighbour") with { Zone = Entry.World },
            Step(HelpSteps.Asked, "ask", by) with { UntilMs = 6 + random.Next(12), Territory = "IQ" },
            Step(HelpSteps.Agreed, "ask", whose),
            Step(HelpSteps.Offered, "offer", "donor", "ask") with { UntilMs = 6 + random.Next(12) },
            Step(HelpSteps.Accepted, "offer", by),
            Step(HelpSteps.Delivered, "offer", "donor"),
            Step(HelpSteps.Delivered, "offer", "donor"),
        };
        for (var changes = random.Next(6); changes > 0; changes--)
        {
            var (place, party) = (random.Next(steps.Count + 1), Parties[random.Next(4)]);
            switch (random.Next(9))
            {
                case 0: steps.RemoveAt(Math.Min(place, steps.Count - 1)); break;
                case 1: steps.Insert(place, Step(HelpSteps.AgreementWithdrawn, "ask", whose)); break;
                case 2: steps.Insert(place, Step(HelpSteps.Agreed, "ask", party)); break;
                case 3: steps.Insert(place, Step(HelpSteps.Withdrawn, "ask", party)); break;
                case 4: steps.Insert(place, Step(HelpSteps.Withdrawn, "offer", party)); break;
                case 5: steps.Insert(place, Step(HelpSteps.Refused, "offer", party)); break;
                case 6: steps.Insert(place, Step(HelpSteps.Delivered, "offer", "donor")); break;
                case 7: steps.Insert(place, Step(HelpSteps.Accepted, "offer", party)); break;
                default:
                    steps.Insert(place, Step(HelpSteps.RuleSet, "", "unhcr") with
                    {
                        Zone = Entry.World, Kind = random.Next(2) == 0 ? "on" : "off",
                    });
                    break;
            }
        }

        return [.. steps.Select((step, place) => step with
        {
            Zone = step.Zone.Length > 0 ? step.Zone : at, Stamp = $"{place:d3}", At = place + random.Next(2),
        })];
    }

    private static HelpStep Step(string step, string subject, string party, string request = "") =>
        new("", "", step, subject, request, party, 0, "");
}
