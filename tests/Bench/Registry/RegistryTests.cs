using System.Security.Cryptography;
using System.Text;
using Aman.Registries;
using Xunit;

namespace Aman.Tests.Bench.Registry;

using Registry = Aman.Registries.Registry;

// One test measures the memory in use, so the others wait.
[Collection("in turn")]
public class RegistryTests
{
    private static readonly List<Entry> People = [.. new Registry(7).Entries(30_000)];

    [Fact]
    public void The_same_seed_gives_the_same_list_and_another_seed_another()
    {
        string Hash(ulong seed) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(
            string.Join('\n', new Registry(seed).Entries(3_000).Select(Lines.Of)))));
        Assert.Equal(Hash(7), Hash(7));
        Assert.NotEqual(Hash(7), Hash(8));
    }

    [Fact]
    public void A_longer_list_begins_with_the_shorter_one() =>
        Assert.Equal(People.Take(500), new Registry(7).Entries(500));

    [Fact]
    public void Records_have_ids_of_their_own_and_share_them_with_nobody() =>
        Assert.Equal(People.Count, People.Select(entry => entry.Id).Distinct().Count());

    [Fact]
    public void Truth_is_kept_and_tells_nothing_away()
    {
        var twice = People.GroupBy(entry => entry.Cluster).Where(one => one.Count() > 1).ToList();
        Assert.InRange(twice.Count, 500, 4_000);
        // Two registrations of one person agree mostly in what the person is, and hardly ever in how it is written.
        Assert.InRange(Share(twice, one => Known(one, entry => entry.Sex)), 0.97, 1);
        Assert.InRange(Share(twice, one => one.Select(Lines.Of).Distinct().Count() == one.Count()), 1, 1);
        Assert.DoesNotContain(People, entry => entry.Id.Contains(entry.Cluster, StringComparison.Ordinal));
        // No two of one household are one person.
        Assert.All(People.GroupBy(entry => entry.Household), home =>
            Assert.Equal(home.Count(), home.Select(entry => entry.Cluster).Distinct().Count()));
    }

    [Fact]
    public void Shares_are_what_the_rates_say()
    {
        Near(0.68, People, entry => entry.Culture == "arabic", 0.03);
        Near(0.06, People, entry => entry.Culture == "russian", 0.02);
        Near(0.15, People, entry => entry.Name.Length > 0, 0.02);
        Near(0.50, People, entry => entry.Sex == "male", 0.03);
        Near(0.35, People, entry => entry.Mother.Length == 0, 0.02);
        Near(0.44, People, entry => entry.Script == "arabic", 0.05);
        Near(0.10, People, entry => entry.Script == "cyrillic", 0.05);
        Assert.InRange(People.Count(entry => entry.Slips.Contains("typo", StringComparison.Ordinal)), 2_000, 8_000);
        Assert.InRange(People.Select(entry => entry.Habit).Distinct().Count(), 8, 8);
    }

    [Fact]
    public void The_share_of_first_of_january_is_a_setting()
    {
        double Share(int rough) => new Registry(7, new Rates { RoughAdult = rough, RoughChild = rough }).Entries(5_000)
            .Average(entry => entry.Birth.EndsWith("-01-01", StringComparison.Ordinal) ? 1.0 : 0);
        Assert.InRange(Share(0), 0, 0.01);
        Assert.InRange(Share(900), 0.5, 0.65);
    }

    [Fact]
    public void Families_share_and_come_again_with_a_baby()
    {
        var registry = new Registry(7);
        var families = Enumerable.Range(0, 5_000).Select(registry.Family).ToList();
        Assert.InRange(families.Average(family => family.Members.Count), 4.3, 6.5);
        Near(0.09, families, family => family.AgainAfter > 0, 0.02);
        var again = families.Where(family => family.AgainAfter > 0).ToList();
        Near(0.2, again, family => family.Members.Any(member => member.Baby), 0.1);
        Assert.All(families.SelectMany(family => family.Members.Where(member => member.Baby)),
            member => Assert.True(member.Born > new DateOnly(2025, 6, 1)));
        var twins = families.SelectMany(family => family.Members.GroupBy(member => (member.Born, member.Father))
            .Where(one => one.Count() > 1)).ToList();
        Assert.InRange(twins.Count, 20, 400);
        // Twins are two people with two names.
        Assert.All(twins, pair => Assert.Equal(pair.Count(), pair.Select(twin => twin.Given).Distinct().Count()));
        // Names are handed down: a son bears his father's family name, his given name is the grandson's father's name.
        var sons = families.Where(family => !family.Members[0].Female).SelectMany(family => family.Members
            .Where(member => !member.Female && member.Father == family.Members[0].Given)
            .Select(son => (son, family.Members[0]))).ToList();
        Assert.True(sons.Count > 2_000);
        Assert.DoesNotContain(sons, pair => pair.son.Family != pair.Item2.Family
            || pair.son.Grandfather != pair.Item2.Father);
    }

    [Fact]
    public void Arrivals_that_are_known_are_in_the_registry_and_those_that_are_new_are_not()
    {
        var registry = new Registry(7);
        var list = registry.Numbered(20_000).ToList();
        var clusters = list.Select(one => one.Entry.Cluster).ToHashSet();
        var ids = list.Select(one => one.Entry.Id).ToHashSet();
        var households = list.Select(one => one.Entry.Household).ToHashSet();
        var arrivals = registry.Arrivals(list[^1].Family).Take(600).ToList();
        Assert.Equal(300, arrivals.Count(arrival => arrival.Known));
        Assert.All(arrivals, arrival => Assert.Equal(arrival.Known, clusters.Contains(arrival.Entry.Cluster)));
        Assert.DoesNotContain(arrivals, arrival =>
            ids.Contains(arrival.Entry.Id) || households.Contains(arrival.Entry.Household));
    }

    [Fact]
    public void A_long_list_is_not_held_in_memory()
    {
        long Memory()
        {
            GC.Collect();
            return GC.GetTotalMemory(forceFullCollection: true);
        }

        var before = Memory();
        var most = 0L;
        foreach (var (at, _) in new Registry(9).Entries(120_000).Index())
        {
            if (at % 40_000 == 39_999)
                most = Math.Max(most, Memory() - before);
        }

        // Held, 120,000 records would be about 80 MB.
        Assert.InRange(most, long.MinValue, 8 << 20);
    }

    [Fact]
    public void A_line_can_be_read_back()
    {
        var entry = new Entry { Id = "1", Cluster = "p", Name = "Al-Shami, Omar", Slips = "said \"so\"" };
        Assert.Equal("1,\"Al-Shami, Omar\",,,,,,,,,,,p,,,\"said \"\"so\"\"\"", Lines.Of(entry));
        Assert.Equal(Lines.Header.Split(',').Length, Lines.Of(entry with { Name = "" }).Split(',').Length);
    }

    private static bool Known(IEnumerable<Entry> one, Func<Entry, string> field) =>
        one.Select(field).Where(text => text.Length > 0).Distinct().Count() <= 1;

    private static double Share<T>(IReadOnlyCollection<T> list, Func<T, bool> what) =>
        (double)list.Count(what) / list.Count;

    private static void Near<T>(double expected, IReadOnlyCollection<T> list, Func<T, bool> what, double within) =>
        Assert.InRange(Share(list, what), expected - within, expected + within);
}
