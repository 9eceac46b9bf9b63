namespace Aman.Matching;

/// <summary>
/// What people are looked up by: two names, one name, a whole date, a telephone, a document. Under each key people
/// stand by their years of birth, so that of a name that many have a few years are looked through. Names stand in keys
/// as skeletons, so that spellings meet. The same rules as SQL: <see cref="KeyRules"/>.
/// </summary>
internal static class Keys
{
    /// <summary>No person has more.</summary>
    public const int Most = 64;

    // What kind of key a number is of; a mother's names are never one's own.
    private const ulong TwoNames = 1, OneName = 2, Date = 3, Phone = 4, Document = 5, NamesInYear = 6;

    // A year fits into a byte from here on.
    public const int FirstYear = 1879;

    private const ulong OfMother = 1UL << 60;

    public static ulong Names(ulong one, ulong other) =>
        one < other ? Mixed(TwoNames, one, other) : Mixed(TwoNames, other, one);

    public static ulong OfDate(int year, int month, int day) =>
        Mixed(Date, (ulong)((year << 9) | (month << 5) | day), 0);

    public static ulong OfPhone(ulong phone) => Mixed(Phone, phone, 0);

    public static ulong OfDocument(ulong document) => Mixed(Document, document, 0);

    public static ulong Alone(ulong name) => Mixed(OneName, name, 0);

    /// <summary>A key of names and a year of birth as one number, for where keys are not in order of years.</summary>
    public static ulong InYear(ulong names, byte year) => Mixed(NamesInYear, names, year);

    /// <summary>A year of birth in keys; 0 where it is not known.</summary>
    public static byte Year(Birth? birth) => birth is { } known ? Year(known.Year) : (byte)0;

    public static byte Year(int year) => (byte)Math.Clamp(year - FirstYear, 1, byte.MaxValue);

    /// <summary>A name's skeleton as it stands in keys; 0 for what no key is made of.</summary>
    public static ulong Bones(Token token, ulong bones) =>
        token.Kind is WordKind.Initial or WordKind.Title || bones == 0 ? 0
        : token.Part == Part.Mother ? bones | OfMother : bones;

    public static bool IsMother(ulong bones) => (bones & OfMother) != 0;

    /// <summary>Two names make a key unless both are the mother's.</summary>
    public static bool Join(ulong one, ulong other) =>
        one != 0 && other != 0 && one != other && !(IsMother(one) && IsMother(other));

    /// <summary>A birth date that says something by itself.</summary>
    public static bool Says(Birth birth) => birth.IsWhole && !birth.IsFirstOfJanuary && !birth.Rough;

    /// <summary>All keys of a person; how many there are.</summary>
    /// <param name="by">Filled with a bit for each word that a key is made of, the first word's the lowest.</param>
    public static int Of(Profile person, Vocabulary vocabulary, Span<ulong> keys, Span<ulong> by)
    {
        var made = new Made(keys, by);
        Span<(ulong Bones, int At)> names = stackalloc (ulong, int)[NameParser.WordsMax];
        var count = 0;
        for (var at = 0; at <= person.TokenCount; at++)
        {
            if (at == person.TokenCount || person.Tokens[at].Begins || count == names.Length)
            {
                Writing(ref made, names[..count]);
                count = 0;
            }

            if (at < person.TokenCount)
            {
                var bones = Bones(person.Tokens[at], vocabulary[person.Tokens[at].Form].Bones);
                if (bones != 0)
                    names[count++] = (bones, at);
            }
        }

        if (person.Birth is { } birth && Says(birth))
            made.Add(OfDate(birth.Year, birth.Month, birth.Day), 0);
        for (var at = 0; at < person.PhoneCount; at++)
            made.Add(OfPhone(person.Phones[at]), 0);
        for (var at = 0; at < person.DocumentCount; at++)
            made.Add(OfDocument(person.Documents[at]), 0);
        return made.Count;
    }

    private static void Writing(ref Made made, scoped ReadOnlySpan<(ulong Bones, int At)> names)
    {
        for (var one = 0; one < names.Length; one++)
        {
            var (bones, bit) = (names[one].Bones, 1UL << names[one].At);
            if (!IsMother(bones))
                made.Add(Alone(bones), bit);
            for (var other = one + 1; other < names.Length; other++)
            {
                if (Join(bones, names[other].Bones))
                    made.Add(Names(bones, names[other].Bones), bit | (1UL << names[other].At));
            }
        }
    }

    private static ulong Mixed(ulong kind, ulong one, ulong other) =>
        Marks.Mix(Marks.Mix(one + (kind << 61)) + other + kind);

    private ref struct Made(Span<ulong> keys, Span<ulong> by)
    {
        private readonly Span<ulong> keys = keys, by = by;

        public int Count;

        public void Add(ulong key, ulong words)
        {
            if (Count == keys.Length || keys[..Count].Contains(key))
                return;
            keys[Count] = key;
            by[Count++] = words;
        }
    }
}
