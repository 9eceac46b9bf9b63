using System.Text;
using System.Text.Json;
using Aman.Access;
using Aman.People;
using Aman.Safekeeping;
using Xunit;

namespace Aman.Tests.Topics.People;

/// <summary>
/// Plants 1,000 names, does with them what a camp does, and searches every byte on disk for them: database, WAL, shared
/// memory, key store, logs, files that this process holds open. The node is searched while it runs, which is what a
/// crash leaves behind, and again after it was closed.
/// </summary>
public class NoNameOnDiskTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Not_one_of_1000_planted_names_stands_on_disk_in_clear(string engine)
    {
        using var place = Place.New(engine);
        var planted = Planted.Names(seed: 1);
        await using (var node = Node.Open(place.Where, "only for tests", TimeProvider.System))
        {
            await Zones.Zaatari.Open(node);
            await LiveWith(node, planted);
            Assert.Empty(place.Find(planted));
            node.Journal.Rebuild();
            Backup.Write(node, Path.Combine(place.Folder, "backup"), TimeProvider.System);
            node.Keys.Rotate("only for tests");
        }

        Assert.Empty(place.Find(planted));
    }

    /// <summary>The control: the same names in a fact that does not seal are found, so the search can see.</summary>
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Without_the_seal_every_one_of_them_is_found(string engine)
    {
        using var place = Place.New(engine);
        var planted = Planted.Names(seed: 2);
        using var database = new Database(place.Where.StartsWith("Host", StringComparison.Ordinal)
            ? place.Where : Path.Combine(place.Where, "aman.db"));
        await using var journal = new Journal(database, new Kinds(("test.registered-in-clear/1", typeof(InClear))),
            "create table in_clear (name text primary key);", new NodeKey("n1", new byte[32]), TimeProvider.System,
            (_, _, _, _) => { });
        foreach (var name in planted)
            await journal.Record(new RegisterInClear(name), Roles.Terminal, Guid.CreateVersion7());

        Assert.Equal(Planted.Count, place.Find(planted).Count);
    }

    [Fact]
    public void The_search_sees_a_name_in_every_encoding_also_across_the_blocks_it_reads()
    {
        using var place = Place.New("sqlite");
        var planted = Planted.Names(seed: 3);
        foreach (var (at, encoding) in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode }.Index())
        {
            var bytes = new byte[Planted.BlockBytes + 100];
            encoding.GetBytes(planted[at]).CopyTo(bytes, Planted.BlockBytes - 7);
            File.WriteAllBytes(Path.Combine(place.Where, $"{at}.bin"), bytes);
        }

        File.WriteAllText(Path.Combine(place.Where, "escaped.json"), JsonSerializer.Serialize(planted[4]));
        var found = place.Find(planted);
        Assert.True(found.SetEquals([planted[0], planted[1], planted[2], planted[4]]));
    }

    private static async Task LiveWith(Node node, IReadOnlyList<string> planted)
    {
        var households = new List<RegisterHousehold>();
        foreach (var three in planted.Chunk(3))
            households.Add(await Somebody.Register(node, [.. three.Select((name, at) => Person(name, head: at == 0))]));
        foreach (var household in households.Take(20))
            Assert.Equal(3, (await Somebody.Open(node, household.Household)).Persons.Count);
        foreach (var name in planted.Take(30))
            Assert.NotEmpty(await Somebody.Search(node, name));

        var overlong = Person(planted[0] + new string('x', 100), head: true);
        var refused = await Assert.ThrowsAsync<Refused>(() => node.Journal.Record(
            Somebody.Household(overlong), Roles.Terminal, Guid.CreateVersion7()));
        Assert.DoesNotContain(planted[0], refused.ToString(), StringComparison.Ordinal);
        await Assert.ThrowsAsync<Refused>(() => node.Journal.Record(
            households[0], Roles.Terminal, Guid.CreateVersion7()));
    }

    /// <summary>The name stands wherever a personal field can hold it.</summary>
    private static Person Person(string name, bool head)
    {
        var parts = new NameParts(name, name, name, name, name);
        return Somebody.Of(head ? Relations.Head : Relations.Child, new PersonNames(parts, parts, parts)) with
        {
            Notes = "called " + name,
            Origin = name,
            Documents = [new IdentityDocument(DocumentKinds.FamilyBook, name)],
            SpecificNeeds = ["DS-BD"],
        };
    }

    private sealed record RegisterInClear(string Name) : ICommand
    {
        public static string Permission => "test.register";

        public string Scope => Entry.World;

        public Fact Decide(Tables tables, Caller caller) => new InClear(Name);
    }

    private sealed record InClear(string Name) : Fact
    {
        protected override void Apply(Tables tables, Entry entry) =>
            tables.Execute($"insert into in_clear (name) values ({Name}) on conflict (name) do nothing");
    }

    /// <summary>Where one node alone lives: a folder, or a PostgreSQL cluster of its own with WAL and logs.</summary>
    private sealed class Place : IDisposable
    {
        private readonly Cluster? cluster;

        private Place(string where, Cluster? cluster) => (Where, this.cluster) = (where, cluster);

        public string Where { get; }

        public static Place New(string engine)
        {
            if (engine == "sqlite")
                return new(Engines.New(engine), null);
            var cluster = Cluster.Start();
            Assert.SkipWhen(cluster is null, "PostgreSQL is not installed.");
            return new(cluster!.Connection("aman"), cluster);
        }

        /// <summary>Where its files are, and a backup is put.</summary>
        public string Folder => cluster?.Folder ?? Where;

        /// <summary>The planted names that stand somewhere in the place or in a file this process holds open.</summary>
        public HashSet<string> Find(IReadOnlyList<string> planted)
        {
            var files = Directory.GetFiles(Folder, "*", SearchOption.AllDirectories)
                .Concat(Directory.Exists("/proc/self/fd") ? Directory.GetFiles("/proc/self/fd") : [])
                .Where(IsOurs);
            var found = new HashSet<string>(StringComparer.Ordinal);
            var read = 0L;
            foreach (var file in files)
                read += Planted.Search(file, planted, found);
            Assert.True(read > 50_000, "The search read nearly nothing.");
            return found;
        }

        public void Dispose()
        {
            if (cluster is null)
                Directory.Delete(Where, recursive: true);
        }

        // Memory that only looks like a file (memfd) is not on disk; the runtime's pipes for debuggers never end.
        // Other tests of this process close their files meanwhile; a link that is gone holds nothing.
        private static bool IsOurs(string file)
        {
            try
            {
                return (File.GetAttributes(file) & FileAttributes.ReparsePoint) == 0
                    || (File.ResolveLinkTarget(file, false)?.FullName is { } target && IsData(target));
            }
            catch (IOException)
            {
                return false;
            }
        }

        private static bool IsData(string target) => File.Exists(target)
            && !target.Contains("clr-debug-pipe", StringComparison.Ordinal)
            && Path.GetExtension(target) is not (".dll" or ".so")
            && !target.StartsWith("/dev/", StringComparison.Ordinal)
            && !target.StartsWith("/proc/", StringComparison.Ordinal);
    }
}
