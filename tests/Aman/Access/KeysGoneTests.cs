using Aman.Access;
using Aman.Tests.Topics.People;
using Xunit;

namespace Aman.Tests.Topics.Access;

public class KeysGoneTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_duress_passphrase_answers_as_a_wrong_one_and_nothing_opens_ever_again(string engine)
    {
        var place = Engines.New(engine);
        await using (var node = Node.Open(place, "the right passphrase", TimeProvider.System))
        {
            await Zones.Zaatari.Open(node);
            await Somebody.Register(node, Somebody.Head());
            Assert.Equal("passphrase-short", Assert.Throws<Refused>(() => node.Keys.SetDuress("short")).Code);
            Assert.Equal("passphrase-wrong",
                Assert.Throws<Refused>(() => node.Keys.SetDuress("the right passphrase")).Code);
            node.Keys.SetDuress("under duress");
        }

        Assert.Equal("passphrase-wrong", Refuses(place, "a wrong passphrase"));
        await using (Node.Open(place, "the right passphrase", TimeProvider.System))
        {
        }

        Assert.Equal("passphrase-wrong", Refuses(place, "under duress"));
        Assert.Equal("key-store-broken", Refuses(place, "the right passphrase"));
        await using var burnt = Node.Open(place, null, TimeProvider.System);
        Assert.Empty(burnt.Journal.Verify().Faults);
        Assert.Equal(0, burnt.Keys.Database.Read(tables => tables.One<long>($"""
            select count(*) from keys where wrapper in ('', 'node', 'passphrase')
            """)));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_burnt_place_opens_under_no_passphrase_and_leaves_no_file_of_keys(string engine)
    {
        var place = Engines.New(engine);
        await using (var node = Node.Open(place, "the right passphrase", TimeProvider.System))
        {
            await Zones.Zaatari.Open(node);
            await Somebody.Register(node, Somebody.Head());

            // The node is open meanwhile, as it is when somebody stands at the gate.
            Node.Burn(place);
        }

        if (engine == "sqlite")
        {
            Assert.Empty(Directory.GetFiles(place, "keys.db").Concat(Directory.GetFiles(place, "keys.db-wal")));
        }
        else
        {
            Assert.Equal("key-store-broken", Refuses(place, "the right passphrase"));
        }
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Whoever_is_locked_out_by_an_old_copy_after_a_change_of_passphrase_or_a_rotation_reads_nothing(
        string engine)
    {
        var place = Engines.New(engine);
        string household;
        await using (var node = Node.Open(place, "the first passphrase", TimeProvider.System))
        {
            await Zones.Zaatari.Open(node);
            household = (await Somebody.Register(node, Somebody.Head("Salma"))).Household;
            Assert.Equal("passphrase-wrong", Assert.Throws<Refused>(() => node.Keys.Rotate("not this one")).Code);
            var before = Wrapped(node);
            Assert.True(node.Keys.Rotate("the first passphrase") >= 3);
            Assert.Empty(before.Intersect(Wrapped(node)));
            Assert.Equal("Salma",
                (await Somebody.Open(node, household)).Persons[0].Identity!.Names.Latin!.Given);
            Assert.Equal("passphrase-short", Assert.Throws<Refused>(() => node.Keys.ChangePassphrase("short")).Code);
            node.Keys.ChangePassphrase("the second passphrase");
        }

        Assert.Equal("passphrase-wrong", Refuses(place, "the first passphrase"));
        await using var again = Node.Open(place, "the second passphrase", TimeProvider.System);
        Assert.Equal("Salma", (await Somebody.Open(again, household)).Persons[0].Identity!.Names.Latin!.Given);
        await Somebody.Register(again, Somebody.Head());
    }

    private static List<string> Wrapped(Node node) => node.Keys.Database.Read(tables =>
        tables.Query<string>($"select wrapped from keys where wrapper <> '' order by id"));

    private static string Refuses(string place, string passphrase) =>
        Assert.Throws<Refused>(() => Node.Open(place, passphrase, TimeProvider.System)).Code;
}
