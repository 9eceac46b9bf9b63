using System.Numerics;

namespace Aman.Matching;

/// <summary>
/// Which rows have a key. Most stand in one array, divided into buckets by the key's first bits; what came since
/// stands in chains beside it until it is worth moving in. An entry is 24 bits of row and 16 of the key. When buckets
/// grow full they are halved, which spends one of the 16 bits.
/// </summary>
internal sealed class Postings
{
    /// <summary>Rows an entry can name.</summary>
    public const int RowsMax = 1 << 24;

    private const int FreshLeast = 1 << 15, FreshShare = 16, PerBucket = 4, KeptBits = 16, FirstBits = 12;

    private uint[] entries = [];
    private byte[] more = [];
    private int[] starts = new int[(1 << FirstBits) + 1];
    private int bits = FirstBits, spent;

    private int[] heads = [];
    private Fresh[] fresh = [];
    private int freshCount;

    /// <summary>Entries, those of rows that are gone among them.</summary>
    public int Count => entries.Length + freshCount;

    public void Add(ulong key, int row)
    {
        if (heads.Length == 0)
            Begin();
        var head = Head(key);
        fresh[freshCount] = new Fresh { Key = key, Row = row, Next = heads[head] };
        heads[head] = freshCount++;
    }

    /// <summary>True when as much has come since the last merge as should.</summary>
    public bool IsFull => freshCount > 0 && freshCount + Keys.Most >= fresh.Length;

    /// <summary>How many entries stand under a key at most: cheap to ask.</summary>
    public int Size(ulong key)
    {
        var bucket = (int)(key >> (64 - bits));
        var size = starts[bucket + 1] - starts[bucket];
        return heads.Length > 0 && heads[Head(key)] >= 0 ? size + 1 : size;
    }

    /// <summary>The next rows of a key, at most as many as fit; 0 when there are no more.</summary>
    /// <param name="place">Begins at 0.</param>
    public int Read(ulong key, ref int place, Span<int> rows)
    {
        var bucket = (int)(key >> (64 - bits));
        var (from, to) = (starts[bucket], starts[bucket + 1]);
        var (count, mark) = (0, Mark(key));
        while (place >= 0 && from + place < to && count < rows.Length)
        {
            var at = from + place++;
            if (((((entries[at] >> 24) << 8) | more[at]) ^ mark) >> spent == 0)
                rows[count++] = (int)(entries[at] & (RowsMax - 1));
        }

        if (count == rows.Length || heads.Length == 0)
            return count;
        // What came since is read from its newest on; the place is then below zero.
        var next = place >= 0 ? heads[Head(key)] : -place - 2;
        while (next >= 0 && count < rows.Length)
        {
            if (fresh[next].Key == key)
                rows[count++] = fresh[next].Row;
            next = fresh[next].Next;
        }

        place = -next - 2;
        return count;
    }

    /// <summary>Moves what came since into the array, and leaves out rows that are gone.</summary>
    public void Merge(Func<int, bool> gone)
    {
        if (freshCount == 0)
            return;
        while ((entries.Length + freshCount) >> bits >= PerBucket && spent < KeptBits - 4)
            Halve();
        var sums = new int[starts.Length];
        for (var bucket = 0; bucket + 1 < starts.Length; bucket++)
        {
            for (var at = starts[bucket]; at < starts[bucket + 1]; at++)
                sums[bucket + 1] += gone((int)(entries[at] & (RowsMax - 1))) ? 0 : 1;
        }

        for (var at = 0; at < freshCount; at++)
            sums[(int)(fresh[at].Key >> (64 - bits)) + 1] += gone(fresh[at].Row) ? 0 : 1;
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
        Image.Write(writer, more);
        Image.Write(writer, starts);
    }

    public static Postings Load(BinaryReader reader)
    {
        var read = new Postings { bits = reader.ReadInt32(), spent = reader.ReadInt32() };
        read.entries = Image.Read<uint>(reader);
        read.more = Image.Read<byte>(reader);
        read.starts = Image.Read<int>(reader);
        return read.bits is >= FirstBits and <= 30 && read.starts.Length == (1 << read.bits) + 1
            && read.more.Length == read.entries.Length && read.starts[^1] == read.entries.Length ? read
            : throw new InvalidDataException("The image's keys do not fit together.");
    }

    private void Move(int[] sums, Func<int, bool> gone)
    {
        var (newEntries, newMore) = (new uint[sums[^1]], new byte[sums[^1]]);
        var place = (int[])sums.Clone();
        for (var bucket = 0; bucket + 1 < starts.Length; bucket++)
        {
            for (var at = starts[bucket]; at < starts[bucket + 1]; at++)
            {
                if (gone((int)(entries[at] & (RowsMax - 1))))
                    continue;
                newMore[place[bucket]] = more[at];
                newEntries[place[bucket]++] = entries[at];
            }
        }

        for (var at = 0; at < freshCount; at++)
        {
            if (gone(fresh[at].Row))
                continue;
            var (bucket, mark) = ((int)(fresh[at].Key >> (64 - bits)), Mark(fresh[at].Key));
            newMore[place[bucket]] = (byte)mark;
            newEntries[place[bucket]++] = ((mark >> 8) << 24) | (uint)fresh[at].Row;
        }

        (entries, more, starts) = (newEntries, newMore, sums);
    }

    // Each bucket becomes two, by the first of the bits that are kept of the key.
    private void Halve()
    {
        var halved = new int[((starts.Length - 1) * 2) + 1];
        var (newEntries, newMore) = (new uint[entries.Length], new byte[entries.Length]);
        var place = 0;
        for (var bucket = 0; bucket + 1 < starts.Length; bucket++)
        {
            for (var half = 0u; half < 2; half++)
            {
                for (var at = starts[bucket]; at < starts[bucket + 1]; at++)
                {
                    if (entries[at] >> 31 != half)
                        continue;
                    var mark = (((entries[at] >> 24) << 8) | more[at]) << 1;
                    newMore[place] = (byte)mark;
                    newEntries[place++] = (((mark >> 8) & 255) << 24) | (entries[at] & (RowsMax - 1));
                }

                halved[(bucket * 2) + (int)half + 1] = place;
            }
        }

        (entries, more, starts) = (newEntries, newMore, halved);
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

    private uint Mark(ulong key) => (uint)(key >> (64 - bits - KeptBits)) & ((1 << KeptBits) - 1);

    private struct Fresh
    {
        public ulong Key;
        public int Row;
        public int Next;
    }
}
