namespace Aman.Talks;

/// <summary>How far an option is common ground.</summary>
public enum GroundLevel
{
    /// <summary>Somebody objects, or nobody has spoken.</summary>
    None,

    /// <summary>Nobody objects; conditions are still open.</summary>
    Conditional,

    /// <summary>Nobody objects, and no condition is open.</summary>
    Firm,
}

/// <summary>What the parties together say of an option.</summary>
/// <param name="Silent">Parties at the table that have taken no position. Silence is no objection and no
/// consent.</param>
/// <param name="OpenConditions">Each once, whoever named it.</param>
public sealed record Standing(
    string Option, int Prefers, int Accepts, int AcceptsIf, int Objects, int Silent,
    IReadOnlyList<string> OpenConditions)
{
    public GroundLevel Level => Objects > 0 || Prefers + Accepts + AcceptsIf == 0 ? GroundLevel.None
        : OpenConditions.Count > 0 ? GroundLevel.Conditional : GroundLevel.Firm;
}

/// <summary>A single change that would widen common ground: a condition met, or an objection lifted.</summary>
/// <param name="Condition">The condition; null where it is an objection.</param>
/// <param name="Objection">Why the one party objects; null where it is a condition.</param>
/// <param name="Parties">Who named the condition, or the one who objects.</param>
/// <param name="Opens">Options that nobody would object to any more, or that no condition would hold up any
/// more.</param>
public sealed record Lever(
    string? Condition, string? Objection, IReadOnlyList<string> Parties, IReadOnlyList<string> Opens);

/// <summary>
/// The options of a point to which nobody objects, ranked by how many prefer them, then by the fewest open conditions,
/// then by the fewest silent parties; and what single change would open the most further ones. Pure: no database, no
/// clock.
/// </summary>
/// <param name="All">Every option, in the order of the agenda.</param>
/// <param name="Shared">The common ground, ranked.</param>
/// <param name="Widening">The widest first; of equal ones that whose options more parties prefer.</param>
public sealed record CommonGround(
    IReadOnlyList<Standing> All, IReadOnlyList<Standing> Shared, IReadOnlyList<Lever> Widening)
{
    /// <param name="options">In the order of the agenda.</param>
    /// <param name="parties">Who counts. Positions of others, and on other options, are left out.</param>
    public static CommonGround Of(
        IReadOnlyList<string> options, IReadOnlyList<string> parties, IEnumerable<Position> positions)
    {
        var counts = parties.ToHashSet(StringComparer.Ordinal);
        var tallies = options.ToDictionary(option => option, option => new Tally(option), StringComparer.Ordinal);
        foreach (var position in positions)
        {
            if (counts.Contains(position.Party) && tallies.TryGetValue(position.Option, out var tally))
            {
                tally.Add(position);
            }
        }

        List<Standing> all = [.. options.Select(option => tallies[option].Standing(counts.Count))];
        return new(all, [.. all.Where(one => one.Level != GroundLevel.None)
            .OrderByDescending(one => one.Prefers).ThenBy(one => one.OpenConditions.Count).ThenBy(one => one.Silent)],
            Widen(all, tallies));
    }

    // One option is opened by a lever where that lever is all that stands in its way.
    private static List<Lever> Widen(List<Standing> all, Dictionary<string, Tally> tallies)
    {
        var levers = new Dictionary<(string Objector, string Words), (HashSet<string> Parties, List<Standing> Opens)>();
        foreach (var standing in all)
        {
            var tally = tallies[standing.Option];
            if (tally.Objections is [var objection])
            {
                // For one reason a party may object to several options: that is one objection.
                Pull((objection.Party, objection.Reasons ?? ""), [objection.Party], standing);
            }
            else if (standing is { Level: GroundLevel.Conditional, OpenConditions: [var condition] })
            {
                Pull(("", condition), tally.Open[condition], standing);
            }
        }

        return [.. levers.OrderByDescending(one => one.Value.Opens.Count)
            .ThenByDescending(one => one.Value.Opens.Sum(option => option.Prefers))
            .ThenBy(one => one.Key.Objector, StringComparer.Ordinal)
            .ThenBy(one => one.Key.Words, StringComparer.Ordinal)
            .Take(Limits.LeversMax).Select(one => new Lever(
                one.Key.Objector.Length == 0 ? one.Key.Words : null,
                one.Key.Objector.Length == 0 ? null : one.Key.Words,
                [.. one.Value.Parties.Order(StringComparer.Ordinal)],
                [.. one.Value.Opens.Select(option => option.Option)]))];

        void Pull((string, string) key, IEnumerable<string> parties, Standing opened)
        {
            if (!levers.TryGetValue(key, out var lever))
            {
                levers[key] = lever = ([], []);
            }

            lever.Parties.UnionWith(parties);
            lever.Opens.Add(opened);
        }
    }

    private sealed class Tally(string option)
    {
        private int prefers, accepts, acceptsIf;

        public List<Position> Objections { get; } = [];

        public SortedDictionary<string, List<string>> Open { get; } = new(StringComparer.Ordinal);

        public void Add(Position position)
        {
            switch (position.Stance)
            {
                case Stances.Prefers: prefers++; break;
                case Stances.Accepts: accepts++; break;
                case Stances.AcceptsIf: acceptsIf++; break;
                case Stances.Objects: Objections.Add(position); break;
            }

            foreach (var condition in position.Conditions)
            {
                if (!condition.Met && position.Stance == Stances.AcceptsIf)
                {
                    if (!Open.TryGetValue(condition.Words, out var parties))
                    {
                        Open[condition.Words] = parties = [];
                    }

                    parties.Add(position.Party);
                }
            }
        }

        public Standing Standing(int parties) => new(option, prefers, accepts, acceptsIf, Objections.Count,
            parties - prefers - accepts - acceptsIf - Objections.Count, [.. Open.Keys]);
    }
}
