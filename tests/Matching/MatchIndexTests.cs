using Aman.Matching;
using Xunit;

namespace Aman.Tests.Matching;

public class MatchIndexTests
{
    private const int Seed = 20_261_124;

    private static readonly string[] given = ["محمد", "Ahmed", "Юсуф", "Fatma", "خديجة", "Omar", "Halil", "سارة"];
    private static readonly string[] families = ["الحسن", "Darwish", "Хаддад", "Yıldız", "Najjar", "العلي", "Qasim"];

    [Fact]
    public void An_index_that_grew_answers_as_one_built_anew()
    {
        var random = new Random(Seed);
        using var grown = new MatchIndex();
        var people = new SortedDictionary<string, PersonRecord>(StringComparer.Ordinal);
        for (var step = 0; step < 3_000; step++)
        {
            var person = Someone(random, "p" + random.Next(1_000));
            if (random.Next(4) == 0)
            {
                Assert.Equal(people.Remove(person.Id), grown.Remove(person.Id));
                continue;
            }

            people[person.Id] = person;
            grown.Add(person);
        }

        using var rebuilt = new MatchIndex();
        foreach (var person in people.Values)
            rebuilt.Add(person);
        using var loaded = Again(grown);

        Assert.Equal(people.Count, grown.Count);
        for (var ask = 0; ask < 200; ask++)
        {
            var asked = Someone(random, "asked");
            var expected = Said(rebuilt, asked);
            Assert.Equal(expected, Said(grown, asked));
            Assert.Equal(expected, Said(loaded, asked));
        }

        // The control: an index that lacks somebody answers otherwise.
        var first = people.Values.First();
        Assert.Contains(Said(grown, first with { Id = "asked" }), line => line.StartsWith(first.Id + " ", Ordinal));
        grown.Remove(first.Id);
        Assert.DoesNotContain(Said(grown, first with { Id = "asked" }), line => line.StartsWith(first.Id + " ",
            Ordinal));
    }

    [Fact]
    public void Identical_names_neither_stall_nor_flood()
    {
        using var index = new MatchIndex();
        for (var one = 0; one < 20_000; one++)
        {
            index.Add(Person("n" + one, "Mohammed Ahmed Ali", 1950 + (one % 60), 1 + (one % 12), 1 + (one % 28)));
        }

        var twin = index.Search(Person("asked", "Mohammed Ahmed Ali", 1950, 1, 1), top: 10);
        Assert.InRange(twin.Count, 0, 10);
        var marked = Person("marked", "Mohammed Ahmed Ali", 1951, 3, 3) with { Documents = ["AB 12345"] };
        index.Add(marked);
        Assert.Equal("marked", index.Search(marked with { Id = "asked" }, top: 1)[0].Id);
        Assert.InRange(index.Pairs().Count, 0, 20 * index.Count);
    }

    [Fact]
    public void Pairs_are_those_of_one_person_and_members_of_a_household_are_none()
    {
        using var index = new MatchIndex();
        index.Add(Person("1", "خالد منصور درويش", 1987, 2, 9) with { Household = "a" });
        index.Add(Person("2", "Khalid Mansour Darwish", 1987, 2, 9) with { Household = "b" });
        index.Add(Person("3", "Khalid Mansour Darwish", 1987, 2, 9) with { Household = "b" });
        index.Add(Person("4", "Rania Toma Yalda", 1999, 12, 30));

        var pairs = index.Pairs().Select(pair => pair.Left + pair.Right).Order(StringComparer.Ordinal);

        Assert.Equal(["12", "13"], pairs);
        Assert.Equal(["12"], index.Pairs((_, right) => right != "3").Select(pair => pair.Left + pair.Right));
    }

    [Fact]
    public void An_image_that_was_cut_or_altered_is_refused()
    {
        using var index = new MatchIndex();
        index.Add(Person("1", "Khalid Mansour Darwish", 1987, 2, 9));
        using var stream = new MemoryStream();
        index.Save(stream);
        var image = stream.ToArray();
        Assert.Equal(1, MatchIndex.Load(new MemoryStream(image)).Count);
        foreach (var length in new[] { 0, 7, 20, image.Length / 2, image.Length - 1 })
            Assert.Throws<InvalidDataException>(() => MatchIndex.Load(new MemoryStream(image, 0, length)));
        for (var at = 9; at < image.Length; at += 1 + (image.Length / 97))
        {
            var altered = (byte[])image.Clone();
            altered[at] ^= 16;
            Assert.Throws<InvalidDataException>(() => MatchIndex.Load(new MemoryStream(altered)));
        }
    }

    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static MatchIndex Again(MatchIndex index)
    {
        var stream = new MemoryStream();
        index.Save(stream);
        stream.Position = 0;
        return MatchIndex.Load(stream);
    }

    private static IEnumerable<string> Said(MatchIndex index, PersonRecord asked) =>
        [.. index.Search(asked, top: 5, all: true).Select(one =>
            FormattableString.Invariant($"{one.Id} {one.Bits:0.00}"))];

    private static PersonRecord Someone(Random random, string id) => new()
    {
        Id = id,
        Names = [PersonName.Of(given[random.Next(given.Length)], given[random.Next(given.Length)],
            family: families[random.Next(families.Length)])],
        Birth = new Birth(1950 + random.Next(60), 1 + random.Next(12), 1 + random.Next(28)),
        Sex = (Sex)random.Next(3),
        Phones = random.Next(3) == 0 ? [$"0999{random.Next(1_000):000000}"] : [],
        Documents = random.Next(3) == 0 ? [$"D{random.Next(1_000):0000}"] : [],
    };

    private static PersonRecord Person(string id, string name, int year, int month, int day) => new()
    {
        Id = id, Names = [PersonName.Free(name)], Birth = new Birth(year, month, day), Sex = Sex.Unknown,
    };
}
