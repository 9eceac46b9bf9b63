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
        List<string> before;
        await using (var node = Node.Open(place, "the right passphrase", TimeProvider.System))
        {
            await Zones.Zaatari.Open(node);
            await Somebody.Register(node, Somebody.Head());
            SignIn(node);
            Assert.Equal("passphrase-short", Assert.Throws<Refused>(() => node.Keys.SetDuress("short")).Code);
            Assert.Equal("passphrase-wrong",
                Assert.Throws<Refused>(() => node.Keys.SetDuress("the right passphrase")).Code);
            node.Keys.SetDuress("under duress");
        }

        Assert.Equal("passphrase-wrong", Refuses(place, "a wrong passphrase"));
        await using (var node = Node.Open(place, "the right passphrase", TimeProvider.System))
        {
            before = Tops(node);
            Assert.True(before.Count > 4);
            Assert.Equal(3, SignIns(node));
        }

        Assert.Equal("passphrase-wrong", Refuses(place, "under duress"));
        // Whoever stands beside and knows the right one learns nothing either.
        foreach (var passphrase in new[] { "the right passphrase", "under duress", "a wrong passphrase" })
        {
            Assert.Equal("passphrase-wrong", Refuses(place, passphrase));
        }

        await using var burnt = Node.Open(place, null, TimeProvider.System);
        Assert.Empty(burnt.Journal.Verify().Faults);
        Assert.Empty(before.Intersect(Tops(burnt)));
        Assert.Equal(0, SignIns(burnt));
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
            Assert.Equal("passphrase-wrong", Refuses(place, "the right passphrase"));
        }
    }

    [Theory]
    [InlineData("begin immediate")]
    [InlineData("broken")]
    public async Task A_store_that_another_program_holds_or_that_is_broken_is_burnt_too(string how)
    {
        var place = Engines.New("sqlite");
        await using (var node = Node.Open(place, "the right passphrase", TimeProvider.System))
        {
            await Zones.Zaatari.Open(node);
        }

        var store = Path.Combine(place, "keys.db");
        using var other = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={store};Pooling=False");
        if (how == "broken")
        {
            await File.WriteAllTextAsync(store, new string('?', 10_000));
        }
        else
        {
            await other.OpenAsync();
            using var hold = other.CreateCommand();
            hold.CommandText = how;
            hold.ExecuteNonQuery();
        }

        Node.Burn(place);
        Assert.Empty(Directory.GetFiles(place, "keys.db").Concat(Directory.GetFiles(place, "keys.db-wal")));
    }

    [Fact]
    public async Task What_somebody_still_reads_is_not_called_destroyed_and_is_emptied_at_the_next_start()
    {
        var (place, later) = (Engines.New("sqlite"), Engines.New("sqlite"));
        string wrapped;
        await using (var node = Node.Open(place, "the right passphrase", TimeProvider.System))
        {
            await Zones.Zaatari.Open(node);
            var key = $"person:{(await Somebody.Register(node, Somebody.Head())).Persons[0].Id}";
            wrapped = node.Keys.Database.Read(tables => tables.One<string>(
                $"select wrapped from keys where id = {key}"))!;
            using (var reader = new Database(Path.Combine(place, "keys.db")))
            {
                reader.Read(tables =>
                {
                    tables.Query<string>($"select id from keys");
                    Assert.Equal("keys-in-log", Assert.Throws<Refused>(() => node.Keys.Shred([key])).Code);
                    return 0;
                });
            }

            Assert.Null(node.Keys.Open(key));
            // As the plug leaves it: a node that closes in peace empties its log by itself.
            foreach (var file in Directory.GetFiles(place)
                .Where(one => Path.GetExtension(one) is not (".db-shm" or ".lock")))
            {
                await File.WriteAllTextAsync(
                    Path.Combine(later, Path.GetFileName(file)), Bytes(file), System.Text.Encoding.Latin1);
            }
        }

        // The control: what was deleted can be read by whoever takes the files now.
        var log = Path.Combine(later, "keys.db-wal");
        Assert.Contains(wrapped, Bytes(log), StringComparison.Ordinal);
        await using var again = Node.Open(later, "the right passphrase", TimeProvider.System);
        Assert.DoesNotContain(wrapped, Bytes(log) + Bytes(Path.Combine(later, "keys.db")), StringComparison.Ordinal);
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

    // Another process's file is read as it lies there.
    private static string Bytes(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        return reader.ReadToEnd();
    }

    private static List<string> Tops(Node node) => node.Keys.Database.Read(tables => tables.Query<string>($"""
        select wrapped from keys where wrapper in ('', 'node', 'passphrase') order by id
        """));

    private static void SignIn(Node node) => node.Keys.Database.Transact(tables =>
    {
        tables.Execute($"insert into credentials (id, login, stamp, failed) values ('u1', 'amal', 's', 0)");
        tables.Execute($"insert into mail_addresses (person, address) values ('u1', 'amal@example.org')");
        tables.Execute($"insert into token_keys (name, sealed) values ('t1', '')");
        return 0;
    });

    private static long SignIns(Node node) => node.Keys.Database.Read(tables => tables.One<long>($"""
        select (select count(*) from credentials) + (select count(*) from mail_addresses)
          + (select count(*) from token_keys)
        """));

    private static List<string> Wrapped(Node node) => node.Keys.Database.Read(tables =>
        tables.Query<string>($"select wrapped from keys where wrapper <> '' order by id"));

    private static string Refuses(string place, string passphrase) =>
        Assert.Throws<Refused>(() => Node.Open(place, passphrase, TimeProvider.System)).Code;
}
