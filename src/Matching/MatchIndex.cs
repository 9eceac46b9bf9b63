using System.Collections.Concurrent;

namespace Aman.Matching;

/// <summary>People to be matched against. May be searched by many threads while one adds. It keeps names in clear in
/// memory: who locks the node drops the index.</summary>
public sealed partial class MatchIndex : IDisposable
{
    private readonly ReaderWriterLockSlim gate = new();
    private readonly ConcurrentBag<Hand> hands = [];
    private readonly Vocabulary vocabulary;
    private readonly PersonTable people;
    private readonly IdTable ids;
    private readonly Postings postings;
    private int count;

    public MatchIndex()
        : this(new Vocabulary(), new PersonTable(), new IdTable(), new Postings())
    {
    }

    private MatchIndex(Vocabulary vocabulary, PersonTable people, IdTable ids, Postings postings) =>
        (this.vocabulary, this.people, this.ids, this.postings) = (vocabulary, people, ids, postings);

    public int Count => count;

    /// <summary>Adds a person; a known id is replaced.</summary>
    /// <exception cref="InvalidOperationException">More than 16 million rows.</exception>
    public void Add(PersonRecord person)
    {
        ArgumentNullException.ThrowIfNull(person);
        gate.EnterWriteLock();
        try
        {
            if (people.Count == Postings.RowsMax)
                throw new InvalidOperationException("An index holds 16 million people: divide them.");
            Take(person.Id);
            Put(person);
        }
        finally
        {
            gate.ExitWriteLock();
        }
    }

    /// <summary>False when there is no such person.</summary>
    public bool Remove(string id)
    {
        gate.EnterWriteLock();
        try
        {
            return Take(id);
        }
        finally
        {
            gate.ExitWriteLock();
        }
    }

    /// <summary>Those that may be the asked person, best first. The asked id itself and members of the same household
    /// are left out.</summary>
    /// <param name="all">Also those of <see cref="Band.Different"/>.</param>
    public IReadOnlyList<Candidate> Search(PersonRecord asked, int top = 20, bool all = false)
    {
        ArgumentNullException.ThrowIfNull(asked);
        return Use(hand => hand.Search(asked, top, all ? double.NegativeInfinity : Bands.Look(count)));
    }

    /// <summary>All pairs of the index that may be one person, best first.</summary>
    /// <param name="wanted">Which pairs are asked for, by their ids; all when null.</param>
    /// <param name="progress">The share that is done; reported from several threads.</param>
    /// <param name="least">Bits a pair must have; the band "look" when null.</param>
    public IReadOnlyList<Pair> Pairs(Func<string, string, bool>? wanted = null, IProgress<double>? progress = null,
        double? least = null, CancellationToken stop = default)
    {
        Settle();
        gate.EnterReadLock();
        try
        {
            return new PairRun(people, postings, vocabulary, ids)
                .Run(least ?? Bands.Look(count), wanted, progress, stop);
        }
        finally
        {
            gate.ExitReadLock();
        }
    }

    public void Dispose() => gate.Dispose();

    private T Use<T>(Func<Hand, T> work)
    {
        gate.EnterReadLock();
        if (!hands.TryTake(out var hand))
            hand = new Hand(this);
        try
        {
            return work(hand);
        }
        finally
        {
            hands.Add(hand);
            gate.ExitReadLock();
        }
    }

    // Keys that came one by one are moved in with the others.
    private void Settle()
    {
        gate.EnterWriteLock();
        try
        {
            postings.Merge(people.HasGone ? people.IsGone : null);
        }
        finally
        {
            gate.ExitWriteLock();
        }
    }

    private void Put(PersonRecord person)
    {
        var profile = Profile.Of(person, vocabulary);
        var row = ids.Add(person.Id);
        people.Add(profile);
        for (var at = 0; at < profile.TokenCount; at++)
            vocabulary.Change(profile.Tokens[at].Form, 1);
        Span<ulong> keys = stackalloc ulong[Keys.Most];
        Span<ulong> names = stackalloc ulong[Keys.Most];
        var made = Keys.Of(profile, vocabulary, keys, names);
        var year = Keys.Year(profile.Birth);
        foreach (var key in keys[..made])
            postings.Add(key, row, year);
        if (postings.IsFull)
            postings.Merge(people.HasGone ? people.IsGone : null);
        count++;
    }

    private bool Take(string id)
    {
        var row = ids.Find(id);
        if (row < 0)
            return false;
        var profile = new Profile();
        people.Read(row, profile);
        for (var at = 0; at < profile.TokenCount; at++)
            vocabulary.Change(profile.Tokens[at].Form, -1);
        people.Remove(row);
        ids.Remove(id);
        count--;
        return true;
    }

    /// <summary>What one search works with; kept for the next.</summary>
    private sealed partial class Hand
    {
        private const int KeepBits = 13;

        private readonly MatchIndex index;
        private readonly Gathering gathering;
        private readonly WordScores words;
        private readonly PersonScore score;
        private readonly Profile other = new();
        private readonly List<(double Bits, string Id, int Row)> found = [];

        public Hand(MatchIndex index)
        {
            this.index = index;
            gathering = new Gathering(index.people, index.postings);
            words = new WordScores(index.vocabulary, KeepBits);
            score = new PersonScore(words);
        }

        public List<Candidate> Search(PersonRecord asked, int top, double least)
        {
            var (vocabulary, profile) = Ask(asked);
            found.Clear();
            foreach (var place in gathering.Best(profile, vocabulary, index.ids))
            {
                var row = gathering.Found.Row(place);
                index.people.Read(row, other);
                var bits = score.Of(other);
                if (bits >= least)
                    found.Add((bits, "", row));
            }

            found.Sort(static (one, two) => two.Bits.CompareTo(one.Bits));
            return Shown(asked.Id, top);
        }

        private (Vocabulary Words, Profile Profile) Ask(PersonRecord asked)
        {
            var vocabulary = new Vocabulary(index.vocabulary);
            var profile = Profile.Of(asked, vocabulary);
            words.Begin(vocabulary);
            score.Ask(profile);
            return (vocabulary, profile);
        }

        // Ids are only read of those that may be shown; of like scores the id decides.
        private List<Candidate> Shown(string asked, int top)
        {
            var least = found.Count > top ? found[top].Bits : double.NegativeInfinity;
            return found.TakeWhile(one => one.Bits >= least)
                .Select(one => (one.Bits, Id: index.ids[one.Row], one.Row))
                .Where(one => one.Id != asked)
                .OrderByDescending(one => one.Bits).ThenBy(one => one.Id, StringComparer.Ordinal).Take(top)
                .Select(one =>
                {
                    var evidence = new List<Evidence>();
                    index.people.Read(one.Row, other);
                    score.Of(other, evidence);
                    return new Candidate(one.Id, one.Bits, Bands.Of(one.Bits, index.count), evidence);
                }).ToList();
        }
    }
}
