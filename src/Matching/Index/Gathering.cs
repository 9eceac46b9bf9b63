using System.Numerics;

namespace Aman.Matching;

/// <summary>Finds the people worth comparing with an asked one: follows the rarest keys first, of common names the
/// years near the asked one's alone, and stops when it has looked at enough. Work is bounded whatever the names are.
/// </summary>
internal sealed class Gathering(PersonTable people, Postings postings)
{
    /// <summary>People that are compared in full.</summary>
    public const int ComparedMost = 32;

    private const int EntriesMost = 2_000, LookedMost = 512, ProbesMost = 2_048;

    // A stretch that is longer is read by its years.
    private const int ShortMost = 24;

    // What is promised in quarters of a bit; where the place stands in such a number.
    private const int Classes = 1_024, PlaceBits = 0xFFFF;

    // So many keys are looked up together.
    private const int Batch = 32;

    private const float PairCostMost = 11, SureMost = 1, AloneCostMost = 8;

    // By so many bits rarer than elsewhere the sought one stands under one name alone; in another year.
    private const float AloneLater = 4, OthersLater = 3;

    // Stands for a date among the names that led to somebody, and what it promises until births are compared.
    private const ulong DateKey = 1UL << 63;
    private const float DateBits = 8;

    private readonly Neighbours neighbours = new();
    private readonly Reading[] readings = new Reading[NameParser.WordsMax];
    private readonly Probe[] probes = new Probe[ProbesMost];
    private readonly ulong[] keys = new ulong[ProbesMost];
    private readonly int[] sizes = new int[ProbesMost];
    private readonly Stretch[] stretches = new Stretch[Batch];
    private readonly uint[] page = new uint[EntriesMost];
    private readonly int[] births = new int[Found.Most];
    private readonly long[] ranks = new long[Found.Most];
    private readonly int[] counts = new int[Classes];
    private readonly uint[] orders = new uint[Found.Most];
    private readonly float[] byYear = new float[byte.MaxValue + 1];
    private readonly List<int> best = [];
    private uint touched;
    private int count, turns, firstYear, lastYear;

    public Found Found { get; } = new();

    /// <summary>Places in <see cref="Found"/> that are worth comparing, the most promising first.</summary>
    public List<int> Best(Profile asked, Vocabulary words, IdTable ids)
    {
        Found.Clear();
        count = 0;
        Years(asked.Birth);
        Names(asked, words);
        Numbers(asked);
        Measure();
        Follow();
        Rank(asked, ids);
        return best;
    }

    // Which years of birth are looked through. A year that is guessed is told otherwise next time.
    private void Years(Birth? birth)
    {
        (firstYear, lastYear) = (0, byte.MaxValue);
        if (birth is not { } known)
            return;
        var around = known.Rough ? 3 : known.IsWhole && !known.IsFirstOfJanuary ? 1 : 2;
        (firstYear, lastYear) = (Keys.Year(known.Year - around), Keys.Year(known.Year + around));
    }

    private void Names(Profile asked, Vocabulary words)
    {
        var filled = 0;
        for (var at = 0; at <= asked.TokenCount; at++)
        {
            if (at == asked.TokenCount || asked.Tokens[at].Begins || filled == readings.Length)
            {
                Writing(readings.AsSpan(0, filled));
                filled = 0;
            }

            if (at == asked.TokenCount)
                break;
            var token = asked.Tokens[at];
            var form = words[token.Form];
            if (Keys.Bones(token, form.Bones) is var bones && bones != 0)
                readings[filled++] = new Reading(neighbours.Of(form, words), bones ^ form.Bones, at,
                    words.NameBits(form, token.Form));
        }
    }

    private void Writing(ReadOnlySpan<Reading> names)
    {
        for (var one = 0; one < names.Length; one++)
        {
            Alone(names[one]);
            for (var other = one + 1; other < names.Length; other++)
                Pairs(names[one], names[other]);
        }
    }

    private void Alone(in Reading name)
    {
        if (Keys.IsMother(name.Mother))
            return;
        foreach (var (bones, cost) in name.Near)
        {
            if (cost <= AloneCostMost)
                Ask(new Probe(Keys.Alone(bones), 1UL << name.At, name.Bits - cost, 0, cost + AloneLater));
        }
    }

    private void Pairs(in Reading one, in Reading other)
    {
        foreach (var (bones, cost) in one.Near)
        {
            foreach (var (more, again) in other.Near)
            {
                // A slip in both names at once is left to the other keys.
                if (cost + again > PairCostMost || (cost > SureMost && again > SureMost))
                    break;
                var (first, second) = (bones | one.Mother, more | other.Mother);
                if (Keys.Join(first, second))
                    Ask(new Probe(Keys.Names(first, second), (1UL << one.At) | (1UL << other.At), one.Bits - cost,
                        other.Bits - again, cost + again));
            }
        }
    }

    private void Numbers(Profile asked)
    {
        if (asked.Birth is { } birth && Keys.Says(birth))
        {
            Ask(new Probe(Keys.OfDate(birth.Year, birth.Month, birth.Day), DateKey, DateBits, 0, 0));
            if (birth.Day <= 12 && birth.Day != birth.Month)
                Ask(new Probe(Keys.OfDate(birth.Year, birth.Day, birth.Month), DateKey, DateBits, 0, 0));
        }

        for (var at = 0; at < asked.PhoneCount; at++)
            Ask(new Probe(Keys.OfPhone(asked.Phones[at]), 0, Promises.Phone, 0, 0));
        for (var at = 0; at < asked.DocumentCount; at++)
            Ask(new Probe(Keys.OfDocument(asked.Documents[at]), 0, Promises.Document, 0, 0));
    }

    private void Ask(in Probe probe)
    {
        if (count == ProbesMost)
            return;
        keys[count] = probe.Key;
        probes[count++] = probe;
    }

    // All at once, for memory answers many questions as fast as one. Of names that many have the years near the asked
    // one come first: how many these are is guessed from all people's years, and seen only when it is their turn.
    private void Measure()
    {
        turns = 0;
        postings.Sizes(keys.AsSpan(0, count), sizes);
        var near = people.ShareBorn(firstYear, lastYear);
        for (var at = 0; at < count; at++)
        {
            if (sizes[at] == 0)
                continue;
            if (sizes[at] <= ShortMost || firstYear == 0 || probes[at].Names is 0 or DateKey)
            {
                Take(at, Of.AllYears, sizes[at], 0);
                continue;
            }

            Take(at, Of.NearYears, sizes[at] * near, 0);
            // Of two names the other years come later, if at all.
            if (!BitOperations.IsPow2(probes[at].Names))
                Take(at, Of.OtherYears, sizes[at] * (1 - near), OthersLater);
        }
    }

    private void Take(int probe, Of years, float size, float later)
    {
        var order = MathF.Log2(size + 1) + probes[probe].Cost + later;
        ranks[turns++] = ((long)(order * 1_024) << 32) | (uint)(probe << 2) | (uint)years;
    }

    // First where the sought one is likeliest among the fewest.
    private void Follow()
    {
        var left = EntriesMost;
        var order = ranks.AsSpan(0, turns);
        order.Sort();
        for (var from = 0; from < turns && left > 0; from += Batch)
        {
            var batch = order.Slice(from, Math.Min(Batch, turns - from));
            for (var at = 0; at < batch.Length; at++)
                stretches[at] = postings.Find(keys[ProbeOf(batch[at])]);
            for (var at = 0; at < batch.Length; at++)
                touched += postings.Touch(stretches[at]);
            for (var at = 0; at < batch.Length && left > 0; at++)
                left -= Read(ProbeOf(batch[at]), (Of)(batch[at] & 3), stretches[at], left);
        }
    }

    // How many entries it took.
    private int Read(int at, Of years, Stretch all, int left)
    {
        var since = postings.CountSince(keys[at]);
        var isShort = all.Count + since <= ShortMost;
        if (all.Count + since == 0 || (isShort && years == Of.OtherYears))
            return 0;
        if (isShort)
            years = Of.AllYears;
        var (one, other) = Divided(all, years);
        if (one.Count + other.Count + since > left && Found.Count > 0)
            return 0;
        ref readonly var probe = ref probes[at];
        var into = page.AsSpan(0, left);
        var read = postings.Read(one, into);
        read += postings.Read(other, into[read..]);
        if (since > 0)
            read += postings.Since(probe.Key, years == Of.AllYears ? (0, byte.MaxValue) : (firstYear, lastYear),
                years == Of.OtherYears, into[read..]);
        foreach (var entry in into[..read])
            Found.Add(entry, probe.Names, (probe.One, probe.Other));
        return read + 1;
    }

    private (Stretch One, Stretch Other) Divided(Stretch all, Of years)
    {
        if (years == Of.AllYears)
            return (all, default);
        var (unknown, near) = (postings.Within(all, 0, 0), postings.Within(all, firstYear, lastYear));
        if (years == Of.NearYears)
            return (near, unknown);
        var (first, last) = (all.Start + unknown.Count, near.Start + near.Count);
        return (new Stretch(first, near.Start - first), new Stretch(last, all.Start + all.Count - last));
    }

    private static int ProbeOf(long turn) => (int)(uint)turn >> 2;

    // By promise: of what the keys say with what the years of birth may say, then with the births themselves, which are
    // looked up of the best only.
    private void Rank(Profile asked, IdTable ids)
    {
        Array.Fill(byYear, float.NaN);
        for (var place = 0; place < Found.Count; place++)
        {
            var date = (Found.Names(place) & DateKey) != 0;
            Found.Promise(place) -= date ? DateBits : 0;
            ranks[place] = Ranked(Found.Promise(place) + (date ? Promises.BirthMost
                : OfYear(asked.Birth, Found.Year(place))), place);
        }

        var of = PersonTable.Pack(asked.Birth, asked.Sex);
        var kept = ranks.AsSpan(0, Best(Found.Count, LookedMost, alike: 2 * LookedMost, ids));
        for (var at = 0; at < kept.Length; at++)
            births[at] = people.BirthAndSex(Found.Row((int)(kept[at] & PlaceBits)));
        for (var at = 0; at < kept.Length; at++)
        {
            var place = (int)(kept[at] & PlaceBits);
            kept[at] = Ranked(Found.Promise(place) + Promises.Births(of, births[at]), place);
        }

        kept = kept[..Best(kept.Length, ComparedMost, alike: ComparedMost, ids)];
        best.Clear();
        kept.Sort();
        kept.Reverse();
        foreach (var one in kept)
        {
            var place = (int)(one & PlaceBits);
            var row = Found.Row(place);
            if (!people.IsGone(row) && (asked.Household == 0 || people.Household(row) != asked.Household))
                best.Add(place);
        }
    }

    // The most that somebody's birth of this year may say.
    private float OfYear(Birth? asked, int year)
    {
        if (year == 0 || asked is not { } birth)
            return 0;
        if (float.IsNaN(byYear[year]))
            byYear[year] = Promises.Births(birth, Keys.FirstYear + year);
        return byYear[year];
    }

    private static long Ranked(float promise, int place) => ((long)((promise + 64) * 64) << 16) | (uint)place;

    // Moves the greatest to the front; says how many. Of more that are alike than may be kept an order of ids decides,
    // which is the same in every index.
    private int Best(int of, int most, int alike, IdTable ids)
    {
        if (of <= most)
            return of;
        Array.Clear(counts);
        for (var at = 0; at < of; at++)
            counts[Class(ranks[at])]++;
        var (least, sure) = (Classes - 1, 0);
        while (sure + counts[least] < most)
            sure += counts[least--];
        sure = Front(0, of, least + 1);
        var end = Front(sure, of, least);
        if (end <= alike)
            return end;
        for (var at = sure; at < end; at++)
            orders[at] = ids.Order(Found.Row((int)(ranks[at] & PlaceBits)));
        Array.Sort(orders, ranks, sure, end - sure);
        return most;
    }

    private int Front(int from, int to, int least)
    {
        for (var at = from; at < to; at++)
        {
            if (Class(ranks[at]) < least)
                continue;
            (ranks[from], ranks[at]) = (ranks[at], ranks[from]);
            from++;
        }

        return from;
    }

    private static int Class(long rank) => (int)Math.Clamp(rank >> 20, 0, Classes - 1);

    private readonly record struct Reading((ulong Bones, float Cost)[] Near, ulong Mother, int At, float Bits);

    // The names a key is of, and what each promises.
    private readonly record struct Probe(ulong Key, ulong Names, float One, float Other, float Cost);

    // Which of a key's entries.
    private enum Of : byte
    {
        AllYears,
        NearYears,
        OtherYears,
    }
}
