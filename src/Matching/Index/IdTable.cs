using System.Numerics;
using System.Text;

namespace Aman.Matching;

/// <summary>The callers' ids by row, and rows by id. A UUID takes sixteen bytes, anything else its letters.</summary>
internal sealed class IdTable
{
    private const int FreeSlot = -1, GoneSlot = -2;

    private byte[] bytes = new byte[1 << 10];
    private int used;
    private int[] starts = new int[64];
    private int[] slots = NewSlots(128);
    private int filled;

    /// <summary>Rows given so far, those of removed ids among them.</summary>
    public int Rows { get; private set; }

    public string this[int row]
    {
        get
        {
            var stored = Stored(row);
            return stored[0] == 0 ? new Guid(stored[1..]).ToString("D") : Encoding.UTF8.GetString(stored[1..]);
        }
    }

    /// <summary>Orders rows whose scores are the same: the same in every index that holds the same people.</summary>
    public uint Order(int row) => Hash(Stored(row));

    public int Find(string id)
    {
        var slot = SlotOf(Coded(id));
        return slot < 0 ? -1 : slots[slot];
    }

    /// <summary>A new row for an id that has none.</summary>
    public int Add(string id)
    {
        var coded = Coded(id);
        if ((filled + 1) * 4 > slots.Length * 3)
            Grow();
        if (Rows + 1 >= starts.Length)
            Array.Resize(ref starts, starts.Length * 2);
        if (used + coded.Length > bytes.Length)
            Array.Resize(ref bytes, used + (used / 2) + coded.Length);
        coded.CopyTo(bytes, used);
        used += coded.Length;
        starts[Rows + 1] = used;
        Put(Rows);
        return Rows++;
    }

    public void Remove(string id)
    {
        var slot = SlotOf(Coded(id));
        if (slot >= 0)
            slots[slot] = GoneSlot;
    }

    public void Save(BinaryWriter writer)
    {
        Image.Write<byte>(writer, bytes.AsSpan(0, used));
        Image.Write<int>(writer, starts.AsSpan(0, Rows + 1));
    }

    /// <summary>Rows can be found by id only after <see cref="Sort"/>.</summary>
    public static IdTable Load(BinaryReader reader)
    {
        var (bytes, starts) = (Image.Read<byte>(reader), Image.Read<int>(reader));
        if (starts.Length == 0 || starts[^1] != bytes.Length)
            throw new InvalidDataException("The image's ids do not fit together.");
        return new IdTable { bytes = bytes, used = bytes.Length, starts = starts, Rows = starts.Length - 1 };
    }

    /// <summary>Makes the way from ids to rows, but for those that are gone.</summary>
    public void Sort(Func<int, bool> gone)
    {
        slots = NewSlots((int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(128, Rows * 2)));
        for (var row = 0; row < Rows; row++)
        {
            if (!gone(row))
                Put(row);
        }
    }

    private static byte[] Coded(string id)
    {
        if (id.Length == 36 && Guid.TryParseExact(id, "D", out var guid) && guid.ToString("D") == id)
            return [0, .. guid.ToByteArray()];
        return [1, .. Encoding.UTF8.GetBytes(id)];
    }

    private static int[] NewSlots(int count)
    {
        var slots = new int[count];
        Array.Fill(slots, FreeSlot);
        return slots;
    }

    private static uint Hash(ReadOnlySpan<byte> stored)
    {
        var hash = 14695981039346656037UL;
        foreach (var one in stored)
            hash = (hash ^ one) * 1099511628211UL;
        return (uint)(Marks.Mix(hash) >> 32);
    }

    private ReadOnlySpan<byte> Stored(int row) => bytes.AsSpan(starts[row], starts[row + 1] - starts[row]);

    private int SlotOf(ReadOnlySpan<byte> coded)
    {
        for (var slot = (int)(Hash(coded) & (uint)(slots.Length - 1)); ; slot = (slot + 1) & (slots.Length - 1))
        {
            if (slots[slot] == FreeSlot)
                return -1;
            if (slots[slot] >= 0 && Stored(slots[slot]).SequenceEqual(coded))
                return slot;
        }
    }

    private void Put(int row)
    {
        var slot = (int)(Hash(Stored(row)) & (uint)(slots.Length - 1));
        while (slots[slot] != FreeSlot)
            slot = (slot + 1) & (slots.Length - 1);
        slots[slot] = row;
        filled++;
    }

    private void Grow()
    {
        var rows = slots.Where(row => row >= 0).ToArray();
        slots = NewSlots(slots.Length * 2);
        filled = 0;
        foreach (var row in rows)
            Put(row);
    }
}
