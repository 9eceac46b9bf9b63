using Aman.Access;
using Aman.Matching;
using Aman.People;
using Aman.Shelter;
using Aman.Tests.Topics.Zones;
using Xunit;

namespace Aman.Tests.Topics.People;

/// <summary>From the gate to the decision: who may be registered twice, and what a merger changes and gives back.
/// </summary>
public class DuplicatesTests
{
    private const string Zone = Somebody.Zone;

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_gate_names_who_may_be_the_same_in_another_script_and_why(string engine)
    {
        await using var node = await Somebody.Node(engine);
        var first = await Somebody.Register(node, Somebody.Head());
        await Somebody.Register(node, Somebody.Head("Layla", "Kenan") with { Phones = null, Documents = null });
        var asked = Somebody.Of(Relations.Head, new(new NameParts("سلمى", "يوسف", "عمر", "الحوراني", "هدى"), null)) with
        {
            Documents = null,
        };

        var alike = (await GateCheck.Of(node, Roles.Terminal, Zone, asked))[0];
        Assert.Equal((first.Household, "S… Y… a…"), (alike.Household, alike.Initials));
        Assert.Contains("given", alike.Reasons);
        Assert.Contains("phone", alike.Reasons);
        foreach (var day in (DateOnly[])[DateOnly.MinValue, DateOnly.MaxValue])
            Assert.Equal("household-field", (await Assert.ThrowsAsync<Refused>(() => GateCheck.Of(
                node, Roles.Terminal, Zone, asked with { Birth = new(1990, AgeYears: 20, Asked: day) }))).Code);
        node.Keys.Lock();
        Assert.Equal("node-locked", (await Assert.ThrowsAsync<Refused>(
            () => GateCheck.Of(node, Roles.Terminal, Zone, asked))).Code);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_pair_is_compared_on_record_merged_by_a_person_and_the_merger_is_undone(string engine)
    {
        await using var node = await Somebody.Node(engine);
        var (first, second) = (await Twice(node), await Twice(node));
        var (kept, gone) = (first.Persons[0].Id, second.Persons[0].Id);
        await node.Do(new RecordArrival(Zone, second.Household, 1));
        Assert.Equal(1, await Duplicates.Run(node, Roles.Terminal, Zone));
        var group = Assert.Single(Waiting(node));
        Assert.Equal((2, 1, false), (group.Persons, group.Pairs, group.Later));

        var compare = new ComparePersons(Zone, group.Left, group.Right, "complaint");
        await node.Refusal(compare with { Reason = "curiosity" }, "read-reason");
        await node.Refusal(compare with { Left = Somebody.NewId() }, "person-absent");
        await node.Do(compare);
        Assert.Equal(Band.Same, compare.Opened!.Verdict.Band);
        // The queue and the comparison say one number.
        Assert.Equal(group.Bits, (long)compare.Opened.Verdict.Bits);
        Assert.Equal("Salma", compare.Opened.Left.Person.Identity!.Names.Latin!.Given);
        Assert.Equal(2, node.Journal.Read(tables => tables.One<long>(
            $"select count(distinct household) from personal_data_reads where reason = 'complaint'")));

        await node.Do(new MergePersons(Zone, kept, gone));
        Assert.Null(await node.Do(new MergePersons(Zone, kept, gone)));
        Assert.Empty(Waiting(node));
        Assert.Equal(1, People(node));
        Assert.Equal(0, node.Journal.Read(tables => Presence.Of(tables, Zone)).People);
        Assert.Single(await Somebody.Search(node, "Salma"));

        await node.Refusal(new UndoMerge(Zone, gone, kept), "merge-unknown");
        await node.Do(new UndoMerge(Zone, kept, gone));
        Assert.Equal(2, People(node));
        Assert.Equal(1, node.Journal.Read(tables => Presence.Of(tables, Zone)).People);
        Assert.Single(Waiting(node));
        Assert.Equal(2, (await Somebody.Search(node, "Salma")).Count);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Two_people_stay_two_what_is_put_off_comes_last_and_what_is_wrong_is_refused(string engine)
    {
        await using var node = await Somebody.Node(engine);
        var (first, second) = (await Twice(node), await Twice(node));
        await Duplicates.Run(node, Roles.Terminal, Zone);
        var group = Assert.Single(Waiting(node));
        var decide = new DecideDuplicate(Zone, group.Left, group.Right, DecideDuplicate.Later);
        await node.Refusal(decide with { Answer = "perhaps" }, "duplicate-answer");
        await node.Refusal(decide with { Left = group.Right }, "duplicate-unknown");
        await node.Do(decide);
        Assert.True(Assert.Single(Waiting(node)).Later);
        Assert.Null(await node.Do(decide));
        await node.Do(decide with { Answer = DecideDuplicate.NotSame });
        Assert.Empty(Waiting(node));
        // Found again, it is not asked again.
        await Duplicates.Run(node, Roles.Terminal, Zone);
        Assert.Empty(Waiting(node));

        await node.Refusal(new RecordDuplicates(Zone, []), "duplicate-pairs");
        await node.Refusal(new RecordDuplicates(Zone, [new(group.Right, group.Left, 9)]), "duplicate-pairs");
        // What is no id of somebody here would be readable in the journal for ever.
        await node.Refusal(new RecordDuplicates(Zone, [new(group.Left, "Somebody's name", 9)]), "household-field");
        await node.Refusal(new RecordDuplicates(Zone, [new(group.Left, new('z', 50_000), 9)]), "household-field");
        await node.Refusal(new RecordDuplicates(Zone,
            [new("00000000-0000-7000-8000-000000000001", group.Right, 9)]), "duplicate-pairs");
        await node.Refusal(new RecordDuplicates("azraq", [new(group.Left, group.Right, 9)]), "duplicate-pairs");
        await node.Refusal(new MergePersons(Zone, first.Persons[0].Id, first.Persons[0].Id), "persons-same");
        await node.Refusal(new MergePersons(Zone, first.Persons[0].Id, Somebody.NewId()), "person-absent");
        await node.Do(new AddMember(Zone, second.Household, Somebody.Of(Relations.Child, new(null, new("Lina"))),
            "joined", Somebody.Today));
        await node.Refusal(new MergePersons(Zone, first.Persons[0].Id, second.Persons[0].Id), "head-missing");
        await node.Refusal(new MergePersons(Zone, first.Persons[0].Id, second.Persons[0].Id), "not-permitted",
            new Caller("nobody"));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_pair_that_has_moved_to_another_zone_is_asked_there(string engine)
    {
        await using var node = await Somebody.Node(engine);
        await HouseholdLifeTests.Azraq(node);
        RegisterHousehold[] families = [await Twice(node), await Twice(node)];
        await Duplicates.Run(node, Roles.Terminal, Zone);
        Assert.Single(Waiting(node));
        foreach (var family in families)
        {
            await node.Do(new TransferHousehold(Zone, family.Household, "azraq"));
            await node.Do(new ReceiveHousehold("azraq", family.Household, Somebody.Today));
        }

        await Duplicates.Run(node, Roles.Terminal, "azraq");
        Assert.Single(node.Journal.Read(tables => DuplicateGroup.Waiting(tables, "azraq")));
        Assert.Empty(Waiting(node));
    }

    [Fact]
    public void Ten_thousand_namesakes_do_not_bury_the_one_pair_that_counts()
    {
        var namesakes = Enumerable.Range(0, 10_000).Select(at => $"n{at:d5}").ToList();
        var pairs = namesakes.SelectMany((left, at) => namesakes.Skip(at + 1).Take(40).Select(
            right => new Pair(left, right, 20, Band.Look))).Append(new("a", "b", 35, Band.Same));
        var few = Duplicates.Few(pairs);
        Assert.Equal(new("a", "b", 35), few[0]);
        // As many as hold them together, of the 400,000.
        Assert.Equal(10_000, few.Count);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_cluster_of_namesakes_is_one_line_of_the_queue(string engine)
    {
        await using var node = await Somebody.Node(engine);
        for (var at = 0; at < 30; at++)
            await Twice(node);
        await Duplicates.Run(node, Roles.Terminal, Zone);
        Assert.Equal((30, 29), Assert.Single(Waiting(node)) is var group ? (group.Persons, group.Pairs) : default);
    }

    private static Task<RegisterHousehold> Twice(Node node) => Somebody.Register(node, Somebody.Head());

    private static IReadOnlyList<DuplicateGroup> Waiting(Node node) =>
        node.Journal.Read(tables => DuplicateGroup.Waiting(tables, Zone));

    private static long People(Node node) => node.Journal.Read(
        tables => PeopleBySexAndAge.Of(tables, Roles.Terminal, Zone).Shown).Sum(line => line.People);
}
