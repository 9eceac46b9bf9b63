using Aman.Matching;

namespace Aman.People;

/// <summary>Two persons who may be one, the lesser id first.</summary>
/// <param name="Bits">How strongly the fields agree; 10 bits are a thousand to one.</param>
public sealed record FoundPair(string Left, string Right, long Bits);

/// <summary>Puts pairs of persons that may be one into the queue of a zone, for a person to decide.</summary>
public sealed record RecordDuplicates(string Zone, IReadOnlyList<FoundPair> Pairs) : ICommand
{
    public static string Permission => "people.match";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        if (Pairs.Count is 0 or > Limits.PairsPerFactMax)
            throw new Refused("duplicate-pairs",
                $"Give 1 to {Limits.PairsPerFactMax} pairs of persons at once; send more in several parts.");
        if (Pairs.Any(pair => string.CompareOrdinal(pair.Left, pair.Right) >= 0))
            throw new Refused("duplicate-pairs",
                "A pair is two different persons, the lesser id first. Correct the pairs and send them again.");
        List<string> persons = [.. Pairs.SelectMany(pair => (string[])[pair.Left, pair.Right]).Distinct()];
        foreach (var person in persons)
            HouseholdCheck.RequireId(person, "A person of a pair");
        if (PersonRows.Here(tables, Zone, persons).Count < persons.Count)
            throw new Refused("duplicate-pairs",
                "A person of a pair is not registered in this zone. Leave the pair out.");
        // Both may have moved here since another zone found them.
        var known = tables.Query<(string Left, string Right)>($"""
            select left_id, right_id from duplicate_pairs
            where left_id in {Pairs.Select(one => one.Left).ToList()} and zone || '' = {Zone}
            """).ToHashSet();
        var news = Pairs.Where(pair => !known.Contains((pair.Left, pair.Right))).ToList();
        return news.Count == 0 ? null : new DuplicatesFound(news);
    }
}

/// <summary>Pairs of persons may be one.</summary>
public sealed record DuplicatesFound(IReadOnlyList<FoundPair> Pairs) : Fact
{
    protected override void Apply(Tables tables, Entry entry)
    {
        foreach (var pair in Pairs)
            tables.Execute($"""
                insert into duplicate_pairs (left_id, right_id, zone, bits, stamp)
                values ({pair.Left}, {pair.Right}, {entry.Scope}, {pair.Bits}, {entry.Stamp})
                on conflict (left_id, right_id) do update set zone = excluded.zone, bits = excluded.bits,
                  stamp = excluded.stamp
                where excluded.stamp > duplicate_pairs.stamp
                """);
    }
}

/// <summary>Looks for duplicates: of some persons, or of the whole register of a zone.</summary>
public static class Duplicates
{
    /// <summary>The pairs of one run for the queue: of the persons who hang together the strongest pairs that hold them
    /// together and no more, so that ten thousand namesakes are one group and do not bury the others.</summary>
    public static IReadOnlyList<FoundPair> Few(IEnumerable<Pair> pairs)
    {
        var groups = new Groups();
        return [.. pairs.OrderByDescending(one => one.Bits).Where(pair => groups.Join(pair.Left, pair.Right))
            .Take(Limits.PairsPerRunMax).Select(pair => string.CompareOrdinal(pair.Left, pair.Right) < 0
                ? new FoundPair(pair.Left, pair.Right, (long)pair.Bits)
                : new FoundPair(pair.Right, pair.Left, (long)pair.Bits))];
    }

    /// <summary>Compares the whole register of a zone with itself, outside any transaction, and queues what it finds.
    /// </summary>
    /// <param name="wanted">Which pairs are asked for; all where not given.</param>
    /// <returns>How many pairs were found.</returns>
    public static Task<int> Run(Node node, Caller caller, string zone, IProgress<double>? progress = null,
        Func<string, string, bool>? wanted = null) =>
        Queue(node, caller, zone, Few(OpenedRegisters.Matches(node, zone).Pairs(wanted, progress)));

    /// <summary>Opens a zone's register, so that the next run begins at once.</summary>
    public static void Prepare(Node node, string zone) => OpenedRegisters.Matches(node, zone);

    /// <summary>Compares some persons, just registered, with all others.</summary>
    public static Task<int> Run(Node node, Caller caller, string zone, IReadOnlyList<string> persons)
    {
        var index = OpenedRegisters.Matches(node, zone);
        var pairs = node.Journal.Read(tables =>
        {
            var households = tables.Query<(string Id, string Household)>(
                $"select id, household from people where id in {persons}")
                .ToDictionary(one => one.Id, one => one.Household, StringComparer.Ordinal);
            return OpenedPeople.Some(tables, persons, needs: false, leaveOut: true)
                .Where(one => one.Identity is not null && households.ContainsKey(one.Id))
                .SelectMany(one => index.Search(OpenedRegister.Record(one.Id, households[one.Id], one.Sex,
                    one.Identity!.Birth, one.Identity.Names, one.Contact), Limits.PairsPerPersonMax)
                    .Select(found => new Pair(one.Id, found.Id, found.Bits, found.Band))).ToList();
        });
        return Queue(node, caller, zone, Few(pairs));
    }

    private static async Task<int> Queue(Node node, Caller caller, string zone, IReadOnlyList<FoundPair> pairs)
    {
        foreach (var some in pairs.Chunk(Limits.PairsPerFactMax))
            await node.Journal.Record(new RecordDuplicates(zone, some), caller, Guid.CreateVersion7());
        return pairs.Count;
    }
}

/// <summary>Which persons hang together by pairs.</summary>
internal sealed class Groups
{
    private readonly Dictionary<string, string> up = new(StringComparer.Ordinal);

    /// <returns>False when the two hang together already.</returns>
    public bool Join(string one, string other)
    {
        (one, other) = (Of(one), Of(other));
        if (one == other)
            return false;
        up[one] = other;
        return true;
    }

    public string Of(string person)
    {
        while (up.TryGetValue(person, out var next))
        {
            // Halves the way for the next who asks.
            if (up.TryGetValue(next, out var further))
                up[person] = further;
            person = next;
        }

        return person;
    }
}
