using System.Numerics;
using System.Runtime.InteropServices;

namespace Aman.Matching;

/// <summary>
/// Which rows have a key. Most stand in one array, divided into buckets by the key's first bits; what came since
/// stands in chains beside it until it is worth moving in. An entry is a year of birth, so that of a long list a few
/// years are read alone, 24 bits of row and 16 of the key. When buckets grow full they are halved, which spends one of
/// the 16 bits. A bucket is in order of key, year and row.
/// </summary>
internal sealed class Postings
{
    /// <summary>Rows an entry can name.</summary>
    public const int RowsMax = 1 << 24;

    private const int FreshLeast = 1 << 15, FreshShare = 32, PerBucket = 8, FewMost = 24, KeptBits = 16, FirstBits = 14;

    private uint[] entries = [];
    private ushort[] marks = [];
    private int[] starts = new int[(1 << FirstBits) + 1];
    private int bits = FirstBits, spent;

    private int[] heads = [];
    private Fresh[] fresh = [];
    private int freshCount;

    /// <param name="year">As <see cref="Keys.Year"/> says it; 0 where none is known.</param>
    public void Add(ulong key, int row, byte year = 0)
    {
        if (heads.Length == 0)
            Begin();
        var head = Head(key);
        fresh[freshCount] = new Fresh
        {
            Key = key, Entry = Entry(year, row), Next = heads[head], Count = CountSince(key) + 1,
        };
        heads[head] = freshCount++;
    }

    public static int Row(uint entry) => (int)(entry & (RowsMax - 1));

    public static int Year(uint entry) => (int)(entry >> 24);

    /// <summary>True when as much has come since the last merge as should.</summary>
    public bool IsFull => freshCount > 0 && freshCount + Keys.Most >= fresh.Length;

    /// <summary>How many entries stand under each key at most: cheap to ask, and cheaper of many at once.</summary>
    public void Sizes(ReadOnlySpan<ulong> keys, Span<int> sizes)
    {
        var (turn, from) = (64 - bits, starts);
        for (var at = 0; at < keys.Length; at++)
        {
            var bucket = (int)(keys[at] >> turn);
            sizes[at] = from[bucket + 1] - from[bucket];
        }

        for (var at = 0; at < keys.Length && freshCount > 0; at++)
            sizes[at] += CountSince(keys[at]);
    }

    /// <summary>How many entries of a key came since the last merge.</summary>
    public int CountSince(ulong key)
    {
        for (var next = freshCount > 0 ? heads[Head(key)] : -1; next >= 0; next = fresh[next].Next)
        {
            if (fresh[next].Key == key)
                return fresh[next].Count;
        }

        return 0;
    }

    /// <summary>The entries of a key that were moved in.</summary>
    public Stretch Find(ulong key)
    {
        var bucket = (int)(key >> (64 - bits));
        var (start, mark) = (starts[bucket], Mark(key));
        var of = marks.AsSpan(start, starts[bucket + 1] - start);
        var from = First(of, mark);
        return new Stretch(start + from, First(of[from..], mark + 1));
    }

    /// <summary>Looks at a stretch, so that it is near when it is read. For many one after another.</summary>
    public uint Touch(Stretch of) => of.Count == 0 ? 0 : entries[of.Start] ^ entries[of.Start + (of.Count / 2)];

    /// <summary>Of a stretch the years from the first to the last.</summary>
    public Stretch Within(Stretch of, int first, int last)
    {
        var years = entries.AsSpan(of.Start, of.Count);
        var from = of.Count == 0 || years[0] >= Entry(first, 0) ? 0 : First(years, Entry(first, 0));
        var end = last == byte.MaxValue ? uint.MaxValue : Entry(last + 1, 0);
        // A few years end soon after they begin.
        var step = 8;
        while (from + step < of.Count && years[from + step] < end)
            step *= 2;
        return new Stretch(of.Start + from, First(years[from..Math.Min(of.Count, from + step)], end));
    }

    /// <summary>The rows of a stretch, as many as fit.</summary>
    public int Read(Stretch of, Span<int> rows)
    {
        var count = Math.Min(of.Count, rows.Length);
        var from = entries.AsSpan(of.Start, count);
        for (var at = 0; at < from.Length; at++)
            rows[at] = Row(from[at]);
        return count;
    }

    /// <summary>The entries of a stretch, as many as fit.</summary>
    public int Read(Stretch of, Span<uint> into)
    {
        var count = Math.Min(of.Count, into.Length);
        entries.AsSpan(of.Start, count).CopyTo(into);
        return count;
    }

    /// <summary>The entries that came since, the newest first; as many as fit. Of these years or of none, or else of
    /// the others.</summary>
    public int Since(ulong key, (int First, int Last) years, bool others, Span<uint> into)
    {
        var count = 0;
        for (var next = freshCount > 0 ? heads[Head(key)] : -1; next >= 0 && count < into.Length;)
        {
            ref readonly var one = ref fresh[next];
            var year = Year(one.Entry);
            if (one.Key == key && (year == 0 || (year >= years.First && year <= years.Last)) != others)
                into[count++] = one.Entry;
            next = one.Next;
        }

        return count;
    }

    /// <summary>Moves what came since into the array, and leaves out rows that are gone.</summary>
    /// <param name="gone">Null when nobody is: to look is slow, for rows are asked in no order.</param>
    public void Merge(Func<int, bool>? gone)
    {
        if (freshCount == 0)
            return;
        while ((entries.Length + freshCount) >> bits >= PerBucket && spent < KeptBits - 4)
            Halve();
        var sums = new int[starts.Length];
        for (var bucket = 0; bucket + 1 < starts.Length; bucket++)
        {
            for (var at = starts[bucket]; at < starts[bucket + 1]; at++)
                sums[bucket + 1] += gone?.Invoke(Row(entries[at])) == true ? 0 : 1;
        }

        for (var at = 0; at < freshCount; at++)
            sums[(int)(fresh[at].Key >> (64 - bits)) + 1] += gone?.Invoke(Row(fresh[at].Entry)) == true ? 0 : 1;
        for (var bucket = 1; bucket < sums.Length; bucket++)
            sums[bucket] += sums[bucket - 1];
        Move(sums, gone);
        freshCount = 0;
        Begin();
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(bits);
        writer.Write(spent);
        Image.Write(writer, entries);
        Image.Write(writer, marks);
        Image.Write(writer, starts);
    }

    public static Postings Load(BinaryReader reader)
    {
        var read = new Postings { bits = reader.ReadInt32(), spent = reader.ReadInt32() };
        read.entries = Image.Read<uint>(reader);
        read.marks = Image.Read<ushort>(reader);
        read.starts = Image.Read<int>(reader);
        return read.bits is >= FirstBits and <= 30 && read.starts.Length == (1 << read.bits) + 1
            && read.marks.Length == read.entries.Length && read.starts[^1] == read.entries.Length ? read
            : throw new InvalidDataException("The image's keys do not fit together.");
    }

    private static uint Entry(int year, int row) => ((uint)year << 24) | (uint)row;


    // Where the first stands that is not less.
    private static int First(ReadOnlySpan<ushort> of, int least)
    {
        var (from, to) = (0, of.Length);
        if (to <= FewMost)
        {
            // A few are counted: no branch has to be guessed.
            foreach (var mark in of)
                from += mark < least ? 1 : 0;
            return from;
        }

        while (from < to)
        {
            var middle = (from + to) >> 1;
            (from, to) = of[middle] < least ? (middle + 1, to) : (from, middle);
        }

        return from;
    }

    private static int First(ReadOnlySpan<uint> of, uint least)
    {
        var (from, to) = (0, of.Length);
        while (from < to)
        {
            var middle = (from + to) >> 1;
            (from, to) = of[middle] < least ? (middle + 1, to) : (from, middle);
        }

        return from;
    }

    private void Move(int[] sums, Func<int, bool>? gone)
    {
        var (newEntries, newMarks) = (new uint[sums[^1]], new ushort[sums[^1]]);
        var place = (int[])sums.Clone();
        for (var bucket = 0; bucket + 1 < starts.Length; bucket++)
        {
            for (var at = starts[bucket]; at < starts[bucket + 1]; at++)
            {
                if (gone?.Invoke(Row(entries[at])) == true)
                    continue;
                newMarks[place[bucket]] = marks[at];
                newEntries[place[bucket]++] = entries[at];
            }

            // From here on the old starts are where what came since begins.
            starts[bucket] = place[bucket];
        }

        for (var at = 0; at < freshCount; at++)
        {
            if (gone?.Invoke(Row(fresh[at].Entry)) == true)
                continue;
            var bucket = (int)(fresh[at].Key >> (64 - bits));
            newMarks[place[bucket]] = Mark(fresh[at].Key);
            newEntries[place[bucket]++] = fresh[at].Entry;
        }

        var beside = new List<ulong>();
        for (var bucket = 0; bucket + 1 < starts.Length; bucket++)
        {
            if (place[bucket] > starts[bucket])
                Order(newMarks.AsSpan(sums[bucket]..place[bucket]), newEntries.AsSpan(sums[bucket]..place[bucket]),
                    starts[bucket] - sums[bucket], beside);
        }

        (entries, marks, starts) = (newEntries, newMarks, sums);
    }

    // The first stand in order already; the others are put among them from the end.
    private static void Order(Span<ushort> marks, Span<uint> entries, int ordered, List<ulong> beside)
    {
        beside.Clear();
        for (var at = ordered; at < entries.Length; at++)
            beside.Add(((ulong)marks[at] << 32) | entries[at]);
        beside.Sort();
        var (old, news) = (ordered - 1, beside.Count - 1);
        for (var at = entries.Length - 1; news >= 0; at--)
        {
            if (old >= 0 && (((ulong)marks[old] << 32) | entries[old]) > beside[news])
            {
                (marks[at], entries[at]) = (marks[old], entries[old]);
                old--;
                continue;
            }

            (marks[at], entries[at]) = ((ushort)(beside[news] >> 32), (uint)beside[news]);
            news--;
        }
    }

    // Each bucket becomes two, by the first of the bits that are kept of the key; they are in order of it.
    private void Halve()
    {
        var halved = new int[((starts.Length - 1) * 2) + 1];
        for (var bucket = 0; bucket + 1 < starts.Length; bucket++)
        {
            var (start, end) = (starts[bucket], starts[bucket + 1]);
            halved[(bucket * 2) + 1] = start + First(marks.AsSpan(start..end), 1 << (KeptBits - 1));
            halved[(bucket * 2) + 2] = end;
        }

        for (var at = 0; at < marks.Length; at++)
            marks[at] <<= 1;
        starts = halved;
        bits++;
        spent++;
    }

    private void Begin()
    {
        var room = Math.Max(FreshLeast, entries.Length / FreshShare) + Keys.Most;
        if (fresh.Length < room)
        {
            fresh = new Fresh[room];
            heads = new int[(int)BitOperations.RoundUpToPowerOf2((uint)room)];
        }

        Array.Fill(heads, -1);
    }

    private int Head(ulong key) => (int)(key & (uint)(heads.Length - 1));

    private ushort Mark(ulong key) => (ushort)((uint)(key >> (64 - bits - KeptBits)) >> spent << spent);

    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    private struct Fresh
    {
        public ulong Key;
        public uint Entry;
        public int Next;

        // Of the same key, this one among them.
        public int Count;
    }
}

/// <summary>Entries that stand one after another.</summary>
internal readonly record struct Stretch(int Start, int Count);
