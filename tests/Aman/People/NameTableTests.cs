using Aman.People;
using Xunit;

namespace Aman.Tests.Topics.People;

public class NameTableTests
{
    private static readonly string[] Syllables =
        ["ma", "ha", "mad", "al", "sal", "im", "a", "ra", "نو", "ر", "عل", "ي"];

    [Fact]
    public void It_finds_what_looking_at_every_name_finds_as_well()
    {
        var dice = new Random(Environment.TickCount);
        var table = new NameTable();
        var known = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        for (var step = 0; step < 3_000; step++)
        {
            var id = step % 7 == 0 && known.Count > 0 ? known.Keys.ElementAt(dice.Next(known.Count))
                : Guid.CreateVersion7().ToString("D");
            if (step % 11 == 0)
            {
                table.Remove(id);
                known.Remove(id);
                continue;
            }

            string[] words = [Word(dice), Word(dice), Word(dice)];
            table.Add(id, new(null, new(words[0], words[1], null, words[2])));
            known[id] = [.. words];
        }

        Assert.Equal(known.Count, table.Count);
        for (var ask = 0; ask < 300; ask++)
        {
            string[] wanted = [.. Enumerable.Range(0, 1 + dice.Next(3)).Select(_ => Part(dice, Word(dice)))];
            var best = known.Select(one => Fit(one.Value, wanted)).Where(fit => fit > 0).OrderDescending().Take(20);
            var found = table.Find(wanted, 20);
            Assert.Equal(best, found.Select(id => Fit(known[id], wanted)));
            Assert.Equal(found.Count, found.Distinct().Count());
        }
    }

    [Fact]
    public void Nobody_and_what_is_no_id_is_found_and_nothing_breaks()
    {
        var table = new NameTable();
        Assert.Empty(table.Find(["salma"], 5));
        table.Add("no id", new(null, new("Salma")));
        table.Remove("no id");
        Assert.Equal((0, 0), (table.Count, table.Find(["salma"], 5).Count));
    }

    private static string Word(Random dice) =>
        string.Concat(Enumerable.Range(0, 1 + dice.Next(3)).Select(_ => Syllables[dice.Next(Syllables.Length)]));

    private static string Part(Random dice, string word) => dice.Next(3) switch
    {
        0 => word,
        1 => word[..(1 + dice.Next(word.Length))],
        _ => word[dice.Next(word.Length)..],
    };

    private static int Fit(HashSet<string> words, string[] wanted)
    {
        var each = wanted.Select(one => words.Max(word => word == one ? 4
            : word.StartsWith(one, StringComparison.Ordinal) ? 2
            : word.Contains(one, StringComparison.Ordinal) ? 1 : 0)).ToList();
        return each.Contains(0) ? 0 : each.Sum();
    }
}
