using System.Collections.Concurrent;

namespace Aman.Matching;

/// <summary>A whole index against itself. Each person follows its own keys only, and of these no long lists: what two
/// records of one person share is some rare thing.</summary>
internal sealed class PairRun(PersonTable people, Postings postings, Vocabulary vocabulary, IdTable ids)
{
    // Of one key, of one person.
    private const int ListMost = KeyRules.PeopleMost, ComparedMost = 64, PairsMost = 20;

    // In a short list nothing is rare, and all may be compared.
    private const int PeopleLeast = 1 << 17;

    // Rows at a time.
    private const int Portion = 2_048;

    private const int KeepBits = 18;

    // A pair is compared when its keys promise that share of the threshold; they count things twice, so it is little.
    private const double PromiseShare = 0.8;

    public List<Pair> Run(double least, Func<string, string, bool>? wanted, IProgress<double>? progress,
        CancellationToken stop)
    {
        var found = new ConcurrentBag<List<Pair>>();
        var done = 0L;
        var portions = (people.Count + Portion - 1) / Portion;
        Parallel.For(0, portions, new ParallelOptions { CancellationToken = stop }, () => new Hand(people, postings,
            vocabulary, ids), (at, _, hand) =>
        {
            var pairs = new List<Pair>();
            for (var row = at * Portion; row < Math.Min(people.Count, (at + 1) * Portion); row++)
                hand.Row(row, least, wanted, pairs);
            found.Add(pairs);
            progress?.Report(Interlocked.Increment(ref done) / (double)portions);
            return hand;
        }, _ => { });
        return [.. found.SelectMany(pairs => pairs).OrderByDescending(pair => pair.Bits)
            .ThenBy(pair => pair.Left, StringComparer.Ordinal).ThenBy(pair => pair.Right, StringComparer.Ordinal)];
    }

    /// <summary>What one thread works with.</summary>
    private sealed class Hand(PersonTable people, Postings postings, Vocabulary vocabulary, IdTable ids)
    {
        private readonly Found found = new();
        private readonly PersonScore score = new(new WordScores(vocabulary, KeepBits));
        private readonly Profile mine = new(), other = new();
        private readonly ulong[] keys = new ulong[Keys.Most];
        private readonly int[] rows = new int[ListMost];
        private readonly List<int> best = [];
        private readonly List<(double Bits, int Row)> pairs = [];

        public void Row(int row, double least, Func<string, string, bool>? wanted, List<Pair> into)
        {
            if (people.IsGone(row))
                return;
            people.Read(row, mine);
            Follow(row);
            best.Clear();
            for (var place = 0; place < found.Count; place++)
            {
                if (found.Promise(place) >= least * PromiseShare)
                    best.Add(place);
            }

            if (best.Count > ComparedMost)
            {
                best.Sort((one, two) => found.Promise(one) != found.Promise(two)
                    ? found.Promise(two).CompareTo(found.Promise(one)) : found.Row(one).CompareTo(found.Row(two)));
                best.RemoveRange(ComparedMost, best.Count - ComparedMost);
            }

            Compare(least);
            foreach (var (bits, second) in pairs.OrderByDescending(pair => pair.Bits).Take(PairsMost))
                Keep(row, second, bits, wanted, into);
        }

        private void Follow(int row)
        {
            found.Clear();
            var count = Keys.Of(mine, vocabulary, keys);
            for (var at = 0; at < count; at++)
            {
                var size = postings.Size(keys[at]);
                if (size > ListMost)
                    continue;
                var place = 0;
                var read = postings.Read(keys[at], ref place, rows);
                if (read < 2 || read == ListMost)
                    continue;
                var promise = MathF.Log2((float)Math.Max(people.Count, PeopleLeast) / read);
                for (var one = 0; one < read; one++)
                {
                    // Each pair from its first row only.
                    if (rows[one] > row && !people.IsGone(rows[one]))
                        found.Add(rows[one], promise);
                }
            }
        }

        private void Compare(double least)
        {
            pairs.Clear();
            if (best.Count == 0)
                return;
            score.Ask(mine);
            foreach (var place in best)
            {
                var row = found.Row(place);
                if (mine.Household != 0 && people.Household(row) == mine.Household)
                    continue;
                people.Read(row, other);
                var bits = score.Of(other);
                if (bits >= least)
                    pairs.Add((bits, row));
            }
        }

        private void Keep(int row, int second, double bits, Func<string, string, bool>? wanted, List<Pair> into)
        {
            var (left, right) = (ids[row], ids[second]);
            if (wanted?.Invoke(left, right) ?? true)
                into.Add(new Pair(left, right, bits, Bands.Of(bits, people.Count)));
        }
    }
}
