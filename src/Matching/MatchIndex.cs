namespace Aman.Matching;

/// <summary>People to be matched against. May be searched by many threads while one adds.</summary>
public sealed class MatchIndex
{
    private readonly Vocabulary vocabulary = new();
    private readonly SortedDictionary<string, Profile> people = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    public int Count => people.Count;

    /// <summary>Adds a person; a known id is replaced.</summary>
    public void Add(PersonRecord person)
    {
        ArgumentNullException.ThrowIfNull(person);
        lock (gate)
        {
            Remove(person.Id);
            var profile = Profile.Of(person, vocabulary);
            people.Add(person.Id, profile);
            foreach (var token in profile.Tokens)
                vocabulary.Change(token.Form, 1);
        }
    }

    public bool Remove(string id)
    {
        lock (gate)
        {
            if (!people.Remove(id, out var profile))
                return false;
            foreach (var token in profile.Tokens)
                vocabulary.Change(token.Form, -1);
            return true;
        }
    }

    /// <summary>Those that may be the asked person, best first. The asked id itself and members of the same household
    /// are left out.</summary>
    /// <param name="all">Also those of <see cref="Band.Different"/>.</param>
    public IReadOnlyList<Candidate> Search(PersonRecord asked, int top = 20, bool all = false)
    {
        lock (gate)
        {
            var profile = Profile.Of(asked, vocabulary);
            var score = new PersonScore(profile, vocabulary);
            return people.Where(one => one.Key != asked.Id
                    && (profile.Household == 0 || profile.Household != one.Value.Household))
                .Select(one => (one.Key, one.Value, Bits: score.Of(one.Value)))
                .Where(one => all || Bands.Of(one.Bits, people.Count) != Band.Different)
                .OrderByDescending(one => one.Bits).Take(top).Select(one =>
                {
                    var evidence = new List<Evidence>();
                    score.Of(one.Value, evidence);
                    return new Candidate(one.Key, one.Bits, Bands.Of(one.Bits, people.Count), evidence);
                }).ToList();
        }
    }

    /// <summary>All pairs of the index that may be one person, best first.</summary>
    /// <param name="wanted">Which pairs are asked for, by their ids; all when null.</param>
    /// <param name="progress">The share that is done.</param>
    public IReadOnlyList<Pair> Pairs(Func<string, string, bool>? wanted = null, IProgress<double>? progress = null,
        CancellationToken stop = default)
    {
        var found = new List<Pair>();
        lock (gate)
        {
            var done = 0;
            foreach (var (id, profile) in people)
            {
                stop.ThrowIfCancellationRequested();
                progress?.Report((double)done++ / people.Count);
                var score = new PersonScore(profile, vocabulary);
                found.AddRange(people.SkipWhile(other => string.CompareOrdinal(other.Key, id) <= 0)
                    .Where(other => wanted?.Invoke(id, other.Key) ?? true)
                    .Select(other => (other.Key, Bits: score.Of(other.Value)))
                    .Select(other => new Pair(id, other.Key, other.Bits, Bands.Of(other.Bits, people.Count)))
                    .Where(pair => pair.Band != Band.Different));
            }
        }

        return [.. found.OrderByDescending(pair => pair.Bits)];
    }
}
