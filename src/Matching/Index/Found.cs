namespace Aman.Matching;

/// <summary>Rows that keys led to, each once, with the names that led there and what they promise. Cleared without
/// being wiped.</summary>
internal sealed class Found
{
    /// <summary>No search looks at more people.</summary>
    public const int Most = 8_192;

    private const int Slots = 1 << 14;

    private readonly (int Row, int Place)[] slots = new (int, int)[Slots];
    private readonly int[] rounds = new int[Slots];
    private readonly uint[] entries = new uint[Most];
    private readonly ulong[] names = new ulong[Most];
    private readonly float[] sums = new float[Most];
    private int round;

    public int Count { get; private set; }

    public int Row(int place) => Postings.Row(entries[place]);

    /// <summary>The year of birth, as <see cref="Keys.Year(int)"/> says it.</summary>
    public int Year(int place) => Postings.Year(entries[place]);

    /// <summary>A bit for each asked name that led to the row.</summary>
    public ulong Names(int place) => names[place];

    public ref float Promise(int place) => ref sums[place];

    public void Clear()
    {
        Count = 0;
        if (++round == int.MaxValue)
        {
            Array.Clear(rounds);
            round = 1;
        }
    }

    /// <summary>Adds a row that a key leads to, by its entry there.</summary>
    /// <param name="by">The names the key is of.</param>
    /// <param name="promise">Counts once for each name: the lower bit's, and the other's.</param>
    public void Add(uint entry, ulong by, (float One, float Other) promise)
    {
        var row = Postings.Row(entry);
        var slot = (int)((uint)row * 2654435769u >> 18);
        while (rounds[slot] == round && slots[slot].Row != row)
            slot = (slot + 1) & (Slots - 1);
        int place;
        if (rounds[slot] == round)
        {
            place = slots[slot].Place;
        }
        else
        {
            if (Count == Most)
                return;
            place = Count++;
            (slots[slot], rounds[slot]) = ((row, place), round);
            (entries[place], names[place], sums[place]) = (entry, 0, 0);
        }

        var news = by & ~names[place];
        names[place] |= by;
        if (news == by)
            sums[place] += promise.One + promise.Other;
        else if (news != 0)
            sums[place] += news < (by ^ news) ? promise.One : promise.Other;
    }
}
