using Aman.Access;
using Aman.People;
using Aman.Shelter;
using Aman.Tests.Topics.Zones;
using Xunit;

namespace Aman.Tests.Topics.People;

/// <summary>What two gates that do not hear of each other change in one household, and in two registrations of one
/// person.</summary>
public class MembershipTests
{
    private const string Zone = Somebody.Zone;

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_two_gates_that_were_cut_off_change_in_a_household_adds_up(string engine)
    {
        await using var one = await Somebody.Node(engine);
        await using var other = Engines.Node(engine);
        var household = await Family(one, 5);
        Exchange.Send(one, other);

        foreach (var gate in (Node[])[one, other])
            await gate.Do(new AddMember(Zone, household.Household, Child(), "joined", Somebody.Today));
        await one.Do(new RecordDeath(Zone, household.Household, household.Persons[4].Id));
        Assert.Equal((5, 6), (Here(one, household), Here(other, household)));
        Exchange.Send(one, other);
        Exchange.Send(other, one);

        Assert.Equal((6, 6), (Here(one, household), Here(other, household)));
        one.Journal.Rebuild();
        Assert.Equal(6, Here(one, household));

        // A count made afterwards stands for itself, and a household that has left stays gone.
        await one.Do(new RecordArrival(Zone, household.Household, 9, Unregistered: true));
        Assert.Equal(9, Here(one, household));
        await one.Do(new DepartHousehold(Zone, household.Household));
        await other.Do(new AddMember(Zone, household.Household, Child(), "joined", Somebody.Today));
        Exchange.Send(other, one);
        Assert.Equal(0, Here(one, household));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_fact_from_before_changes_were_kept_still_counts_as_it_did(string engine)
    {
        await using var node = await Somebody.Node(engine);
        var household = await Family(node, 3);
        var old = Facts.All.Read($$"""
            {"kind":"person.died/1","household":"{{household.Household}}","person":"{{household.Persons[2].Id}}",
            "death":{"field":"death","seen":"","value":"x"},"members":[],
            "here":{"household":"{{household.Household}}","people":2} }
            """);
        await node.Journal.Record(new Repeat(Zone, old!), Roles.Terminal, Guid.CreateVersion7());
        Assert.Equal(2, Here(node, household));
        await node.Do(new WithdrawDeath(Zone, household.Household, household.Persons[2].Id));
        Assert.Equal(3, Here(node, household));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Mergers_in_a_circle_made_apart_leave_one_person_who_is_found_whatever_comes_first(string engine)
    {
        await using var one = await Somebody.Node(engine);
        await using var other = Engines.Node(engine);
        var (first, second) = (await Somebody.Register(one, Somebody.Head()), await Somebody.Register(
            one, Somebody.Head()));
        Exchange.Send(one, other);
        var (x, y) = (first.Persons[0].Id, second.Persons[0].Id);
        await Exchange.Past(await one.Do(new MergePersons(Zone, y, x)));
        await other.Do(new MergePersons(Zone, x, y));
        await using var third = Engines.Node(engine);
        Exchange.Send(one, third);
        Exchange.Send(other, third);
        Exchange.Send(one, other);
        Exchange.Send(other, one);

        foreach (var node in (Node[])[one, other, third])
        {
            // The earlier merger stands: x is behind y, and y is there.
            Assert.Equal([y], node.Journal.Read(
                tables => tables.Query<string>($"select id from people where zone = {Zone} and same_as = ''")));
            Assert.Equal(1, Figures(node));
        }

        Assert.Equal(y, Assert.Single(await Somebody.Search(one, "Salma")).Person);
        // Undone, each stands for himself, or what the other gate said holds: nobody is lost.
        await one.Do(new UndoMerge(Zone, y, x));
        Assert.Equal(1, Figures(one));
        Assert.Equal(x, Assert.Single(await Somebody.Search(one, "Salma")).Person);
        await one.Do(new UndoMerge(Zone, x, y));
        Assert.Equal(2, Figures(one));
        Assert.Equal(2, (await Somebody.Search(one, "Salma")).Count);
        var before = one.Database.Fingerprints(Schema.Sql);
        one.Journal.Rebuild();
        Assert.Equal(before, one.Database.Fingerprints(Schema.Sql));
    }

    private static Person Child() => Somebody.Of(Relations.Child, new(null, new("Nour")));

    private static async Task<RegisterHousehold> Family(Node node, int persons)
    {
        var family = await Somebody.Register(
            node, [Somebody.Head(), .. Enumerable.Range(1, persons - 1).Select(_ => Child())]);
        await node.Do(new RecordArrival(Zone, family.Household, persons));
        return family;
    }

    private static long Here(Node node, RegisterHousehold household) =>
        node.Journal.Read(tables => Stay.Find(tables, Zone, household.Household)!.People);

    private static long Figures(Node node) => node.Journal.Read(
        tables => PeopleBySexAndAge.Of(tables, Roles.Terminal, Zone).Shown).Sum(line => line.People);

    /// <summary>Puts a fact into the journal as an earlier program wrote it.</summary>
    private sealed record Repeat(string Zone, Fact Old) : ICommand
    {
        public static string Permission => "people.correct";

        public string Scope => Zone;

        public Fact Decide(Tables tables, Caller caller) => Old;
    }
}
