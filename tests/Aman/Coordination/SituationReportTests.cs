using System.Text.Json;
using Aman.Access;
using Aman.Aid;
using Aman.Coordination;
using Aman.People;
using Aman.Places;
using Aman.Shelter;
using Aman.Tests.Topics.Aid;
using Aman.Tests.Topics.People;
using Aman.Tests.Topics.Zones;
using Xunit;

namespace Aman.Tests.Topics.Coordination;

public class SituationReportTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task It_counts_people_shelter_stock_and_coverage_and_names_gaps_and_exceptions(string engine)
    {
        await using var node = await Busy(engine);
        var report = Report(node);
        Assert.Equal(("Zaatari", "open", 80_000L), (report.Name, report.State, report.Capacity));
        Assert.Equal(new(5, 12, 3), report.Presence);
        Assert.Equal(new(1, 2), report.Registered);
        Assert.Equal([new("0-4", "male", 1), new("18-59", "female", 1)], report.People);
        Assert.Equal([1L, 1L], report.Occupancy.Select(district => district.Taken));
        Assert.Equal([(Store.Soap, 998), (Store.Tent, 99L)], report.Stock.Select(one => (one.Item, one.Amount)));
        var cycle = Assert.Single(report.Cycles);
        Assert.Equal((5L, 1L, "نظافة ومأوى"), (cycle.Entitled, cycle.Collected, cycle.NameArabic));
        Assert.Equal(
            [("Health", 1, 0), ("Mosque", 2, 0), ("distribution", 0, 1), ("school", 0L, 1L)],
            report.Services.OrderBy(one => one.Type, StringComparer.Ordinal)
                .Select(one => (one.Type, one.Facilities, one.Missing)));
        Assert.Equal(
            ["households-without-shelter", "people-not-registered", "service-short", "service-short"],
            report.Gaps.Select(gap => gap.Code));
        Assert.All(report.Gaps.Where(gap => gap.Code == "service-short"), gap => Assert.Matches("UNHCR", gap.Words));
        Assert.Equal(0, report.Exceptions!.DoubleCollections);
        Assert.Empty(report.Exceptions!.UnbalancedItems);
        Assert.Empty(report.Exceptions!.StoppedChains);
        var text = JsonSerializer.Serialize(report);
        Assert.DoesNotContain("Salma", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"h1\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_engines_give_the_same_figures()
    {
        var texts = new List<string>();
        foreach (var engine in (string[])["sqlite", "postgres"])
        {
            await using var node = await Busy(engine);
            texts.Add(JsonSerializer.Serialize(Report(node)));
        }

        Assert.Equal(texts[0], texts[1]);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_zone_that_nobody_proposed_has_an_empty_report(string engine)
    {
        await using var node = Engines.Node(engine);
        var report = Report(node);
        Assert.Equal(("not proposed", null, null), (report.State, report.Name, report.Capacity));
        Assert.Empty(report.Gaps);
        Assert.Equal(new(0, 0, 0), report.Presence);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_broken_ledger_and_a_crowded_district_are_named(string engine)
    {
        await using var node = await Busy(engine);
        foreach (var at in Enumerable.Range(0, 5))
        {
            await node.Do(new RecordArrival(Store.Zone, $"more{at}", 1));
            await node.Do(new AssignShelter(Store.Zone, $"more{at}", Shelter.Camp.Plot(1, 1), Share: true));
        }

        node.Database.Transact(tables =>
        {
            tables.Execute($"update balances set amount = -1 where holder = {Store.Site} and item = {Store.Soap}");
            tables.Execute($"update entitlement_lines set collected = 9 where household = 'h2'");
            return 0;
        });
        var report = Report(node);
        Assert.Contains(report.Gaps, gap => gap.Code == "district-over-capacity" && gap.Where == $"{Store.Zone}/D1");
        Assert.Equal([Store.Soap], report.Exceptions!.UnbalancedItems);
        Assert.Equal([new(Store.Site, Store.Soap, -1)], report.Exceptions!.NegativeAccounts);
        Assert.Equal(2, report.Exceptions!.DoubleCollections);
    }

    private static SituationReport Report(Node node) =>
        node.Journal.Read(tables => SituationReport.Of(tables, Roles.Terminal, Store.Zone));

    private static async Task<Node> Busy(string engine)
    {
        var node = await Store.Open(engine);
        var family = Somebody.Household(
            Somebody.Head(), Somebody.Of(Relations.Child, new PersonNames(new NameParts("نور"), null)) with
            {
                Sex = Sexes.Male, Birth = new BirthDate(2024),
            });
        await node.Do(family);
        await node.Do(new RecordArrival(Store.Zone, family.Household, 2));
        await node.Do(new RecordPlaces([Facility(1, "Health"), Facility(2, "Mosque"), Facility(3, "Mosque")]));
        await node.Do(new IssueEntitlements(Store.Zone, "kits", Store.Cycle));
        await node.Do(Store.Collect("h1"));
        return node;
    }

    private static Place Facility(int number, string type) => new($"{Store.Zone}/F{number}", PlaceKinds.Facility,
        $"{Store.Zone}/D1", $"F{number}", type, null, null, null, null, null, type, "test");
}
