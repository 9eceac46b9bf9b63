using Aman.Matching;
using Xunit;

namespace Aman.Tests.Matching;

/// <summary>The quick way to candidates, held against comparing with everybody.</summary>
public class GatheringTests
{
    private const int Seed = 20_261_124, People = 3_000, Asked = 150;

    private static readonly string[] given = ["محمد", "Ahmed", "Юсуф", "Fatma", "خديجة", "Omar", "Halil", "سارة",
        "Nadia", "Халид", "ابراهيم", "Zeynep", "Rustam", "ليلى", "Ismail", "Мария"];

    private static readonly string[] families = ["الحسن", "Darwish", "Хаддад", "Yıldız", "Najjar", "العلي", "Qasim",
        "Kaya", "الزعبي", "Петров", "Barzani", "Sabbagh", "Toma", "الحموي"];

    [Fact]
    public void The_best_candidates_are_those_that_comparing_with_everybody_finds()
    {
        var random = new Random(Seed);
        var people = Enumerable.Range(0, People).Select(one => Someone(random, "p" + one)).ToList();
        using var index = new MatchIndex();
        people.ForEach(index.Add);
        var all = new PersonTableOf(people);
        using var half = new MatchIndex();
        people.Where((_, at) => at % 2 == 0).ToList().ForEach(half.Add);

        var (found, foundByHalf, wanted) = (0, 0, 0);
        foreach (var one in random.GetItems(people.ToArray(), Asked))
        {
            // The same person, whose day was written wrongly.
            var asked = one with { Id = "asked", Birth = one.Birth!.Value with { Day = 1 + random.Next(28) } };
            var best = all.Best(asked);
            wanted += best.Count;
            var ids = index.Search(asked, top: 10, all: true).Select(candidate => candidate.Id).ToHashSet();
            found += best.Count(ids.Contains);
            ids = half.Search(asked, top: 10, all: true).Select(candidate => candidate.Id).ToHashSet();
            foundByHalf += best.Count(ids.Contains);
        }

        Assert.True(wanted > Asked / 2, $"{wanted} to find are too few to tell.");
        Assert.InRange(found / (double)wanted, 0.98, 1);
        // The control: an index of every second person finds half of them.
        Assert.InRange(foundByHalf / (double)wanted, 0.3, 0.7);
    }

    [Fact]
    public void Words_that_come_later_are_neighbours_as_if_they_had_been_there()
    {
        var random = new Random(Seed);
        var (vocabulary, kept) = (new Vocabulary(), new Neighbours());
        var words = Words(random, 600);
        var (asked, news) = (words[..40], 0);
        foreach (var (at, word) in words.Index())
        {
            vocabulary.Number(word);
            foreach (var one in at % 20 == 0 ? asked : [])
            {
                var (form, before) = (new Form(one), kept.Of(new Form(one), vocabulary));
                Assert.Equal(new Neighbours().Of(form, vocabulary), before);
                news += before.Length;
            }
        }

        Assert.True(news > 0);
    }

    [Theory]
    [InlineData(0x1234UL, 0x1234UL, true)]
    [InlineData(0x1234UL, 0x134UL, true)]
    [InlineData(0x1234UL, 0x12634UL, true)]
    [InlineData(0x1234UL, 0x1264UL, true)]
    [InlineData(0x1234UL, 0x1324UL, true)]
    [InlineData(0x1234UL, 0x2143UL, false)]
    [InlineData(0x1234UL, 0x5674UL, false)]
    public void Skeletons_are_one_consonant_apart(ulong one, ulong other, bool near)
    {
        Assert.Equal(near, Neighbours.OneEdit(one, other));
        Assert.Equal(near, Neighbours.OneEdit(other, one));
    }

    private static List<string> Words(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => new string(random.GetItems("abdhiklmnrstuyz".ToCharArray(),
            3 + random.Next(4)))).Distinct()];

    private static PersonRecord Someone(Random random, string id) => new()
    {
        Id = id,
        Names = [PersonName.Of(given[random.Next(given.Length)], given[random.Next(given.Length)],
            family: families[random.Next(families.Length)])],
        Birth = new Birth(1950 + random.Next(60), 1 + random.Next(12), 1 + random.Next(28)),
        Sex = (Sex)random.Next(3),
    };

    /// <summary>Compares with everybody: the people that only somebody who looks at all of them can know are best.
    /// </summary>
    private sealed class PersonTableOf
    {
        private const int Enough = 12;

        private readonly Vocabulary vocabulary = new();
        private readonly List<(string Id, Profile Profile)> people;
        private readonly PersonScore score;

        public PersonTableOf(IEnumerable<PersonRecord> records)
        {
            people = [.. records.Select(one => (one.Id, Profile.Of(one, vocabulary)))];
            foreach (var token in people.SelectMany(one => one.Profile.Tokens[..one.Profile.TokenCount]))
                vocabulary.Change(token.Form, 1);
            score = new PersonScore(new WordScores(vocabulary, 14));
        }

        /// <summary>Up to three that are strong enough to be looked at.</summary>
        public List<string> Best(PersonRecord asked)
        {
            score.Ask(Profile.Of(asked, vocabulary));
            return [.. people.Select(one => (one.Id, Bits: score.Of(one.Profile))).Where(one => one.Bits >= Enough)
                .OrderByDescending(one => one.Bits).Take(3).Select(one => one.Id)];
        }
    }
}
