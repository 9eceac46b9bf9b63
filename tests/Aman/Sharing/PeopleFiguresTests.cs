using Aman.Access;
using Aman.Aid;
using Aman.Coordination;
using Aman.People;
using Aman.Sharing;
using Aman.Shelter;
using Aman.Tests.Topics.Aid;
using Aman.Tests.Topics.People;
using Aman.Tests.Topics.Zones;
using Xunit;

namespace Aman.Tests.Topics.Sharing;

/// <summary>The same camp seen by who may see its people, by who works in it, and from outside.</summary>
public class PeopleFiguresTests
{
    private static readonly Caller Registrar = new("registrar"), Coordinator = new("coordinator"),
        Liaison = new("liaison");

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Who_may_see_the_people_sees_their_number_and_nobody_else_sees_a_small_one(string engine)
    {
        await using var node = await Camp(engine);
        Assert.Equal((0, 17), Count(node, Registrar, new()));
        Assert.Equal((5, 15), Count(node, Coordinator, new()));
        Assert.Equal((10, 10), Count(node, Liaison, new()));
        Assert.Equal((0, 3), Count(node, Registrar, new(AgeGroup: "0-4")));
        Assert.Equal((10, 0), Count(node, Liaison, new(AgeGroup: "0-4")));

        var ages = Lines(node, Registrar, new(By: "age"));
        Assert.Equal([("0-4", 3L), ("18-59", 14L)], ages.Shown.Select(line => (line.Group!, line.People)));
        Assert.Equal([("18-59", 10L)],
            Lines(node, Liaison, new(By: "age")).Shown.Select(line => (line.Group!, line.People)));
        Assert.Equal([("SY12", 17L)],
            Lines(node, Registrar, new(Sex: Sexes.Female, By: "origin")).Shown.Concat(
                Lines(node, Registrar, new(Sex: Sexes.Male, By: "origin")).Shown)
                .GroupBy(line => line.Group!).Select(line => (line.Key, line.Sum(one => one.People))));
        Assert.Equal(
            (10, 10L), Seen(node, Liaison, PeopleBySexAndAge.Of, lines => lines.Sum(line => line.People)));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task One_more_family_is_not_seen_coming_from_outside(string engine)
    {
        await using var node = await Camp(engine);
        var before = (Count(node, Liaison, new()), Count(node, Liaison, new(Sex: Sexes.Male)));
        await node.Do(Somebody.Household(Somebody.Head()));
        Assert.Equal(before, (Count(node, Liaison, new()), Count(node, Liaison, new(Sex: Sexes.Male))));
        Assert.Equal((0, 18), Count(node, Registrar, new()));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Occupancy_coverage_and_arrivals_pass_the_same_way(string engine)
    {
        await using var node = await Store.Open(engine);
        await Users(node, Store.Zone);
        await node.Do(new IssueEntitlements(Store.Zone, "kits", Store.Cycle));
        await node.Do(Store.Collect("h1"));
        var truth = node.Journal.Read(tables => Presence.Of(tables, Store.Zone));
        Assert.Equal((0, truth), Seen(node, Registrar, ShelterFigures.Presence, one => one));
        Assert.Equal((10, truth.People / 10 * 10), Seen(node, Liaison, ShelterFigures.Presence, one => one.People));
        Assert.Equal((10, 0), Seen(node, Liaison, ShelterFigures.Presence, one => one.Households));
        Assert.Equal((10, 0), Seen(node, Liaison, ShelterFigures.Districts, rows => rows.Sum(row => row.Taken)));
        Assert.Equal((10, 0), Seen(node, Liaison, ShelterFigures.Blocks, rows => rows.Sum(row => row.Households)));
        Assert.Equal((10, 0), Seen(node, Liaison, ShelterFigures.Days, rows => rows.Sum(row => row.Arrivals)));
        Assert.Equal((0, 1), Seen(node, Coordinator, Coverage, rows => rows.Sum(row => row.Collected)));
        Assert.Equal((10, 0), Seen(node, Liaison, Coverage, rows => rows.Sum(row => row.Remaining)));
        Assert.Equal((10, 0), Seen(node, Liaison, Items, rows => rows.Sum(row => row.Collected)));

        var report = node.Journal.Read(tables => SituationReport.Of(tables, Liaison, Store.Zone));
        Assert.Equal(new(10, 10, 10), report.Below);
        Assert.Empty(report.Stock);
        Assert.Empty(report.Ledger);
        Assert.Null(report.Exceptions);
        Assert.DoesNotContain(report.Gaps, gap => gap.Code == "households-without-shelter");
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_question_that_figures_do_not_know_is_refused_with_those_they_know(string engine)
    {
        await using var node = await Camp(engine);
        foreach (var request in (FigureRequest[])[new(By: "name"), new(Sex: "f"), new(AgeGroup: "7")])
        {
            var refused = Assert.Throws<Refused>(() => Lines(node, Registrar, request));
            Assert.Equal("figure-unknown", refused.Code);
        }

        Assert.Equal("not-permitted", Assert.Throws<Refused>(() => Lines(node, new("nobody"), new())).Code);
    }

    private static Figures<IReadOnlyList<CycleCoverage>> Coverage(Tables tables, Caller caller, string zone) =>
        AidFigures.Coverage(tables, caller, zone, "kits", Store.Cycle);

    private static Figures<IReadOnlyList<ItemCoverage>> Items(Tables tables, Caller caller, string zone) =>
        AidFigures.Items(tables, caller, zone, "kits", Store.Cycle);

    private static (long Below, TShown Shown) Seen<T, TShown>(Node node, Caller caller,
        Func<Tables, Caller, string, Figures<T>> query, Func<T, TShown> of)
    {
        var (below, shown) = node.Journal.Read(tables => query(tables, caller, Zaatari.Zone));
        return (below, of(shown));
    }

    private static Figures<IReadOnlyList<FigureLine>> Lines(Node node, Caller caller, FigureRequest request) =>
        node.Journal.Read(tables => PeopleFigures.Of(tables, caller, Zaatari.Zone, request));

    private static (long Below, long People) Count(Node node, Caller caller, FigureRequest request)
    {
        var (below, lines) = Lines(node, caller, request);
        return (below, Assert.Single(lines).People);
    }

    /// <summary>14 women and three small boys in one household after another.</summary>
    private static async Task<Node> Camp(string engine)
    {
        var node = await Somebody.Node(engine);
        await Users(node, Zaatari.Zone);
        for (var at = 0; at < 14; at++)
        {
            var son = Somebody.Of(Relations.Child, new(null, new("Nur"))) with
            {
                Sex = Sexes.Male, Birth = new(2024),
            };
            await node.Do(at < 3 ? Somebody.Household(Somebody.Head(), son) : Somebody.Household(Somebody.Head()));
        }

        return node;
    }

    private static async Task Users(Node node, string zone)
    {
        await node.Do(new GrantRole(Registrar.Actor, "gate-registrar", "unhcr", zone));
        await node.Do(new GrantRole(Coordinator.Actor, "zone-coordinator", "unhcr", zone));
        await node.Do(new GrantRole(Liaison.Actor, "liaison", "host", zone));
    }
}
