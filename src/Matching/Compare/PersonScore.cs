namespace Aman.Matching;

/// <summary>Compares one asked person with many others: the sum of what each field says, in bits.</summary>
internal sealed class PersonScore
{
    private static readonly Weights weights = Weights.Shipped;

    private readonly Profile asked;
    private readonly WordScore[] words;
    private readonly NameAlignment alignment;
    private readonly List<(int From, int Count)> mine, theirs = [];

    public PersonScore(Profile asked, Vocabulary vocabulary)
    {
        this.asked = asked;
        words = new WordScore[asked.Tokens.Length];
        for (var at = 0; at < words.Length; at++)
            words[at] = new WordScore(vocabulary, asked.Tokens[at]);
        alignment = new NameAlignment(vocabulary);
        mine = [];
        Writings(asked.Tokens, mine);
    }

    public float Of(Profile other, List<Evidence>? explain = null)
    {
        var name = Names(other, explain);
        var own = name.Given;
        var family = name.Others + Phones(other, explain) + Place(other, explain);
        var birth = Birth(other, explain);
        own += birth + Sex(other, explain) + Documents(other, explain) + Household(other, explain);

        // What brothers and sisters share says nothing for one person once the given names differ.
        var most = name.GivenDiffers ? weights.FamilyMost : name.GivenUnknown ? weights.FamilyMostUnnamed
            : float.MaxValue;
        if (family <= most)
            return own + family;
        explain?.Add(new Evidence(Field.Family, Levels.FamilyShared, most - family));
        return own + most;
    }

    /// <summary>The ways the name is written, as stretches of its words.</summary>
    private static void Writings(Token[] tokens, List<(int From, int Count)> into)
    {
        into.Clear();
        for (var at = 0; at < tokens.Length; at++)
        {
            if (tokens[at].Begins || into.Count == 0)
                into.Add((at, 0));
            into[^1] = (into[^1].From, into[^1].Count + 1);
        }
    }

    private NameScore Names(Profile other, List<Evidence>? explain)
    {
        Writings(other.Tokens, theirs);
        var female = asked.Sex != Matching.Sex.Male && other.Sex != Matching.Sex.Male;
        var (best, from, to) = (new NameScore(0, float.MinValue, false, true), -1, -1);
        for (var one = 0; one < mine.Count; one++)
        {
            for (var second = 0; second < theirs.Count; second++)
            {
                var score = alignment.Score(words, asked.Tokens, mine[one], other.Tokens, theirs[second], female, null);
                if (score.Sum > best.Sum)
                    (best, from, to) = (score, one, second);
            }
        }

        if (from < 0)
            return new NameScore(0, 0, false, true);
        if (explain is not null)
            alignment.Score(words, asked.Tokens, mine[from], other.Tokens, theirs[to], female, explain);
        return best;
    }

    private float Birth(Profile other, List<Evidence>? explain)
    {
        if (asked.Birth is not { } birth || other.Birth is not { } against)
            return 0;
        var (bits, level) = BirthScore.Of(birth, against);
        explain?.Add(new Evidence(Field.Birth, level, bits));
        return bits;
    }

    private float Sex(Profile other, List<Evidence>? explain)
    {
        if (asked.Sex == Matching.Sex.Unknown || other.Sex == Matching.Sex.Unknown)
            return 0;
        var same = asked.Sex == other.Sex;
        return Said(Field.Sex, same, same ? weights.SexSame : weights.SexDifferent, explain);
    }

    private float Phones(Profile other, List<Evidence>? explain) => asked.Phones.Intersect(other.Phones).Any()
        ? Said(Field.Phone, same: true, weights.PhoneSame, explain) : 0;

    private float Documents(Profile other, List<Evidence>? explain)
    {
        if (asked.Documents.Length == 0 || other.Documents.Length == 0)
            return 0;
        if (asked.Documents.Intersect(other.Documents).Any())
            return Said(Field.Document, same: true, weights.DocumentSame, explain);
        if (!asked.Documents.Any(one => other.Documents.Any(two => Marks.Near(one, two))))
            return Said(Field.Document, same: false, weights.DocumentDifferent, explain);
        explain?.Add(new Evidence(Field.Document, Levels.Near, weights.DocumentNear));
        return weights.DocumentNear;
    }

    private float Place(Profile other, List<Evidence>? explain)
    {
        if (asked.Places.Length == 0 || other.Places.Length == 0)
            return 0;
        var shared = asked.Places.Intersect(other.Places).Count();
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
}
