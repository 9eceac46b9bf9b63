namespace Aman.Matching;

/// <summary>The index asked by a name alone, or by some words of one, as whoever looks for a person types it.</summary>
public sealed partial class MatchIndex
{
    /// <summary>Those whose names answer every word of the asked one, in whatever script and spelling, best first.
    /// </summary>
    public IReadOnlyList<Candidate> Named(string name, int top = 20) => Use(hand => hand.Named(name, top));

    /// <summary>How well the names of some people fit an asked one, in bits; who is not in the index is left out.
    /// </summary>
    public IReadOnlyList<(string Id, double Bits)> Fits(string name, IEnumerable<string> people) =>
        Use(hand => hand.Fits(name, people));

    private sealed partial class Hand
    {
        public IReadOnlyList<Candidate> Named(string name, int top)
        {
            var asked = Free(name);
            var tokens = Profile.Of(asked, new Vocabulary(index.vocabulary)).TokenCount;
            return tokens == 0 ? [] :
                [.. Search(asked, Gathering.ComparedMost, double.NegativeInfinity)
                    .Where(one => one.Evidence.Count(Answers) >= tokens).Take(top)];
        }

        public IReadOnlyList<(string Id, double Bits)> Fits(string name, IEnumerable<string> people)
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
