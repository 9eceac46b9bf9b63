using System.CommandLine;
using System.Globalization;
using Aman.Matching;
using Aman.Registries;

namespace Aman.Bench;

/// <summary>
/// <c>weights</c>: counts on invented registries how often each level is met among records of one person, of two
/// people of one family, and of strangers, and writes the table of weights that ships (src/Matching/Known/weights.tsv).
/// What is counted seldom stays near the reasoned figure; within a row of levels a better one never says less. What
/// depends on how rare a name is, or guards against what the generator does not make, is kept as it was reasoned.
/// </summary>
internal static class TrainWeights
{
    // Levels that a registry's dates fall into, from the best to the worst.
    private static readonly string[][] rows =
    [
        ["same-date", "day-month-swapped", "one-digit", "same-month", "same-year-other"],
        ["same-year-month", "same-year", "rough-1", "rough-2", "rough-3", "rough-5", "rough-10", "rough-more"],
        ["first-of-january", "first-of-january-one"],
        ["same-day", "two-digits", "years-3", "years-5", "years-10", "years-more"],
    ];

    public static Command Command()
    {
        var people = new Option<int>("--people")
        {
            Description = "Records of each registry.", DefaultValueFactory = _ => 20_000,
        };
        var seeds = new Option<ulong[]>("--seeds")
        {
            Description = "Registries to count. Those from 50 on are for measuring.",
            DefaultValueFactory = _ => [11, 12, 13, 14], AllowMultipleArgumentsPerToken = true,
        };
        var prior = new Option<double>("--prior")
        {
            Description = "Pairs that a reasoned figure counts for.", DefaultValueFactory = _ => 100,
        };
        var file = new Option<string?>("--out")
        {
            Description = "A file; without it, the terminal.", HelpName = "FILE",
        };
        var command = new Command("weights", "Count the weights of the matcher on invented registries.")
        {
            people, seeds, prior, file,
        };
        command.SetAction(result =>
        {
            var counts = new Counts();
            foreach (var seed in result.GetValue(seeds)!)
                counts.Read(seed, result.GetValue(people));
            var table = Table(counts, result.GetValue(prior), string.Create(CultureInfo.InvariantCulture,
                $"seeds {string.Join(' ', result.GetValue(seeds)!)}, {result.GetValue(people)} records each"));
            if (result.GetValue(file) is { } path)
                File.WriteAllLines(path, table);
            else
                table.ForEach(result.InvocationConfiguration.Output.WriteLine);
        });
        return command;
    }

    private static List<string> Table(Counts counts, double prior, string made)
    {
        var trained = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var figure in counts.Figures)
        {
            trained[figure] = Bits(figure, counts.Of(Kind.Stranger), "");
            trained["kin-" + figure] = Bits(figure, counts.Of(Kind.Family), "kin-");
        }

        foreach (var row in rows)
        {
            Order(row.Select(level => "birth-" + level).ToArray(), trained);
            Order(row.Select(level => "kin-birth-" + level).ToArray(), trained);
        }

        double Bits(string figure, Dictionary<string, int> others, string kin)
        {
            var one = counts.Of(Kind.One);
            var (mine, theirs) = (one.GetValueOrDefault(figure), others.GetValueOrDefault(figure));
            double Share(int count, Dictionary<string, int> of) => (count + 0.5)
                / (of.Where(level => Field(level.Key) == Field(figure)).Sum(level => level.Value) + 1);
            var counted = Math.Log2(Share(mine, one) / Share(theirs, others));
            var weight = Math.Min(mine, theirs) / (Math.Min(mine, theirs) + prior);
            return Weights.Shipped.Has(kin + figure) is { } reasoned
                ? (weight * counted) + ((1 - weight) * reasoned) : counted;
        }

        return
        [
            $"# Bits, counted by `weights` (bench/Matching): {made};",
            $"# pairs: {counts.Pairs(Kind.One)} of one person, {counts.Pairs(Kind.Family)} of one family, "
                + $"{counts.Pairs(Kind.Stranger)} of strangers; a reasoned figure counts for {prior} pairs.",
            .. Weights.Shipped.All.Select(one => string.Create(CultureInfo.InvariantCulture,
                $"{one.Key}\t{(trained.TryGetValue(one.Key, out var bits) ? bits : one.Value):0.##}")),
        ];
    }

    private static string Field(string figure) => figure[..figure.IndexOf('-')];

    // Pool adjacent violators: what is out of order takes the mean of both.
    private static void Order(string[] row, Dictionary<string, double> bits)
    {
        var blocks = new List<(double Sum, int Count)>();
        var known = row.Where(bits.ContainsKey).ToList();
        foreach (var one in known)
        {
            blocks.Add((bits[one], 1));
            while (blocks.Count > 1 && blocks[^1].Sum / blocks[^1].Count > blocks[^2].Sum / blocks[^2].Count)
            {
                blocks[^2] = (blocks[^2].Sum + blocks[^1].Sum, blocks[^2].Count + blocks[^1].Count);
                blocks.RemoveAt(blocks.Count - 1);
            }
        }

        var at = 0;
        foreach (var (sum, count) in blocks)
        {
            for (var end = at + count; at < end; at++)
                bits[known[at]] = sum / count;
        }
    }

    private enum Kind
    {
        One,
        Family,
        Stranger,
    }

    /// <summary>How often each level was met among each kind of pair.</summary>
    private sealed class Counts
    {
        private readonly Dictionary<string, int>[] met = [new(), new(), new()];
        private readonly int[] pairs = new int[3];

        public IEnumerable<string> Figures => met.SelectMany(one => one.Keys).Distinct().Order(StringComparer.Ordinal);

        public Dictionary<string, int> Of(Kind kind) => met[(int)kind];

        public int Pairs(Kind kind) => pairs[(int)kind];

        public void Read(ulong seed, int people)
        {
            var all = new Registry(seed).Numbered(people)
                .Where(one => !one.Entry.Slips.Contains("heldout", StringComparison.Ordinal))
                .Select(one => (one.Entry.Cluster, Person: Systems.AmanSystem.Record(one.Entry))).ToList();
            using var index = new MatchIndex();
            foreach (var (_, person) in all)
                index.Add(person);
            var clusters = all.ToDictionary(one => one.Person.Id, one => one.Cluster);
            var records = all.ToDictionary(one => one.Person.Id, one => one.Person);
            foreach (var one in all.GroupBy(entry => entry.Cluster).Where(one => one.Count() > 1))
                Add(Kind.One, one.First().Person, one.Last().Person);
            foreach (var home in all.GroupBy(entry => entry.Person.Household))
            {
                var members = home.ToList();
                for (var at = 1; at < members.Count; at++)
                    Add(Kind.Family, members[at - 1].Person, members[at].Person);
            }

            // Whom the names alone would bring, and who is no relation as far as anybody knows.
            foreach (var (cluster, person) in all.Where((_, at) => at % 10 == 0))
            {
                var name = person with { Birth = null, Phones = [], Documents = [] };
                foreach (var found in index.Search(name, 5, all: true).Where(found => clusters[found.Id] != cluster
                    && !records[found.Id].Phones.Intersect(person.Phones).Any()))
                    Add(Kind.Stranger, person, records[found.Id]);
            }
        }

        private void Add(Kind kind, PersonRecord left, PersonRecord right)
        {
            pairs[(int)kind]++;
            if (left.Birth is { } birth && right.Birth is { } other)
                Meet(kind, "birth-" + BirthScore.Of(birth, other).Figure);
            if (left.Sex != Sex.Unknown && right.Sex != Sex.Unknown)
                Meet(kind, left.Sex == right.Sex ? "sex-same" : "sex-different");
            if (left.Documents.Count > 0 && right.Documents.Count > 0)
                Meet(kind, "document-" + Level(Marks.Document(left.Documents[0]), Marks.Document(right.Documents[0])));
        }

        private static string Level(ulong left, ulong right) =>
            left == right ? "same" : !Marks.Near(left, right) ? "different" : "near";

        private void Meet(Kind kind, string figure) =>
            met[(int)kind][figure] = met[(int)kind].GetValueOrDefault(figure) + 1;
    }
}
