using Aman.Access;
using Aman.People;
using Aman.Shelter;
using Aman.Tests.Topics.Zones;
using Aman.Zones;
using Xunit;

namespace Aman.Tests.Topics.People;

/// <summary>Births, deaths, splits, mergers and moves: what figures, presence and the opened household say after each.
/// </summary>
public class HouseholdLifeTests
{
    private const string Zone = Somebody.Zone;

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_birth_adds_a_person_who_is_counted_found_and_present(string engine)
    {
        await using var node = await Somebody.Node(engine);
        var household = await Family(node);
        var child = Child("Ghazal") with { Birth = new(2026, 11, 20) };

        await node.Do(new AddMember(Zone, household, child, AddReasons.Birth, Somebody.Today));

        Assert.Equal((4, 4), Counts(node, household));
        Assert.Equal(1, Figures(node, "0-4"));
        Assert.Single(await Somebody.Search(node, "Ghazal"));
        await node.Refusal(new AddMember(Zone, household, child, "joined", Somebody.Today), "person-elsewhere");
        var other = Child("Nour");
        await node.Refusal(new AddMember(Zone, household, other with { Birth = null }, "birth", Somebody.Today),
            "household-field");
        await node.Refusal(new AddMember(Zone, household, other, "because", Somebody.Today), "household-field");
        await node.Refusal(new AddMember(Zone, household, other with { Relation = Relations.Head }, "joined",
            Somebody.Today), "household-head");
        await node.Refusal(new AddMember(Zone, Somebody.NewId(), other, "joined", Somebody.Today), "household-absent");
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_dead_stay_on_record_leave_the_figures_and_another_head_speaks(string engine)
    {
        await using var node = await Somebody.Node(engine);
        var household = await Family(node);
        var members = Members(node, household);

        await node.Refusal(new RecordDeath(Zone, household, members[0].Id), "head-missing");
        await node.Refusal(new RecordDeath(Zone, household, members[0].Id, null, Somebody.NewId()), "head-missing");
        await node.Refusal(new RecordDeath(Zone, household, Somebody.NewId()), "person-absent");
        await node.Do(new RecordDeath(Zone, household, members[0].Id, new(2026, 11, 2), members[1].Id));

        Assert.Equal((2, 2), Counts(node, household));
        Assert.Null(await node.Do(new RecordDeath(Zone, household, members[0].Id)));
        var opened = (await Somebody.Open(node, household)).Persons;
        Assert.Equal([true, false, false], opened.Select(one => one.Died));
        Assert.Equal([false, true, false], opened.Select(one => one.Head));
        Assert.Equal(Relations.Head, opened[1].Identity!.Relation);
        Assert.DoesNotContain("2026-11-02", string.Concat(
            node.Journal.Read(tables => tables.Query<string>($"select body from entries"))), StringComparison.Ordinal);

        await node.Do(new WithdrawDeath(Zone, household, members[0].Id));
        Assert.Equal((3, 3), Counts(node, household));
        Assert.Null(await node.Do(new WithdrawDeath(Zone, household, members[0].Id)));
        await node.Refusal(new WithdrawDeath(Zone, household, Somebody.NewId()), "person-absent");
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Who_was_the_last_of_a_household_and_lives_after_all_is_here_again(string engine)
    {
        await using var node = await Somebody.Node(engine);
        var alone = await Somebody.Register(node, Somebody.Head());
        var (household, person) = (alone.Household, alone.Persons[0].Id);
        await node.Do(new RecordArrival(Zone, household, 1));
        await node.Do(new RecordDeath(Zone, household, person));
        Assert.Equal((0, 0), Counts(node, household));
        await node.Do(new WithdrawDeath(Zone, household, person));
        Assert.Equal((1, 1), Counts(node, household));

        // But nobody who had left comes back by it.
        await node.Do(new DepartHousehold(Zone, household));
        await node.Do(new RecordDeath(Zone, household, person));
        await node.Do(new WithdrawDeath(Zone, household, person));
        Assert.Equal((1, 0), Counts(node, household));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Days_out_of_reach_are_refused_before_anything_is_counted_from_them(string engine)
    {
        await using var node = await Somebody.Node(engine);
        var household = await Family(node);
        var (members, other) = (Members(node, household), Child("Nour"));
        var today = DateOnly.FromDateTime(DateTime.UnixEpoch.AddMilliseconds(
            TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()));
        var last = (today < Aman.People.Limits.ClockMin ? Aman.People.Limits.ClockMin : today).AddDays(1);
        foreach (var day in (DateOnly[])[DateOnly.MinValue, new(1999, 12, 31), last.AddDays(2), DateOnly.MaxValue])
        {
            foreach (var refused in (Task<string>[])[
                node.Refusal(Somebody.Household(Somebody.Head()) with { RegisteredOn = day }, "household-field"),
                node.Refusal(new AddMember(Zone, household, other, "joined", day), "household-field"),
                node.Refusal(new CorrectPerson(Zone, household, members[0].Id, day, Notes: new("x")),
                    "household-field"),
                node.Refusal(new SplitHousehold(Zone, household, Somebody.NewId(), [members[2].Id], members[2].Id, day),
                    "household-field"),
                node.Refusal(new RecordDeath(Zone, household, members[2].Id, day), "household-field"),
                node.Refusal(new ReceiveHousehold(Zone, Somebody.NewId(), day), "household-field")])
            {
                Assert.Contains("not between 2000-01-01 and", await refused, StringComparison.Ordinal);
            }
        }

        foreach (var asked in (DateOnly[])[DateOnly.MinValue, DateOnly.MaxValue])
            await node.Refusal(Somebody.Household(Somebody.Head() with
            {
                Birth = new BirthDate(1990, AgeYears: 20, Asked: asked),
            }), "household-field");
        Assert.Throws<Refused>(() => HouseholdCheck.RequireListed([Somebody.Head()], DateOnly.MinValue));
        await node.Do(Somebody.Household(Somebody.Head()) with { RegisteredOn = last });
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_household_splits_and_merges_and_nobody_is_lost_or_counted_twice(string engine)
    {
        await using var node = await Somebody.Node(engine);
        var household = await Family(node);
        var members = Members(node, household);
        var (fresh, on) = (Somebody.NewId(), Somebody.Today);
        var split = new SplitHousehold(Zone, household, fresh, [members[0].Id], members[0].Id, on, members[1].Id);

        await node.Refusal(split with { RemainingHead = null }, "head-missing");
        await node.Refusal(split with { NewHead = members[1].Id }, "head-missing");
        await node.Refusal(split with { Persons = [] }, "split-empty");
        await node.Refusal(split with { Persons = [.. members.Select(one => one.Id)] }, "split-empty");
        await node.Refusal(split with { NewHousehold = household }, "household-known");
        await node.Refusal(split with { NewHousehold = "two" }, "household-field");
        await node.Do(split);
        Assert.Equal(((2L, 2L), (1L, 1L)), (Counts(node, household), Counts(node, fresh)));
        Assert.Equal(3, node.Journal.Read(tables => Presence.Of(tables, Zone)).People);

        var second = await Family(node);
        var move = new MovePerson(Zone, household, members[2].Id, second, Relations.OtherRelative);
        await node.Refusal(move with { To = household }, "household-same");
        await node.Refusal(move with { Relation = Relations.Head }, "household-field");
        await node.Refusal(move with { Person = members[1].Id, RemainingHead = members[1].Id }, "head-missing");
        await node.Do(move);
        Assert.Equal(((1L, 1L), (4L, 4L)), (Counts(node, household), Counts(node, second)));

        await node.Refusal(new MergeHouseholds(Zone, second, second), "household-same");
        await node.Refusal(new MergeHouseholds(Zone, second, Somebody.NewId()), "household-absent");
        await node.Do(new MergeHouseholds(Zone, second, household,
            new Dictionary<string, string> { [members[1].Id] = Relations.Sibling }));
        Assert.Equal(((0L, 0L), (5L, 5L)), (Counts(node, household), Counts(node, second)));
        var opened = (await Somebody.Open(node, second)).Persons;
        Assert.Single(opened, one => one.Head);
        Assert.Equal(Relations.Sibling, opened.Single(one => one.Id == members[1].Id).Identity!.Relation);
        Assert.Equal(6, node.Journal.Read(tables => Presence.Of(tables, Zone)).People);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Another_member_becomes_head_and_the_others_are_related_to_that_one(string engine)
    {
        await using var node = await Somebody.Node(engine);
        var household = await Family(node);
        var members = Members(node, household);

        await node.Refusal(new ChooseHead(Zone, household, Somebody.NewId()), "person-absent");
        await node.Refusal(new ChooseHead(Zone, household, members[1].Id,
            new Dictionary<string, string> { [members[0].Id] = Relations.Head }), "household-field");
        await node.Do(new ChooseHead(Zone, household, members[1].Id,
            new Dictionary<string, string> { [members[0].Id] = Relations.Parent }));
        Assert.Null(await node.Do(new ChooseHead(Zone, household, members[1].Id)));

        Assert.Equal([Relations.Parent, Relations.Head, Relations.Child],
            (await Somebody.Open(node, household)).Persons.Select(one => one.Identity!.Relation));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_household_is_sent_to_another_zone_received_there_and_gone_here(string engine)
    {
        await using var node = await Somebody.Node(engine);
        var household = await Family(node);
        await Azraq(node);

        await node.Refusal(new TransferHousehold(Zone, household, Zone), "transfer-nowhere-known");
        await node.Refusal(new TransferHousehold(Zone, household, "nowhere"), "transfer-nowhere-known");
        await node.Refusal(new ReceiveHousehold("azraq", household, Somebody.Today), "transfer-unknown");
        await node.Do(new TransferHousehold(Zone, household, "azraq", true));
        Assert.Null(await node.Do(new TransferHousehold(Zone, household, "azraq")));
        Assert.Equal(0, node.Journal.Read(tables => Presence.Of(tables, Zone)).People);

        await node.Do(new ReceiveHousehold("azraq", household, Somebody.Today));
        Assert.Null(await node.Do(new ReceiveHousehold("azraq", household, Somebody.Today)));
        Assert.Equal(3, node.Journal.Read(tables => Presence.Of(tables, "azraq")).People);
        Assert.Empty(node.Journal.Read(tables => PeopleBySexAndAge.Of(tables, Roles.Terminal, Zone).Shown));
        Assert.Equal(3, node.Journal.Read(
            tables => PeopleBySexAndAge.Of(tables, Roles.Terminal, "azraq").Shown).Sum(line => line.People));
        Assert.Single(await Somebody.Search(node, "Salma", "azraq"));

        // A node that holds that zone's chains alone knows the family too.
        await using var edge = Engines.Node(engine);
        foreach (var head in node.Journal.Heads().Where(head => head.Scope != Zone))
            Exchange.Send(node, edge, head);
        Assert.Equal(3, edge.Journal.Read(
            tables => PeopleBySexAndAge.Of(tables, Roles.Terminal, "azraq").Shown).Sum(line => line.People));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Leaving_and_sending_away_are_possible_in_a_zone_that_is_closing(string engine)
    {
        await using var node = await Somebody.Node(engine);
        var (first, second) = (await Family(node), await Family(node));
        await Azraq(node);
        await node.Do(new CloseZone(Zone, Zaatari.Plan));

        await node.Do(new TransferHousehold(Zone, first, "azraq"));
        await node.Do(new DepartHousehold(Zone, second));
        await node.Refusal(new RecordArrival(Zone, second, 3), "zone-not-open");
        await node.Refusal(new AddMember(Zone, second, Child("Nour"), "joined", Somebody.Today), "zone-not-open");
        Assert.Equal(0, node.Journal.Read(tables => Presence.Of(tables, Zone)).People);
    }

    private static Person Child(string given) =>
        Somebody.Of(Relations.Child, new(null, new NameParts(given, "Yusuf"))) with { Birth = new(2012) };

    private static async Task<string> Family(Node node)
    {
        var household = (await Somebody.Register(node, Somebody.Head(), Child("Omar"), Child("Lina"))).Household;
        await node.Do(new RecordArrival(Zone, household, 3));
        return household;
    }

    internal static async Task Azraq(Node node)
    {
        await node.Do(Zaatari.Proposal with { Zone = "azraq" });
        await node.Do(new NotifyParties("azraq", Zaatari.All));
        foreach (var party in Zaatari.All)
            await node.Do(Zaatari.Answer(party) with { Zone = "azraq" });
        await node.Do(new OpenZone("azraq"));
    }

    private static IReadOnlyList<HouseholdFigures.Member> Members(Node node, string household) =>
        node.Journal.Read(tables => HouseholdFigures.Find(tables, Zone, household))!.Members;

    private static (long Size, long Present) Counts(Node node, string household)
    {
        var figures = node.Journal.Read(tables => HouseholdFigures.Find(tables, Zone, household))!;
        return (figures.Size, figures.Present);
    }

    private static long Figures(Node node, string group) => node.Journal.Read(
        tables => PeopleBySexAndAge.Of(tables, Roles.Terminal, Zone).Shown).Where(line => line.AgeGroup == group)
        .Sum(line => line.People);
}
