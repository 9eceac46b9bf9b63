namespace Aman.Matching;

/// <summary>
/// Two ways of writing a name, set side by side: which word stands for which, and what the rest says. Words may have
/// changed places, may be missing, shortened to a letter, joined or split.
/// </summary>
internal sealed class NameAlignment(WordScores words)
{
    private const int Most = NameParser.WordsMax;
    private const float TitleShare = 0.3f, KunyaCost = 2, JoinCost = 1, OrderMost = -3;

    private static readonly Weights weights = Weights.Shipped;

    private readonly WordScores scores = words;
    private readonly float[] bits = new float[Most * Most];
    private readonly int[] toRight = new int[Most], toLeft = new int[Most];
    private readonly float[] got = new float[Most];
    private readonly bool[] joined = new bool[Most];
    private int first, second;
    private Token[] left = [], right = [];
    private int leftCount, rightCount;

    /// <summary>A stretch of the one's words against a stretch of the other's.</summary>
    /// <param name="explain">Filled with a line a name part, unless null.</param>
    public NameScore Score(Token[] asked, (int From, int Count) of, Token[] other, (int From, int Count) ofOther,
        bool female, List<Evidence>? explain)
    {
        (left, first, leftCount) = (asked, of.From, Math.Min(of.Count, Most));
        (right, second, rightCount) = (other, ofOther.From, Math.Min(ofOther.Count, Most));
        Array.Fill(toRight, -1);
        Array.Fill(toLeft, -1);
        Array.Clear(joined);
        Measure();
        Match();
        Join();
        return Sum(female, explain);
    }

    private bool AreApart(int one, int other) => WordDistance.AreListedApart(
        scores.Vocabulary[Left(one).Form], scores.Vocabulary[Right(other).Form]);

    private Token Left(int at) => left[first + at];

    private Token Right(int at) => right[second + at];

    private void Measure()
    {
        for (var one = 0; one < leftCount; one++)
        {
            var token = Left(one);
            for (var other = 0; other < rightCount; other++)
            {
                var against = Right(other);
                var part = PartFit.Cost(token.Part, against.Part);
                bits[(one * Most) + other] = part >= PartFit.Never ? -PartFit.Never
                    : Weigh(scores.Of(token, against), token.Kind, against.Kind) - part;
            }
        }
    }

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
                    toLeft[other + 1] = one;
                }
                else if (one + 1 < leftCount && toRight[one + 1] < 0
                    && Whole(Left(one), Left(one + 1), Right(other)) is > 0 and var whole)
                {
                    Set(one, other, whole);
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
        && (one.Bones & 15) == (whole.Bones & 15);

    private NameScore Sum(bool female, List<Evidence>? explain)
    {
        var score = default(NameScore);
        for (var one = 0; one < leftCount; one++)
        {
            if (toRight[one] < 0 || joined[one])
                continue;
            var (field, level) = (FieldOf(one, toRight[one]), LevelOf(one, toRight[one]));
            if (field == Field.Given)
                score.Given += got[one];
            else
                score.Others += got[one];
            explain?.Add(new Evidence(field, level, got[one]));
        }

        Order(ref score, explain);
        new Leftovers(this, female).Add(ref score, explain);
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
            : WordDistance.Between(scores.Vocabulary[token.Form], scores.Vocabulary[against.Form]) < 4
                ? Levels.Variant : Levels.Near;
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

    /// <summary>The word that is the given name: said to be, or the first of those nobody said anything of.</summary>
    private static int FirstOf(Token[] tokens, int from, int count)
    {
        var first = -1;
        for (var at = 0; at < count; at++)
        {
            if (tokens[from + at].Part == Part.Given)
                return at;
            if (first < 0 && tokens[from + at].Part == Part.Any && tokens[from + at].Kind != WordKind.Title)
                first = at;
        }

        return first;
    }

    /// <summary>Words that found no partner.</summary>
    private readonly struct Leftovers(NameAlignment sides, bool female)
    {
        private const float FamilyOfWomanShare = 0.6f;

        public void Add(ref NameScore score, List<Evidence>? explain)
        {
            var (given, otherGiven) = (FirstOf(sides.left, sides.first, sides.leftCount),
                FirstOf(sides.right, sides.second, sides.rightCount));
            score.GivenUnknown = given < 0 || otherGiven < 0;
            var (mine, theirs) = (Count(sides.leftCount, sides.toRight, given, left: true),
                Count(sides.rightCount, sides.toLeft, otherGiven, left: false));
            var mineOpen = given >= 0 && sides.toRight[given] < 0;
            var theirsOpen = otherGiven >= 0 && sides.toLeft[otherGiven] < 0;
            if (mineOpen && theirsOpen)
                Given(ref score, given, otherGiven, explain);
            else if (mineOpen || theirsOpen)
                OneGiven(ref score, mineOpen ? theirs : mine, explain);
            Rest(ref score, explain);
        }

        // How many names but the given one are left over. Titles are not missed.
        private int Count(int count, int[] to, int given, bool left)
        {
            var open = 0;
            for (var at = 0; at < count; at++)
                open += at != given && to[at] < 0 && Counts(left ? sides.Left(at) : sides.Right(at)) ? 1 : 0;
            return open;
        }

        private static bool Counts(Token token) => token.Kind == WordKind.Name && token.Part != Part.Mother;

        private void Given(ref NameScore score, int given, int otherGiven, List<Evidence>? explain)
        {
            var raw = sides.scores.Of(sides.Left(given), sides.Right(otherGiven));
            var bits = Math.Clamp(raw - 1, weights.GivenDifferent, sides.AreApart(given, otherGiven)
                ? weights.GivenApart : weights.GivenNear);
            score.Given += bits;
            score.GivenDiffers = true;
            sides.toRight[given] = otherGiven;
            sides.toLeft[otherGiven] = given;
            explain?.Add(new Evidence(Field.Given, Levels.Different, bits));
        }

        // The one's given name stands for something else in the other: is there a name it could have been?
        private static void OneGiven(ref NameScore score, int couldBe, List<Evidence>? explain)
        {
            var bits = couldBe > 0 ? weights.GivenDifferent : weights.GivenMissing;
            score.Given += bits;
            score.GivenDiffers |= couldBe > 0;
            explain?.Add(new Evidence(Field.Given, Levels.Different, bits));
        }

        private void Rest(ref NameScore score, List<Evidence>? explain)
        {
            var missing = 0;
            for (var at = 0; at < sides.leftCount; at++)
            {
                if (sides.toRight[at] >= 0 || !Counts(sides.Left(at)))
                    continue;
                var other = Partner(at);
                if (other < 0)
                {
                    missing++;
                    continue;
                }

                var (field, floor) = Floor(sides.Left(at).Part, sides.Right(other).Part);
                var bits = Math.Max(floor, Math.Min(-0.5f, sides.bits[(at * Most) + other]));
                (sides.toRight[at], sides.toLeft[other]) = (other, at);
                score.Others += bits;
                explain?.Add(new Evidence(field, Levels.Different, bits));
            }

            for (var at = 0; at < sides.rightCount; at++)
                missing += sides.toLeft[at] < 0 && Counts(sides.Right(at)) ? 1 : 0;
            score.Others += missing * weights.WordMissing;
            if (missing > 0)
                explain?.Add(new Evidence(Field.Name, Levels.Missing, missing * weights.WordMissing));
        }

        // Of the same part if there is one, else any, the nearest first.
        private int Partner(int at)
        {
            var (best, bits) = (-1, float.MinValue);
            for (var other = 0; other < sides.rightCount; other++)
            {
                if (sides.toLeft[other] >= 0 || !Counts(sides.Right(other)))
                    continue;
                var same = sides.Left(at).Part == sides.Right(other).Part ? 4 : 0;
                var now = sides.bits[(at * Most) + other] + same - (0.01f * Math.Abs(at - other));
                if (now > bits)
                    (best, bits) = (other, now);
            }

            return best;
        }

        private (Field Field, float Floor) Floor(Part left, Part right) => (left == right ? left : Part.Any) switch
        {
            Part.Father => (Field.Father, weights.FatherDifferent),
            Part.Grandfather => (Field.Grandfather, weights.GrandfatherDifferent),
            Part.Family => (Field.Family, weights.FamilyDifferent * (female ? FamilyOfWomanShare : 1)),
            _ => (Field.Name, weights.WordDifferent * (female ? FamilyOfWomanShare : 1)),
        };
    }
}
