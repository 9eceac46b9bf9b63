namespace Aman.Matching;

/// <summary>
/// What people are looked up by. A key joins two things that are seldom shared by chance: two names, a name and a
/// year of birth; a whole date, a telephone, a document stand alone. Names stand in keys as skeletons, so that
/// spellings meet. The same rules as SQL: <see cref="KeyRules"/>.
/// </summary>
internal static class Keys
{
    /// <summary>No person has more.</summary>
    public const int Most = 64;

    // What kind of key a number is of; a mother's names are never one's own.
    private const ulong TwoNames = 1, NameAndYear = 2, Date = 3, Phone = 4, Document = 5, OneName = 6;

    private const ulong OfMother = 1UL << 60;

    public static ulong Names(ulong one, ulong other) =>
        one < other ? Mixed(TwoNames, one, other) : Mixed(TwoNames, other, one);

    public static ulong NameYear(ulong name, int year) => Mixed(NameAndYear, name, (ulong)year);

    public static ulong OfDate(int year, int month, int day) =>
        Mixed(Date, (ulong)((year << 9) | (month << 5) | day), 0);

    public static ulong OfPhone(ulong phone) => Mixed(Phone, phone, 0);

    public static ulong OfDocument(ulong document) => Mixed(Document, document, 0);

    public static ulong Alone(ulong name) => Mixed(OneName, name, 0);

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
    public static int Of(Profile person, Vocabulary vocabulary, Span<ulong> keys)
    {
        var made = new Made(keys);
        Span<ulong> names = stackalloc ulong[NameParser.WordsMax];
        var count = 0;
        for (var at = 0; at <= person.TokenCount; at++)
        {
            if (at == person.TokenCount || person.Tokens[at].Begins || count == names.Length)
            {
                Writing(ref made, names[..count], person.Birth);
                count = 0;
            }

            if (at < person.TokenCount)
            {
                var bones = Bones(person.Tokens[at], vocabulary[person.Tokens[at].Form].Bones);
                if (bones != 0)
                    names[count++] = bones;
            }
        }

        if (person.Birth is { } birth && Says(birth))
            made.Add(OfDate(birth.Year, birth.Month, birth.Day));
        for (var at = 0; at < person.PhoneCount; at++)
            made.Add(OfPhone(person.Phones[at]));
        for (var at = 0; at < person.DocumentCount; at++)
            made.Add(OfDocument(person.Documents[at]));
        return made.Count;
    }

    private static void Writing(ref Made made, scoped ReadOnlySpan<ulong> names, Birth? birth)
    {
        var pairs = 0;
        for (var one = 0; one < names.Length; one++)
        {
            if (birth is { } known && !IsMother(names[one]))
                made.Add(NameYear(names[one], known.Year));
            for (var other = one + 1; other < names.Length; other++)
            {
                if (!Join(names[one], names[other]))
                    continue;
                made.Add(Names(names[one], names[other]));
                pairs++;
            }
        }

        // One name and nothing else: better a long list than nobody.
        if (pairs == 0 && names.Length > 0 && birth is null)
            made.Add(Alone(names[0]));
    }

    private static ulong Mixed(ulong kind, ulong one, ulong other) =>
        Marks.Mix(Marks.Mix(one + (kind << 61)) + other + kind);

    private ref struct Made(Span<ulong> keys)
    {
        private readonly Span<ulong> keys = keys;

        public int Count;

        public void Add(ulong key)
        {
            if (Count < keys.Length && !keys[..Count].Contains(key))
                keys[Count++] = key;
        }
    }
}
