namespace Aman.Matching;

/// <summary>Finds the people worth comparing with an asked one: follows the rarest keys first, and stops when it has
/// looked at enough. Work is bounded whatever the names are.</summary>
internal sealed class Gathering(PersonTable people, Postings postings)
{
    /// <summary>People that are compared in full.</summary>
    public const int Compared = 96;

    private const int EntriesMost = 8_000, ProbesMost = 2_000;
    private const float PairCostMost = 11, SureMost = 1, YearCostMost = 8, YearOffCost = 2, TurnedCost = 3;

    private readonly Neighbours neighbours = new();
    private readonly List<(ulong Bones, float Cost)>[] readings = new List<(ulong, float)>[NameParser.WordsMax];
    private readonly List<Probe> probes = [];
    private readonly int[] page = new int[512];
    private readonly List<int> best = [];
    private readonly ulong[] ranks = new ulong[Found.Most];
    private readonly int[] places = new int[Found.Most];
    private int birthAndSex;

    public Found Found { get; } = new();

    /// <summary>Places in <see cref="Found"/> that are worth comparing, the most promising first.</summary>
    public List<int> Best(Profile asked, Vocabulary words, IdTable ids)
    {
        Found.Clear();
        probes.Clear();
        birthAndSex = PersonTable.Pack(asked.Birth, asked.Sex);
        Names(asked, words);
        Numbers(asked);
        Follow(asked.Household);
        Rank(ids);
        return best;
    }

    // By promise, then by an order of ids that is the same in every index; as numbers, for that sorts fast.
    private void Rank(IdTable ids)
    {
        best.Clear();
        var count = Found.Count;
        for (var place = 0; place < count; place++)
        {
            var promise = (uint)(Math.Clamp(Found.Promise(place), 0, 1_000) * 4_000_000);
            ranks[place] = ((ulong)(uint.MaxValue - promise) << 32) | ids.Order(Found.Row(place));
            places[place] = place;
        }

        Array.Sort(ranks, places, 0, count);
        for (var at = 0; at < Math.Min(count, Compared); at++)
            best.Add(places[at]);
    }

    private void Names(Profile asked, Vocabulary words)
    {
        var count = 0;
        for (var at = 0; at <= asked.TokenCount; at++)
        {
            if (at == asked.TokenCount || asked.Tokens[at].Begins || count == readings.Length)
            {
                Writing(count, asked.Birth);
                count = 0;
            }

            if (at == asked.TokenCount)
                break;
            var token = asked.Tokens[at];
            var form = words[token.Form];
            if (Keys.Bones(token, form.Bones) != 0)
                readings[count++] = [.. neighbours.Of(form, words)
                    .Select(one => (Keys.Bones(token, one.Bones), one.Cost))];
        }
    }

    private void Writing(int count, Birth? birth)
    {
        for (var one = 0; one < count; one++)
        {
            if (birth is { } known)
                Years(readings[one], known);
            foreach (var (bones, cost) in readings[one])
                Ask(Keys.Alone(bones), cost);
            for (var other = one + 1; other < count; other++)
                Pairs(readings[one], readings[other]);
        }
    }

    private void Pairs(List<(ulong Bones, float Cost)> ones, List<(ulong Bones, float Cost)> others)
    {
        foreach (var (one, cost) in ones)
        {
            foreach (var (other, more) in others)
            {
                // A slip in both names at once is left to the other keys.
                if (cost + more > PairCostMost || (cost > SureMost && more > SureMost))
                    break;
                if (Keys.Join(one, other))
                    Ask(Keys.Names(one, other), cost + more);
            }
        }
    }

    private void Years(List<(ulong Bones, float Cost)> names, Birth birth)
    {
        var around = birth.Rough ? 3 : 1;
        foreach (var (name, cost) in names)
        {
            if (cost > YearCostMost || Keys.IsMother(name))
                continue;
            for (var off = -around; off <= around; off++)
                Ask(Keys.NameYear(name, birth.Year + off), cost + (YearOffCost * Math.Abs(off)));
        }
    }

    private void Numbers(Profile asked)
    {
        if (asked.Birth is { } birth && Keys.Says(birth))
        {
            Ask(Keys.OfDate(birth.Year, birth.Month, birth.Day), 0);
            if (birth.Day <= 12 && birth.Day != birth.Month)
                Ask(Keys.OfDate(birth.Year, birth.Day, birth.Month), TurnedCost);
        }

        for (var at = 0; at < asked.PhoneCount; at++)
            Ask(Keys.OfPhone(asked.Phones[at]), 0);
        for (var at = 0; at < asked.DocumentCount; at++)
            Ask(Keys.OfDocument(asked.Documents[at]), 0);
    }

    private void Ask(ulong key, float cost)
    {
        var size = postings.Size(key);
        if (size > 0 && probes.Count < ProbesMost)
            probes.Add(new Probe(key, size, cost));
    }

    private void Follow(uint household)
    {
        var left = EntriesMost;
        for (var at = 0; at < probes.Count; at++)
        {
            var probe = probes[at];
            ranks[at] = ((ulong)Math.Min(probe.Size, 0xFFFFFF) << 40) | ((ulong)(byte)(probe.Cost * 8) << 32)
                | (uint)probe.Key;
            places[at] = at;
        }

        // The rarest first.
        Array.Sort(ranks, places, 0, probes.Count);
        for (var turn = 0; turn < probes.Count && left > 0; turn++)
        {
            var probe = probes[places[turn]];
            var place = 0;
            var promise = Math.Max(1, MathF.Log2((float)people.Count / probe.Size) - probe.Cost);
            while (left > 0)
            {
                var count = postings.Read(probe.Key, ref place, page.AsSpan(0, Math.Min(page.Length, left)));
                if (count == 0)
                    break;
                left -= count;
                for (var at = 0; at < count; at++)
                {
                    var row = page[at];
                    if (people.IsGone(row) || (household != 0 && people.Household(row) == household))
                        continue;
                    if (Found.Add(row, promise))
                        Found.More(Found.Count - 1, Births(people.BirthAndSex(row)));
                }
            }

            left -= 4;
        }
    }

    // A first look at birth and sex, to tell namesakes apart before anything is compared.
    private float Births(int other)
    {
        var promise = (birthAndSex & 3) != 0 && (other & 3) != 0 && (birthAndSex & 3) != (other & 3) ? -4f : 0;
        var (year, otherYear) = (birthAndSex >> 12, other >> 12);
        if (year == 0 || otherYear == 0)
            return promise;
        var apart = Math.Abs(year - otherYear);
        return promise + (birthAndSex >> 3 == other >> 3 ? 10 : apart == 0 ? 4 : apart == 1 ? 2 : apart > 10 ? -4 : 0);
    }

    private readonly record struct Probe(ulong Key, int Size, float Cost);
}
