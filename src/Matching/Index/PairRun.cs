using System.Collections.Concurrent;
using System.Numerics;

namespace Aman.Matching;

/// <summary>A whole index against itself. Each person follows its own keys only, and of these no long lists: what two
/// records of one person share is some rare thing.</summary>
internal sealed class PairRun(PersonTable people, Postings postings, Vocabulary vocabulary, IdTable ids)
{
    // Of one key, of one person.
    private const int ListMost = KeyRules.PeopleMost, PairsMost = 20;

    // Longer ones are read by years: of two names, of one alone.
    private const int WholeMost = 64, AloneMost = 24;

    private const int ComparedMost = 12;

    // Rows at a time.
    private const int Portion = 2_048;

    private const int KeepBits = 18;

    // A pair is compared when its keys and births promise the threshold, but for what no key may have led to.
    private const float Unseen = 2;

    // What a family shares promises no more, when no key led to the given name: brothers and sisters are no candidates.
    private const float FamilyMost = 12;

    public List<Pair> Run(double least, Func<string, string, bool>? wanted, IProgress<double>? progress,
        CancellationToken stop)
    {
        var found = new ConcurrentBag<List<Pair>>();
        var done = 0L;
        var portions = (people.Count + Portion - 1) / Portion;
        // A hand weighs some megabytes: one a core, however many threads there are.
        var options = new ParallelOptions
        {
            CancellationToken = stop, MaxDegreeOfParallelism = Environment.ProcessorCount,
        };
        Parallel.For(0, portions, options, () => new Hand(people, postings, vocabulary, ids), (at, _, hand) =>
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
        private readonly ulong[] keys = new ulong[Keys.Most], names = new ulong[Keys.Most];
        private readonly float[] bits = new float[Profile.TokensMax];
        private readonly uint[] page = new uint[ListMost];
        private readonly List<int> best = [];
        private readonly List<(double Bits, int Row)> pairs = [];

        public void Row(int row, double least, Func<string, string, bool>? wanted, List<Pair> into)
        {
            if (people.IsGone(row))
                return;
            people.Read(row, mine);
            Follow(row);
            best.Clear();
            var enough = (float)least - Unseen;
            var asked = people.BirthAndSex(row);
            for (var place = 0; place < found.Count; place++)
            {
                // No birth says more than a date that is the same.
                if ((found.Names(place) & 1) == 0)
                    found.Promise(place) = Math.Min(found.Promise(place), FamilyMost
                        + ((found.Names(place) & Promises.ByDocument) != 0 ? Promises.Document : 0));
                found.Promise(place) += Promises.Together(found.Names(place));
                if (found.Promise(place) + Promises.BirthMost < enough)
                    continue;
                found.Promise(place) += Promises.Births(asked, people.BirthAndSex(found.Row(place)));
                if (found.Promise(place) >= enough)
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
            for (var at = 0; at < mine.TokenCount; at++)
                bits[at] = vocabulary.NameBits(vocabulary[mine.Tokens[at].Form], mine.Tokens[at].Form);
            var count = Keys.Of(mine, vocabulary, keys, names);
            var year = Keys.Year(mine.Birth);
            for (var at = 0; at < count; at++)
            {
                // Of names that many have those of about one year.
                var all = postings.Find(keys[at]);
                if (all.Count > (BitOperations.IsPow2(names[at]) ? AloneMost : WholeMost) && names[at] != 0 && year > 0)
                    all = postings.Within(all, year - 1, Math.Min(year + 1, byte.MaxValue));
                if (all.Count is < 2 or > ListMost)
                    continue;
                var read = postings.Read(all, page);
                var promise = Promises.Of(keys[at], names[at], bits, mine);
                var by = promise.One == Promises.Document ? Promises.ByDocument : names[at];
                for (var one = 0; one < read; one++)
                {
                    // Each pair from its first row only.
                    if (Postings.Row(page[one]) > row)
                        found.Add(page[one], by, promise);
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
                if (people.IsGone(row) || (mine.Household != 0 && people.Household(row) == mine.Household))
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
