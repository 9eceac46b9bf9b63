namespace Aman.Matching;

/// <summary>Compares one asked person with many others: the sum of what each field says, in bits.</summary>
internal sealed class PersonScore
{
    private static readonly Weights weights = Weights.Shipped;

    private const float PeopleLeast = 1_000;

    private readonly NameAlignment alignment;
    private readonly List<(int From, int Count)> mine = [], theirs = [];
    private readonly WordScores words;
    private Profile asked = new();
    private float family;

    public PersonScore(WordScores words)
    {
        this.words = words;
        alignment = new NameAlignment(words);
    }

    /// <summary>From now on others are compared with this person.</summary>
    public void Ask(Profile person)
    {
        asked = person;
        family = MathF.Log2(Math.Max(PeopleLeast, words.Vocabulary.People)) + weights.KinMost;
        Writings(asked, mine);
    }

    public float Of(Profile other, List<Evidence>? explain = null)
    {
        var name = Names(other, explain);
        var birth = Birth(other, explain);
        var document = Documents(other, name.Kin <= weights.KinTwo, explain);
        var own = Sex(other, explain) + Household(other, explain);
        var bits = own + name.Sum + Phones(other, explain) + Place(other, explain) + birth.Bits + document.Bits;

        // Of a family, whatever it shares, there are some more people: what tells them apart decides.
        var most = own + family + name.Kin + birth.Kin + document.Kin;
        if (name.Kin <= weights.KinTwo)
            most = Math.Min(most, family + weights.KinTwoMost);
        if (bits <= most)
            return bits;
        explain?.Add(new Evidence(Field.Family, Levels.FamilyShared, most - bits));
        return most;
    }

    /// <summary>The ways the name is written, as stretches of its words.</summary>
    private static void Writings(Profile person, List<(int From, int Count)> into)
    {
        into.Clear();
        for (var at = 0; at < person.TokenCount; at++)
        {
            if (person.Tokens[at].Begins || into.Count == 0)
                into.Add((at, 0));
            into[^1] = (into[^1].From, into[^1].Count + 1);
        }
    }

    private NameScore Names(Profile other, List<Evidence>? explain)
    {
        Writings(other, theirs);
        var sexes = (asked.Sex, other.Sex);
        var (best, from, to) = (new NameScore(0, float.MinValue, 0), -1, -1);
        for (var one = 0; one < mine.Count; one++)
        {
            for (var second = 0; second < theirs.Count; second++)
            {
                var score = alignment.Score(asked.Tokens, mine[one], other.Tokens, theirs[second], sexes, null);
                if (score.Sum > best.Sum)
                    (best, from, to) = (score, one, second);
            }
        }

        if (from < 0)
            return new NameScore(0, 0, weights.KinUnnamed);
        if (explain is not null)
            alignment.Score(asked.Tokens, mine[from], other.Tokens, theirs[to], sexes, explain);
        return Plain(ByChance(best, mine[from].Count, theirs[to].Count, explain), explain);
    }

    // The more words two names have, the more of them agree by chance.
    private static NameScore ByChance(NameScore name, int words, int others, List<Evidence>? explain)
    {
        var more = Math.Min(words, others) - 2;
        if (more <= 0)
            return name;
        var bits = more * weights.NameChance;
        explain?.Add(new Evidence(Field.Name, Levels.NamesTogether, bits));
        return name with { Others = name.Others + bits };
    }

    private static NameScore Plain(NameScore name, List<Evidence>? explain)
    {
        var above = name.Sum - weights.NamePlain;
        if (above <= 0 || name.Others <= 0)
            return name;
        var less = Math.Min(above * (1 - weights.NameShare), name.Others);
        explain?.Add(new Evidence(Field.Name, Levels.NamesTogether, -less));
        return name with { Others = name.Others - less };
    }

    private (float Bits, float Kin) Birth(Profile other, List<Evidence>? explain)
    {
        if (asked.Birth is not { } birth || other.Birth is not { } against)
            return (0, 0);
        var said = BirthScore.Of(birth, against);
        explain?.Add(new Evidence(Field.Birth, said.Level, said.Bits));
        return (said.Bits, said.Kin);
    }

    private float Sex(Profile other, List<Evidence>? explain)
    {
        if (asked.Sex == Matching.Sex.Unknown || other.Sex == Matching.Sex.Unknown)
            return 0;
        var same = asked.Sex == other.Sex;
        return Said(Field.Sex, same, same ? weights.SexSame : weights.SexDifferent, explain);
    }

    private float Phones(Profile other, List<Evidence>? explain)
    {
        if (asked.PhoneCount == 0 || other.PhoneCount == 0)
            return 0;
        return Nearest(asked.Phones.AsSpan(0, asked.PhoneCount), other.Phones.AsSpan(0, other.PhoneCount)) switch
        {
            Likeness.Same => Said(Field.Phone, same: true, weights.PhoneSame, explain),
            Likeness.Near or Likeness.InARow => Near(Field.Phone, weights.PhoneNear, explain),
            _ => 0,
        };
    }

    // A family's book is a document of each, but whoever may bear the same name rather has a paper of their own;
    // numbers given out in a row are near each other.
    private (float Bits, float Kin) Documents(Profile other, bool two, List<Evidence>? explain)
    {
        if (asked.DocumentCount == 0 || other.DocumentCount == 0)
            return (0, 0);
        return Nearest(asked.Documents.AsSpan(0, asked.DocumentCount),
            other.Documents.AsSpan(0, other.DocumentCount)) switch
        {
            Likeness.Same => (Said(Field.Document, same: true, weights.DocumentSame, explain),
                two ? weights.KinDocument : weights.KinDocumentOwn),
            Likeness.InARow => (Near(Field.Document, weights.DocumentNear, explain), weights.KinDocumentNext),
            Likeness.Near => (Near(Field.Document, weights.DocumentNear, explain), weights.KinDocumentNear),
            _ => (Said(Field.Document, same: false, weights.DocumentDifferent, explain), weights.DocumentDifferent),
        };
    }

    private static Likeness Nearest(ReadOnlySpan<ulong> mine, ReadOnlySpan<ulong> theirs)
    {
        var near = Likeness.None;
        foreach (var one in mine)
        {
            foreach (var other in theirs)
            {
                if (one == other)
                    return Likeness.Same;
                if (near != Likeness.Near && Marks.Near(one, other))
                    near = Marks.InARow(one, other) ? Likeness.InARow : Likeness.Near;
            }
        }

        return near;
    }

    private static float Near(Field field, float bits, List<Evidence>? explain)
    {
        explain?.Add(new Evidence(field, Levels.Near, bits));
        return bits;
    }

    private float Place(Profile other, List<Evidence>? explain)
    {
        if (asked.PlaceCount == 0 || other.PlaceCount == 0)
            return 0;
        var shared = 0;
        for (var at = 0; at < asked.PlaceCount; at++)
            shared += other.Places.AsSpan(0, other.PlaceCount).Contains(asked.Places[at]) ? 1 : 0;
        return Said(Field.Place, shared > 0,
            shared > 0 ? Math.Min(weights.PlaceMost, shared * weights.PlaceWord) : weights.PlaceDifferent, explain);
    }

    private float Household(Profile other, List<Evidence>? explain) =>
        asked.Household != 0 && asked.Household == other.Household
            ? Said(Field.Household, same: true, weights.HouseholdSame, explain) : 0;

    private static float Said(Field field, bool same, float bits, List<Evidence>? explain)
    {
        explain?.Add(new Evidence(field, same ? Levels.Same : Levels.Different, bits));
        return bits;
    }

    private enum Likeness : byte
    {
        None,
        InARow,
        Near,
        Same,
    }
}
