using Aman.Access;
using Aman.People;
using Aman.Shelter;
using Xunit;

namespace Aman.Tests.Topics.People;

public class ErasePersonsTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_erased_person_opens_nowhere_and_is_not_found_and_leaves_valid_chains(string engine)
    {
        await using var node = await Somebody.Node(engine);
        var (gone, stays) = (Somebody.Head("Salma"), Somebody.Head("Rima") with { Relation = Relations.Child });
        var household = await Somebody.Register(node, gone, stays);
        Assert.Single(await Somebody.Search(node, "Salma"));

        await Erase(node, gone.Id);

        var opened = await Somebody.Open(node, household.Household);
        Assert.Null(opened.Persons[0].Identity);
        Assert.Null(opened.Persons[0].Contact);
        Assert.Equal("Rima", opened.Persons[1].Identity!.Names.Latin!.Given);
        Assert.Empty(await Somebody.Search(node, "Salma"));
        Assert.Single(await Somebody.Search(node, "Rima"));
        Assert.Empty(node.Journal.Verify().Faults);
        var before = node.Database.Fingerprints(Schema.Sql);
        node.Journal.Rebuild();
        Assert.Equal(before, node.Database.Fingerprints(Schema.Sql));
    }

    // Behind whoever was registered twice lies another registration, which no page shows any more.
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Who_was_registered_twice_is_erased_under_every_id(string engine)
    {
        await using var node = await Somebody.Node(engine);
        RegisterHousehold[] same = [await Alone(), await Alone(), await Alone()];
        var other = await Alone();
        var ids = same.Select(one => one.Persons[0].Id).ToList();
        await Do(node, new MergePersons(Somebody.Zone, ids[1], ids[0]));
        await Do(node, new MergePersons(Somebody.Zone, ids[2], ids[1]));

        await Erase(node, ids[2]);

        Assert.Empty(node.Keys.Open([.. Erasures.KeysOf(ids)]));
        Assert.NotNull(node.Keys.Open("person:" + other.Persons[0].Id));
        await Do(node, new UndoMerge(Somebody.Zone, ids[1], ids[0]));
        Assert.Null((await Somebody.Open(node, same[0].Household)).Persons[0].Identity);

        Task<RegisterHousehold> Alone() => Somebody.Register(node, Somebody.Head() with { SpecificNeeds = ["DS"] });
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_erasure_reaches_a_node_that_was_granted_the_keys(string engine)
    {
        await using var gate = await Somebody.Node(engine);
        await using var hub = Engines.Node(engine);
        var person = Somebody.Head("Salma");
        var household = await Somebody.Register(gate, person);
        Exchange.Send(gate, hub);
        await Safekeeping.GrantKeysTests.Grant(gate, hub);
        Assert.Equal("Salma", (await Somebody.Open(hub, household.Household)).Persons[0].Identity!.Names.Latin!.Given);

        await Erase(gate, person.Id);
        Exchange.Send(gate, hub);

        Assert.Null((await Somebody.Open(hub, household.Household)).Persons[0].Identity);
    }

    [Fact]
    public async Task The_wrapped_key_is_in_no_byte_of_the_key_store_any_more()
    {
        var place = Engines.New("sqlite");
        await using var node = Aman.Node.Open(place, "only for tests", TimeProvider.System);
        await Zones.Zaatari.Open(node);
        var person = Somebody.Head();
        await Somebody.Register(node, person);
        var wrapped = node.Keys.Database.Read(tables =>
            tables.One<string>($"select wrapped from keys where id = {"person:" + person.Id}"))!;
        Assert.True(Stands(place, wrapped));

        await Erase(node, person.Id);

        Assert.False(Stands(place, wrapped));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_was_corrected_is_silent_too_and_nothing_can_be_written_of_an_erased_person(string engine)
    {
        await using var node = await Somebody.Node(engine);
        var person = Somebody.Head("Salma");
        var household = await Somebody.Register(node, person);
        var corrected = new CorrectPerson(Somebody.Zone, household.Household, person.Id, Somebody.Today,
            Latin: new(new NameParts("Selma")));
        await Do(node, corrected);
        Assert.Equal("Selma", (await Somebody.Open(node, household.Household)).Persons[0].Identity!.Names.Latin!.Given);

        await Erase(node, person.Id);

        Assert.Null((await Somebody.Open(node, household.Household)).Persons[0].Identity);
        Assert.Equal("person-sealed", (await Assert.ThrowsAsync<Refused>(() => Do(node, corrected))).Code);
        Assert.Equal("person-erased", Assert.Throws<Refused>(() => node.Database.Transact(
            tables => node.Keys.Make(tables, "person:" + person.Id, Somebody.Zone), node.Keys)).Code);
    }

    /// <summary>The control: without the catch-up at the start, a crash between commit and deletion would leave
    /// the key.</summary>
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_key_that_a_crash_left_behind_is_destroyed_at_the_next_start(string engine)
    {
        var place = Engines.New(engine);
        var person = Somebody.Head();
        var key = "person:" + person.Id;
        await using (var node = Aman.Node.Open(place, "only for tests", TimeProvider.System))
        {
            await Zones.Zaatari.Open(node);
            await Somebody.Register(node, person);
            var row = node.Keys.Database.Read(tables => tables.One<(string Wrapper, string Wrapped)>(
                $"select wrapper, wrapped from keys where id = {key}"));
            await Erase(node, person.Id);
            node.Keys.Database.Transact(tables =>
            {
                tables.Execute($"insert into keys (id, wrapper, wrapped) values ({key}, {row.Wrapper}, {row.Wrapped})");
                return 0;
            });
            Assert.NotNull(node.Keys.Open(key));
        }

        await using var again = Aman.Node.Open(place, "only for tests", TimeProvider.System);
        Assert.Null(again.Keys.Open(key));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Without_a_ground_without_persons_and_for_somebody_absent_it_is_refused_and_twice_changes_nothing(
        string engine)
    {
        await using var node = await Somebody.Node(engine);
        var person = Somebody.Head();
        await Somebody.Register(node, person);

        Assert.Equal("erasure-ground", await Refused(node, new(Somebody.Zone, [person.Id], "because")));
        Assert.Equal("erasure-persons", await Refused(node, new(Somebody.Zone, [], ErasureGrounds.Request)));
        Assert.Equal("person-absent", await Refused(node, new(Somebody.Zone, [person.Id, "p0"], ErasureGrounds.Error)));
        Assert.Equal("person-absent", await Refused(node, new("azraq", [person.Id], ErasureGrounds.Error)));
        Assert.NotNull((await Erase(node, person.Id)).Entry);
        Assert.Null((await Erase(node, person.Id)).Entry);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Who_left_longer_ago_than_the_zone_keeps_is_due_and_who_is_here_is_not(string engine)
    {
        await using var node = await Somebody.Node(engine);
        var (left, here) = (Somebody.Head(), Somebody.Head());
        var gone = await Somebody.Register(node, left);
        await Somebody.Register(node, here);
        await Do(node, new DepartHousehold(Somebody.Zone, gone.Household));
        var now = TimeProvider.System.GetUtcNow();

        Assert.Equal(new(null, 0, []), Due(node, now.AddDays(1000)), Same);
        Assert.Equal("retention-days",
            (await Assert.ThrowsAsync<Refused>(() => Do(node, new SetRetention(Somebody.Zone, 0)))).Code);
        await Do(node, new SetRetention(Somebody.Zone, 30));
        Assert.Equal(new(30, 0, []), Due(node, now.AddDays(29)), Same);
        var due = Due(node, now.AddDays(31));
        Assert.Equal((1, left.Id, gone.Household), (due.Count, due.Persons[0].Person, due.Persons[0].Household));
        Assert.InRange(
            due.Persons[0].LeftAtMs, now.AddHours(-1).ToUnixTimeMilliseconds(), now.ToUnixTimeMilliseconds());
        await Erase(node, left.Id);
        Assert.Equal(new(30, 0, []), Due(node, now.AddDays(31)), Same);
    }

    private static bool Same(DueForErasure one, DueForErasure other) =>
        (one.Days, one.Count) == (other.Days, other.Count) && one.Persons.SequenceEqual(other.Persons);

    internal static Task<Recorded> Erase(Node node, params string[] persons) =>
        Do(node, new ErasePersons(Somebody.Zone, persons, ErasureGrounds.Request));

    private static Task<Recorded> Do<T>(Node node, T command)
        where T : ICommand => node.Journal.Record(command, Roles.Terminal, Guid.CreateVersion7());

    private static async Task<string> Refused(Node node, ErasePersons command) =>
        (await Assert.ThrowsAsync<Refused>(() => Do(node, command))).Code;

    private static DueForErasure Due(Node node, DateTimeOffset now) => node.Journal.Read(tables =>
        DueForErasure.Of(tables, Somebody.Zone, now.ToUnixTimeMilliseconds()));

    private static bool Stands(string folder, string text)
    {
        var wanted = System.Text.Encoding.ASCII.GetBytes(text);
        return new[] { "keys.db", "keys.db-wal" }.Select(name => Path.Combine(folder, name)).Any(file =>
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes.AsSpan().IndexOf(wanted) >= 0;
        });
    }
}
