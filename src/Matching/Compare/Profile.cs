namespace Aman.Matching;

/// <summary>A person as numbers, ready to be compared. Read into again and again, so that comparing makes no garbage.
/// </summary>
internal sealed class Profile
{
    public const int TokensMax = 4 * NameParser.WordsMax;

    public Token[] Tokens { get; } = new Token[TokensMax];

    public int TokenCount { get; set; }

    public Birth? Birth { get; set; }

    public Sex Sex { get; set; }

    public ulong[] Phones { get; } = new ulong[Marks.Most];

    public int PhoneCount { get; set; }

    public ulong[] Documents { get; } = new ulong[Marks.Most];

    public int DocumentCount { get; set; }

    public uint[] Places { get; } = new uint[Marks.Most];

    public int PlaceCount { get; set; }

    public uint Household { get; set; }

    /// <summary>Reads a record. Words that the vocabulary does not know yet are added to it.</summary>
    public static Profile Of(PersonRecord person, Vocabulary vocabulary)
    {
        var profile = new Profile
        {
            Birth = person.Birth is { } birth && birth.Year is > 0 and < 4096 ? birth : null,
            Sex = person.Sex,
            Household = string.IsNullOrEmpty(person.Household) ? 0 : Marks.Short(person.Household) | 1,
        };
        foreach (var name in person.Names)
        {
            var begins = true;
            foreach (var word in NameParser.Words(name, vocabulary.Parts))
            {
                if (profile.TokenCount == TokensMax)
                    break;
                var number = vocabulary.Number(word.Text);
                profile.Tokens[profile.TokenCount++] = new Token(number, word.Part, word.Kind, begins);
                begins = false;
            }
        }

        profile.PhoneCount = Numbers(person.Phones, Marks.Phone, profile.Phones);
        profile.DocumentCount = Numbers(person.Documents, Marks.Document, profile.Documents);
        foreach (var place in Marks.Place(person.Place))
            profile.Places[profile.PlaceCount++] = place;
        return profile;
    }

    private static int Numbers(IReadOnlyList<string> texts, Func<string, ulong> mark, ulong[] into)
    {
        var count = 0;
        foreach (var text in texts)
        {
            var number = mark(text);
            if (number != 0 && count < into.Length && !into.AsSpan(0, count).Contains(number))
                into[count++] = number;
        }

        return count;
    }
}
