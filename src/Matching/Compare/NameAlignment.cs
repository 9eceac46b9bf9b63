namespace Aman.Matching;

/// <summary>
/// Two ways of writing a name, set side by side: which word stands for which, and what the rest says. Words may have
/// changed places, may be missing, shortened to a letter, joined or split.
/// </summary>
internal sealed partial class NameAlignment(WordScores words)
{
    private const int Most = NameParser.WordsMax;
    private const float TitleShare = 0.3f, KunyaCost = 2, JoinCost = 1, OrderMost = -3, VariantMost = 4;

    // An initial says as much at most.
    private const float AlikeLeast = 2;

    private static readonly Weights weights = Weights.Shipped;

    private readonly WordScores scores = words;
    private readonly float[] bits = new float[Most * Most];
    private readonly int[] toRight = new int[Most], toLeft = new int[Most];
    private readonly float[] got = new float[Most];
    private readonly bool[] joined = new bool[Most], whole = new bool[Most];
    private int first, second;
    private Token[] left = [], right = [];
    private int leftCount, rightCount;
    private (Sex Left, Sex Right) sexes;

    /// <summary>A stretch of the one's words against a stretch of the other's.</summary>
    /// <param name="explain">Filled with a line a name part, unless null.</param>
    public NameScore Score(Token[] asked, (int From, int Count) of, Token[] other, (int From, int Count) ofOther,
        (Sex Left, Sex Right) who, List<Evidence>? explain)
    {
        sexes = who;
        (left, first, leftCount) = (asked, of.From, Math.Min(of.Count, Most));
        (right, second, rightCount) = (other, ofOther.From, Math.Min(ofOther.Count, Most));
        Array.Fill(toRight, -1);
        Array.Fill(toLeft, -1);
        Array.Clear(joined);
        Array.Clear(whole);
        Measure();
        Match();
        Join();
        return Sum(explain);
    }

    private Token Left(int at) => left[first + at];

    private Token Right(int at) => right[second + at];

    private void Measure()
    {
        Alike();
        for (var one = 0; one < leftCount; one++)
        {
            var token = Left(one);
            for (var other = 0; other < rightCount; other++)
            {
                if (toRight[one] >= 0 || toLeft[other] >= 0)
                    continue;
                var against = Right(other);
                var part = IsChildOfBearer(token, against) ? PartFit.Never : PartFit.Cost(token.Part, against.Part);
                bits[(one * Most) + other] = part >= PartFit.Never ? -PartFit.Never
                    : Weigh(scores.Of(token, against), token.Kind, against.Kind) - part;
            }
        }
    }

    // No other pair of a word says more than itself in the same part: what else it might stand for is not asked.
    private void Alike()
    {
        for (var one = 0; one < leftCount; one++)
        {
            var token = Left(one);
            for (var other = 0; other < rightCount && token.Kind == WordKind.Name; other++)
            {
                var against = Right(other);
                if (token.Form != against.Form || token.Part != against.Part || token.Kind != against.Kind
                    || toRight[one] >= 0 || toLeft[other] >= 0 || (token.Part == Part.Any && one != other))
                    continue;
                if (scores.Of(token, against) is > AlikeLeast and var same)
                    Set(one, other, same);
            }
        }
    }

    // A first son bears his grandfather's name: in Abu Khalid, Khalid is not the father.
    private static bool IsChildOfBearer(Token one, Token other) =>
        (one.Kind == WordKind.Kunya && one.Part == Part.Given
            && other.Part is Part.Father or Part.Grandfather)
        || (other.Kind == WordKind.Kunya && other.Part == Part.Given
            && one.Part is Part.Father or Part.Grandfather);

    private static float Weigh(float raw, WordKind one, WordKind other) =>
        one == WordKind.Title || other == WordKind.Title ? raw * TitleShare
        : one == WordKind.Kunya != (other == WordKind.Kunya) ? raw - KunyaCost : raw;

    // The best pair first. Of like pairs the one nearer in order.
    private void Match()
    {
        while (true)
        {
            var (best, pair) = (0f, -1);
            for (var one = 0; one < leftCount; one++)
            {
                for (var other = 0; other < rightCount && toRight[one] < 0; other++)
                {
                    if (toLeft[other] >= 0)
                        continue;
                    var now = bits[(one * Most) + other] - (0.01f * Math.Abs(one - other));
                    if (now > best)
                        (best, pair) = (now, (one * Most) + other);
                }
            }

            if (pair < 0)
                return;
            Set(pair / Most, pair % Most, bits[pair]);
        }
    }

    private void Set(int one, int other, float value)
    {
        toRight[one] = other;
        toLeft[other] = one;
        got[one] = value;
    }

    // Abd + Rahman on one side, Abdrahman on the other: two words that are left over may be one.
    private void Join()
    {
        for (var one = 0; one < leftCount && leftCount != rightCount; one++)
        {
            for (var other = 0; other < rightCount; other++)
            {
                if (toRight[one] >= 0 || toLeft[other] >= 0)
                    continue;
                if (other + 1 < rightCount && toLeft[other + 1] < 0
                    && Whole(Right(other), Right(other + 1), Left(one)) is > 0 and var split)
                {
                    Set(one, other, split);
                    whole[one] = true;
                    toLeft[other + 1] = one;
                }
                else if (one + 1 < leftCount && toRight[one + 1] < 0
                    && Whole(Left(one), Left(one + 1), Right(other)) is > 0 and var two)
                {
                    Set(one, other, two);
                    whole[one] = true;
                    toRight[one + 1] = other;
                    got[one + 1] = 0;
                    joined[one + 1] = true;
                }
            }
        }
    }

    private float Whole(Token start, Token end, Token other)
    {
        if (start.Kind == WordKind.Initial || end.Kind == WordKind.Initial || other.Kind == WordKind.Initial
            || start.Part == Part.Mother != (other.Part == Part.Mother))
            return 0;
        var vocabulary = scores.Vocabulary;
        var (one, two, against) = (vocabulary[start.Form], vocabulary[end.Form], vocabulary[other.Form]);
        if (one.Script != two.Script || !Plausible(one, two, against))
            return 0;
        var form = new Form(Compound.Plain(one.Text + two.Text));
        return scores.Of(form, vocabulary.Find(form.Text), against, other.Form) - JoinCost;
    }

    // Cheap enough to be asked of every candidate.
    private static bool Plausible(Form one, Form two, Form whole) =>
        Math.Abs(Skeleton.Length(one.Bones) + Skeleton.Length(two.Bones) - Skeleton.Length(whole.Bones)) <= 2
        && ((one.Bones & 15) == (whole.Bones & 15) || WordDistance.BeginAlike(one, whole));

    private NameScore Sum(List<Evidence>? explain)
    {
        var score = default(NameScore);
        var (given, otherGiven) = (FirstOf(left, first, leftCount), FirstOf(right, second, rightCount));
        for (var one = 0; one < leftCount; one++)
        {
            if (toRight[one] < 0 || joined[one])
                continue;
            var (field, level) = (FieldOf(one, toRight[one]), LevelOf(one, toRight[one]));
            if (one == given && toRight[one] == otherGiven && IsEndingOfWoman(one, otherGiven))
                (got[one], level) = (Math.Min(got[one], weights.GivenEnding), Levels.Ending);
            if (field == Field.Given)
                score.Given += got[one];
            else
                score.Others += got[one];
            explain?.Add(new Evidence(field, level, got[one]));
        }

        Order(ref score, explain);
        new Leftovers(this, given, otherGiven).Add(ref score, explain);
        return score;
    }

    private Field FieldOf(int one, int other) =>
        (Left(one).Part == Part.Any ? Right(other).Part : Left(one).Part) switch
        {
            Part.Given => Field.Given,
            Part.Father => Field.Father,
            Part.Grandfather => Field.Grandfather,
            Part.Family => Field.Family,
            Part.Mother => Field.Mother,
            _ => one == FirstOf(left, first, leftCount) || other == FirstOf(right, second, rightCount)
                ? Field.Given : Field.Name,
        };

    private string LevelOf(int one, int other)
    {
        var (token, against) = (Left(one), Right(other));
        if (token.Kind == WordKind.Initial || against.Kind == WordKind.Initial)
            return Levels.Initial;
        if (PartFit.Cost(token.Part, against.Part) >= 1)
            return Levels.Swapped;
        return token.Form == against.Form ? Levels.Same
            : scores.CostOf(token, against) < VariantMost ? Levels.Variant : Levels.Near;
    }

    // Words without a part are in the order they are said in, mostly.
    private void Order(ref NameScore score, List<Evidence>? explain)
    {
        var turns = 0;
        for (var one = 0; one < leftCount; one++)
        {
            for (var later = one + 1; later < leftCount; later++)
            {
                if (toRight[one] >= 0 && toRight[later] >= 0 && toRight[later] < toRight[one]
                    && (Left(one).Part == Part.Any || Right(toRight[one]).Part == Part.Any))
                    turns++;
            }
        }

        if (turns == 0)
            return;
        var cost = Generations() ? weights.GenerationsSwapped : Math.Max(OrderMost, turns * weights.OutOfOrder);
        score.Others += cost;
        explain?.Add(new Evidence(Field.Name, Levels.Swapped, cost));
    }

    // Given and father's name changed places, and what follows stands where it stood.
    private bool Generations() => leftCount >= 3 && rightCount >= 3 && toRight[0] == 1 && toRight[1] == 0
        && toRight[2] == 2;

    // Samir and Samira: an ending makes it a woman's name, unless the sexes say that both are one.
    private bool IsEndingOfWoman(int one, int other) =>
        (sexes.Left == Sex.Unknown || sexes.Left != sexes.Right)
        && WordDistance.DifferByEnding(scores.Vocabulary[Left(one).Form], scores.Vocabulary[Right(other).Form]);

    /// <summary>The word that is the given name: said to be, or the first of those nobody said anything of. What
    /// follows Abu or Umm is that only where there is no other.</summary>
    private static int FirstOf(Token[] tokens, int from, int count)
    {
        var (first, kunya) = (-1, -1);
        for (var at = 0; at < count; at++)
        {
            var token = tokens[from + at];
            if (token.Part == Part.Given && token.Kind != WordKind.Kunya)
                return at;
            if (token.Kind == WordKind.Title || token.Part is not (Part.Any or Part.Given))
                continue;
            if (token.Kind == WordKind.Kunya)
                kunya = kunya < 0 ? at : kunya;
            else if (first < 0)
                first = at;
        }

        return kunya >= 0 && (first < 0 || tokens[from + kunya].Part == Part.Given) ? kunya : first;
    }
}
