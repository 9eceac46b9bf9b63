namespace Aman.Matching;

/// <summary>Compares one asked person with many others: the sum of what each field says, in bits.</summary>
internal sealed class PersonScore
{
    private static readonly Weights weights = Weights.Shipped;

    private readonly NameAlignment alignment;
    private readonly List<(int From, int Count)> mine = [], theirs = [];
    private Profile asked = new();

    public PersonScore(WordScores words) => alignment = new NameAlignment(words);

    /// <summary>From now on others are compared with this person.</summary>
    public void Ask(Profile person)
    {
        asked = person;
        Writings(asked, mine);
    }

    public float Of(Profile other, List<Evidence>? explain = null)
    {
        var name = Names(other, explain);
        var own = name.Given;
        var family = name.Others + Phones(other, explain) + Place(other, explain);
        var birth = Birth(other, explain);
        own += birth + Sex(other, explain) + Documents(other, explain) + Household(other, explain);

        var most = FamilyMost(name);
        if (family <= most)
            return own + family;
        explain?.Add(new Evidence(Field.Family, Levels.FamilyShared, most - family));
        return own + most;
    }

    // What brothers and sisters share says nothing for one person once the given names differ; less and less, the more
    // they do.
    private static float FamilyMost(NameScore name)
    {
        if (!name.GivenDiffers)
            return name.GivenUnknown ? weights.FamilyMostUnnamed : float.MaxValue;
        var near = Math.Clamp((name.Given - weights.GivenApart) / (weights.GivenNear - weights.GivenApart), 0, 1);
        return weights.FamilyMost + (near * (weights.FamilyMostNear - weights.FamilyMost));
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
        var female = asked.Sex != Matching.Sex.Male && other.Sex != Matching.Sex.Male;
        var (best, from, to) = (new NameScore(0, float.MinValue, false, true), -1, -1);
        for (var one = 0; one < mine.Count; one++)
        {
            for (var second = 0; second < theirs.Count; second++)
            {
                var score = alignment.Score(asked.Tokens, mine[one], other.Tokens, theirs[second], female, null);
                if (score.Sum > best.Sum)
                    (best, from, to) = (score, one, second);
            }
        }

        if (from < 0)
            return new NameScore(0, 0, false, true);
        if (explain is not null)
            alignment.Score(asked.Tokens, mine[from], other.Tokens, theirs[to], female, explain);
        return Plain(best, explain);
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

    private float Phones(Profile other, List<Evidence>? explain)
    {
        for (var at = 0; at < asked.PhoneCount; at++)
        {
            if (other.Phones.AsSpan(0, other.PhoneCount).Contains(asked.Phones[at]))
                return Said(Field.Phone, same: true, weights.PhoneSame, explain);
        }

        return 0;
    }

    private float Documents(Profile other, List<Evidence>? explain)
    {
        if (asked.DocumentCount == 0 || other.DocumentCount == 0)
            return 0;
        var near = false;
        for (var at = 0; at < asked.DocumentCount; at++)
        {
            var mark = asked.Documents[at];
            for (var to = 0; to < other.DocumentCount; to++)
            {
                if (mark == other.Documents[to])
                    return Said(Field.Document, same: true, weights.DocumentSame, explain);
                near |= Marks.Near(mark, other.Documents[to]);
            }
        }

        if (!near)
            return Said(Field.Document, same: false, weights.DocumentDifferent, explain);
        explain?.Add(new Evidence(Field.Document, Levels.Near, weights.DocumentNear));
        return weights.DocumentNear;
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
}
