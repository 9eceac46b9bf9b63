namespace Aman.Matching;

/// <summary>People as rows of numbers, about 60 bytes each.</summary>
internal sealed class PersonTable
{
    private Row[] rows = new Row[64];
    private uint[] pool = new uint[1 << 10];
    private int used;

    // How many were born in each year, as keys say it.
    private readonly int[] born = new int[byte.MaxValue + 1];
    private int alive;

    public int Count { get; private set; }

    /// <summary>Year, month, day, roughness and sex in 24 bits; 0 where nothing is known.</summary>
    public static int Pack(Birth? birth, Sex sex) => (int)sex | (birth is not { } known ? 0
        : (known.Rough ? 4 : 0) | (known.Day << 3) | (known.Month << 8) | (known.Year << 12));

    /// <summary>The birth in such a number; the year is 0 where it is not known.</summary>
    public static Birth Unpack(int packed) =>
        new(packed >> 12, (packed >> 8) & 15, (packed >> 3) & 31, (packed & 4) != 0);

    public int BirthAndSex(int row) => rows[row].BirthAndSex;

    public uint Household(int row) => rows[row].Household;

    public bool IsGone(int row) => rows[row].Gone;

    public void Add(Profile person)
    {
        if (Count == rows.Length)
            Array.Resize(ref rows, rows.Length * 2);
        var need = person.TokenCount + person.PlaceCount + (2 * (person.PhoneCount + person.DocumentCount));
        if (used + need > pool.Length)
            Array.Resize(ref pool, Math.Max(pool.Length + (pool.Length / 8), used + need));
        Born(Keys.Year(person.Birth), 1);
        rows[Count++] = new Row
        {
            Start = used,
            BirthAndSex = Pack(person.Birth, person.Sex),
            Household = person.Household,
            Tokens = (byte)person.TokenCount,
            Places = (byte)person.PlaceCount,
            Phones = (byte)person.PhoneCount,
            Documents = (byte)person.DocumentCount,
        };
        for (var at = 0; at < person.TokenCount; at++)
            pool[used++] = person.Tokens[at].Packed;
        for (var at = 0; at < person.PlaceCount; at++)
            pool[used++] = person.Places[at];
        Keep(person.Phones, person.PhoneCount);
        Keep(person.Documents, person.DocumentCount);
    }

    /// <summary>True when somebody was removed.</summary>
    public bool HasGone { get; private set; }

    public void Remove(int row)
    {
        rows[row].Gone = HasGone = true;
        Born(YearOf(rows[row]), -1);
    }

    /// <summary>The share of people who were born in these years or in a year that is not known.</summary>
    public float ShareBorn(int first, int last)
    {
        var sum = born[0];
        for (var year = Math.Max(1, first); year <= last; year++)
            sum += born[year];
        return sum / (float)Math.Max(1, alive);
    }

    public void Read(int row, Profile into)
    {
        ref readonly var one = ref rows[row];
        into.Household = one.Household;
        into.Sex = (Sex)(one.BirthAndSex & 3);
        into.Birth = one.BirthAndSex >> 12 == 0 ? null : Unpack(one.BirthAndSex);
        var from = one.Start;
        into.TokenCount = one.Tokens;
        for (var at = 0; at < one.Tokens; at++)
            into.Tokens[at] = Token.Unpack(pool[from++]);
        into.PlaceCount = one.Places;
        for (var at = 0; at < one.Places; at++)
            into.Places[at] = pool[from++];
        into.PhoneCount = Take(one.Phones, ref from, into.Phones);
        into.DocumentCount = Take(one.Documents, ref from, into.Documents);
    }

    public void Save(BinaryWriter writer)
    {
        Image.Write<Row>(writer, rows.AsSpan(0, Count));
        Image.Write<uint>(writer, pool.AsSpan(0, used));
    }

    public static PersonTable Load(BinaryReader reader)
    {
        var (rows, pool) = (Image.Read<Row>(reader), Image.Read<uint>(reader));
        var table = new PersonTable
        {
            Count = rows.Length, used = pool.Length, rows = rows.Length > 0 ? rows : new Row[64],
            pool = pool.Length > 0 ? pool : new uint[64], HasGone = Array.Exists(rows, row => row.Gone),
        };
        foreach (var row in rows)
            table.Born(YearOf(row), row.Gone ? 0 : 1);
        return table;
    }

    private void Born(byte year, int by)
    {
        born[year] += by;
        alive += by;
    }

    private static byte YearOf(in Row row) =>
        row.BirthAndSex >> 12 == 0 ? (byte)0 : Keys.Year(Unpack(row.BirthAndSex));

    private void Keep(ulong[] numbers, int count)
    {
        for (var at = 0; at < count; at++)
        {
            pool[used++] = (uint)numbers[at];
            pool[used++] = (uint)(numbers[at] >> 32);
        }
    }

    private int Take(int count, ref int from, ulong[] into)
    {
        for (var at = 0; at < count; at++, from += 2)
            into[at] = pool[from] | ((ulong)pool[from + 1] << 32);
        return count;
    }

    private struct Row
    {
        public int Start;
        public int BirthAndSex;
        public uint Household;
        public byte Tokens, Places, Phones, Documents;

        // A person has a few telephones: the highest bit is free.
        private const byte GoneBit = 128;

        public bool Gone
        {
            readonly get => (Phones & GoneBit) != 0;
            set => Phones = (byte)(value ? Phones | GoneBit : Phones & ~GoneBit);
        }
    }
}
