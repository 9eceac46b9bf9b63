namespace Aman.Matching;

/// <summary>The index asked by a name alone, or by some words of one, as whoever looks for a person types it; and asked
/// about one person.</summary>
public sealed partial class MatchIndex
{
    /// <summary>Those whose names answer every word of the asked one, in whatever script and spelling, best first.
    /// </summary>
    public IReadOnlyList<Candidate> Named(string name, int top = 20) => Use(hand => hand.Named(name, top));

    /// <summary>How well the names of some people fit an asked one, in bits; who is not in the index is left out.
    /// </summary>
    public IReadOnlyList<(string Id, double Bits)> Fits(string name, IEnumerable<string> people) =>
        Use(hand => hand.Fits(name, people));

    /// <summary>Somebody against one person of the index; null when there is no such person.</summary>
    public Candidate? Compare(PersonRecord asked, string id) => Use(hand => hand.Compare(asked, id));

    private sealed partial class Hand
    {
        public Candidate? Compare(PersonRecord asked, string id)
        {
            if (index.ids.Find(id) is not (>= 0 and var row))
                return null;
            Ask(asked);
            index.people.Read(row, other);
            var evidence = new List<Evidence>();
            var bits = score.Of(other, evidence);
            return new(id, bits, Bands.Of(bits, index.count), evidence);
        }

        public IReadOnlyList<Candidate> Named(string name, int top)
        {
            var asked = Free(name);
            var tokens = Profile.Of(asked, new Vocabulary(index.vocabulary)).TokenCount;
            return tokens == 0 ? [] :
                [.. Search(asked, Gathering.ComparedMost, double.NegativeInfinity)
                    .Where(one => one.Evidence.Count(Answers) >= tokens).Take(top)];
        }

        public List<(string Id, double Bits)> Fits(string name, IEnumerable<string> people)
        {
            Ask(Free(name));
            var fits = new List<(string, double)>();
            foreach (var id in people)
            {
                if (index.ids.Find(id) is not (>= 0 and var row))
                    continue;
                index.people.Read(row, other);
                fits.Add((id, score.Of(other)));
            }

            return fits;
        }

        private static PersonRecord Free(string name) => new() { Id = "", Names = [PersonName.Free(name)] };

        private static bool Answers(Evidence one) => one.Field <= Field.Name && one.Bits > 0;
    }
}
