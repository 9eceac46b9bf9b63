using Aman.Access;
using Aman.People;
using Xunit;

namespace Aman.Tests.Topics.People;

public class HouseholdSearchTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_household_is_found_by_any_part_in_any_script_and_order(string engine)
    {
        await using var node = await Somebody.Node(engine);
        var names = new PersonNames(
            new NameParts("عبدالله", "إبراهيم", "مصطفى", "الحوراني", "آمنة"),
            new NameParts("Abdullah", "Ibrahim", "Mustafa", "al-Hourani", "Amina"),
            new NameParts("Абдулла", "Ибрагим", null, "Хаурани"));
        var sought = await Somebody.Register(node, Somebody.Of(Relations.Head, names));
        await Somebody.Register(node, Somebody.Head("Layla", "Kenan"));

        foreach (var text in new[]
        {
            "Abdullah", "hourani", "al-hourani abdullah", "HOURANI ibrahim", "abdul", "ibrah", "عبدالله", "عبد الله",
            "ابراهيم", "امنه", "الحورانى", "مُصطفى", "Абдулла", "хаурани ибр",
        })
        {
            var hit = Assert.Single(await Find(node, text));
            Assert.Equal(sought.Household, hit.Household);
            Assert.Equal("ع… إ… ا…", hit.Initials);
        }

        Assert.Empty(await Find(node, "abdullah kenan"));
        Assert.Empty(await Find(node, "Zaynab"));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_index_follows_what_is_registered_accepted_and_rebuilt(string engine)
    {
        await using var node = await Somebody.Node(engine);
        Assert.Empty(await Find(node, "Salma"));
        await Somebody.Register(node, Somebody.Head());
        Assert.Single(await Find(node, "Salma"));
        node.Journal.Rebuild();
        Assert.Single(await Find(node, "Salma"));
        await Somebody.Register(node, Somebody.Head());
        Assert.Equal(2, (await Find(node, "Salma")).Count);
        node.Keys.Lock();
        node.Keys.Unlock("only for tests");
        Assert.Equal(2, (await Find(node, "Salma")).Count);
    }

    [Fact]
    public async Task Whole_words_come_before_beginnings_and_beginnings_before_parts()
    {
        await using var node = await Somebody.Node("sqlite");
        foreach (var given in new[] { "Jamila", "Milad", "Mila" })
            await Somebody.Register(node, Somebody.Head(given));

        Assert.Equal(["M… Y… a…", "M… Y… a…", "J… Y… a…"], (await Find(node, "mila")).Select(hit => hit.Initials));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Whoever_was_registered_in_one_script_is_found_in_three_and_stands_first(string engine)
    {
        await using var node = await Somebody.Node(engine);
        static PersonNames Latin(params string[] parts) => new(null, new(parts[0], parts[1], parts[2], parts[3]));
        static PersonNames Arabic(params string[] parts) => new(new(parts[0], parts[1], parts[2], parts[3]), null);
        // Those who bear the same words in other places were registered before, and others who bear one of them.
        foreach (var names in new[]
        {
            Latin("Mahmoud", "Khaled", "Omar", "Homsi"), Latin("Omar", "Mahmoud", "Khaled", "Homsi"),
            Latin("Khaled", "Yusuf", "Mahmoud", "Darwish"), Latin("Homsi", "Mahmoud", "Hasan", "Khaled"),
            Arabic("محمود", "خالد", "عمر", "الحمصي"), Arabic("عمر", "محمود", "خالد", "الحمصي"),
            Arabic("خالد", "يوسف", "محمود", "درويش"),
        })
        {
            await Somebody.Register(node, Somebody.Of(Relations.Head, names));
        }

        var sought = await Somebody.Register(
            node, Somebody.Of(Relations.Head, new(new("خالد", "محمود", null, "الحمصي"), null)));
        foreach (var text in new[]
        {
            "خالد محمود الحمصي", "خالد الحمصي", "Khaled Mahmoud Al-Homsi", "Khaled Homsi", "Халед Махмуд Хомси",
            "Халед Махмуд",
        })
        {
            var found = await Find(node, text);
            Assert.True(found.Count > 0 && found[0].Household == sought.Household,
                $"{text}: {found.ToList().FindIndex(hit => hit.Household == sought.Household)} of {found.Count}");
        }

        // Who answers only one of two words is not shown as if he answered both.
        Assert.DoesNotContain(sought.Household, (await Find(node, "Халед Дарвиш")).Select(hit => hit.Household));
        Assert.Empty(await Find(node, "Халед Петров"));
    }

    [Fact]
    public async Task Who_asks_for_a_few_is_shown_those_who_fit_best_and_no_others_are_opened()
    {
        await using var node = await Somebody.Node("sqlite");
        foreach (var given in new[] { "Jamila", "Milad", "Mila" })
            await Somebody.Register(node, Somebody.Head(given));

        var few = await HouseholdSearch.Of(node, Roles.Terminal, Somebody.Zone, "mila", most: 2);
        Assert.Equal((await Find(node, "mila")).Take(2), few);
        Assert.Equal([2, 3], node.Journal.Read(tables =>
            tables.Query<long>($"select shown from searches order by stamp")));
        foreach (var given in Enumerable.Range(0, Aman.People.Limits.SearchHitsMax + 1))
            await Somebody.Register(node, Somebody.Head());
        Assert.Equal(Aman.People.Limits.SearchHitsMax,
            (await HouseholdSearch.Of(node, Roles.Terminal, Somebody.Zone, "salma", most: 1_000)).Count);
    }

    [Fact]
    public async Task An_empty_a_short_an_overlong_and_a_forbidden_search_are_refused()
    {
        await using var node = await Somebody.Node("sqlite");
        foreach (var text in new[] { "", " - ", "a", "ا", new string('a', 201), "a b c d e f g h i" })
            Assert.Equal("search-text", (await Assert.ThrowsAsync<Refused>(() => Find(node, text))).Code);
        Assert.Equal("not-permitted", (await Assert.ThrowsAsync<Refused>(
            () => HouseholdSearch.Of(node, new Caller("nobody"), Somebody.Zone, "Salma"))).Code);
    }

    private static Task<IReadOnlyList<HouseholdSearch.Hit>> Find(Node node, string text) => Somebody.Search(node, text);
}
