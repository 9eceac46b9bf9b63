namespace Aman.Matching;

/// <summary>A person as numbers, ready to be compared.</summary>
internal sealed class Profile
{
    public required Token[] Tokens { get; init; }

    public Birth? Birth { get; init; }

    public Sex Sex { get; init; }

    public ulong[] Phones { get; init; } = [];

    public ulong[] Documents { get; init; } = [];

    public uint[] Places { get; init; } = [];

    public uint Household { get; init; }

    /// <summary>Reads a record. Words that the vocabulary does not know yet are added to it.</summary>
    public static Profile Of(PersonRecord person, Vocabulary vocabulary)
    {
        var tokens = new List<Token>(8);
        foreach (var name in person.Names)
        {
            var begins = true;
            foreach (var word in NameParser.Words(name))
            {
                if (tokens.Count == 4 * NameParser.WordsMax)
                    break;
                tokens.Add(new Token(vocabulary.Number(word.Text), word.Part, word.Kind, begins));
                begins = false;
            }
        }

        return new Profile
        {
            Tokens = [.. tokens],
            Birth = person.Birth,
            Sex = person.Sex,
            Phones = Numbers(person.Phones, Marks.Phone),
            Documents = Numbers(person.Documents, Marks.Document),
            Places = Marks.Place(person.Place),
            Household = string.IsNullOrEmpty(person.Household) ? 0 : Marks.Short(person.Household) | 1,
        };
    }

    private static ulong[] Numbers(IReadOnlyList<string> texts, Func<string, ulong> mark) =>
        texts.Count == 0 ? [] : [.. texts.Take(Marks.Most).Select(mark).Where(one => one != 0).Distinct()];
}
