namespace Aman.Matching;

/// <summary>Rows that keys led to, each once, with the sum of what the keys promise. Cleared without being
/// wiped.</summary>
internal sealed class Found
{
    /// <summary>No search looks at more people.</summary>
    public const int Most = 8_192;

    private const int Slots = 1 << 14;

    private readonly (int Row, int Round)[] slots = new (int, int)[Slots];
    private readonly int[] places = new int[Slots];
    private readonly int[] rows = new int[Most];
    private readonly float[] sums = new float[Most];
    private int round;

    public int Count { get; private set; }

    public int Row(int place) => rows[place];

    public float Promise(int place) => sums[place];

    public void Clear()
    {
        Count = 0;
        if (++round == int.MaxValue)
        {
            Array.Clear(slots);
            round = 1;
        }
    }

    /// <summary>Adds to what is promised of a row; true when the row is new.</summary>
    public bool Add(int row, float promise)
    {
        var slot = (int)((uint)row * 2654435769u >> 18);
        while (slots[slot].Round == round)
        {
            if (slots[slot].Row == row)
            {
                sums[places[slot]] += promise;
                return false;
            }

            slot = (slot + 1) & (Slots - 1);
        }

        if (Count == Most)
            return false;
        slots[slot] = (row, round);
        places[slot] = Count;
        (rows[Count], sums[Count]) = (row, promise);
        Count++;
        return true;
    }

    public void More(int place, float promise) => sums[place] += promise;
}
