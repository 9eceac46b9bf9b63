namespace Aman.Matching;

internal sealed partial class NameAlignment
{
    /// <summary>Words that found no partner, and what the given names say against a brother or a sister.</summary>
    private readonly struct Leftovers(NameAlignment sides, int given, int otherGiven)
    {
        private const float FamilyOfWomanShare = 0.6f, SwappedLeast = -2.5f;

        public void Add(ref NameScore score, List<Evidence>? explain)
        {
            var (mineOpen, theirsOpen) = (given >= 0 && sides.toRight[given] < 0,
                otherGiven >= 0 && sides.toLeft[otherGiven] < 0);
            if (given < 0 || otherGiven < 0)
                score.Kin = weights.KinUnnamed;
            else if ((mineOpen && IsKunya(sides.Left(given))) || (theirsOpen && IsKunya(sides.Right(otherGiven))))
                Kunya(ref score, explain);
            else if (mineOpen && theirsOpen)
                Given(ref score, explain);
            else if (mineOpen || theirsOpen)
                OneGiven(ref score, mineOpen, explain);
            else if (sides.toRight[given] == otherGiven)
                score.Kin = sides.whole[given] ? weights.KinSame
                    : sides.IsEndingOfWoman(given, otherGiven) ? weights.KinEnding
                    : sides.scores.KinOf(sides.Left(given), sides.Right(otherGiven));
            else
                score.Kin = Swapped(sides.Right(sides.toRight[given]).Part, sides.Left(sides.toLeft[otherGiven]).Part);
            Rest(ref score, explain);
        }

        // Abu and Umm with a child's name: of the bearer's own it says nothing.
        private void Kunya(ref NameScore score, List<Evidence>? explain)
        {
            score.Kin = weights.KinUnnamed;
            if (sides.toRight[given] < 0 && sides.toLeft[otherGiven] < 0)
                (sides.toRight[given], sides.toLeft[otherGiven]) = (otherGiven, given);
            explain?.Add(new Evidence(Field.Given, Levels.Kunya, 0));
        }

        private static bool IsKunya(Token token) => token.Kind == WordKind.Kunya;

        // Given and family name are swapped by who writes; that a father's and a son's are is as likely two people, and
        // a son often bears his grandfather's name.
        private float Swapped(Part one, Part other) =>
            one == Part.Grandfather || other == Part.Grandfather ? weights.KinGrandfather
            : one == Part.Father || other == Part.Father || sides.Generations() ? weights.KinGenerations
            : weights.KinSame;

        // Titles are not missed, and a mother's name is nobody's own.
        private static bool Counts(Token token) => token.Kind == WordKind.Name && token.Part != Part.Mother;

        private void Given(ref NameScore score, List<Evidence>? explain)
        {
            var (mine, theirs) = (sides.Left(given), sides.Right(otherGiven));
            var apart = WordDistance.AreListedApart(sides.scores.Vocabulary[mine.Form],
                sides.scores.Vocabulary[theirs.Form]);
            var bits = Math.Clamp(sides.scores.Of(mine, theirs) - 1, weights.GivenDifferent,
                apart ? weights.GivenApart : weights.GivenNear);
            score.Given += bits;
            score.Kin = Math.Min(bits, sides.scores.KinOf(mine, theirs));
            sides.toRight[given] = otherGiven;
            sides.toLeft[otherGiven] = given;
            explain?.Add(new Evidence(Field.Given, Levels.Different, bits));
        }

        // The one's given name stands for something else in the other. Either the two places were swapped and one of
        // the names has a slip besides, or there is another name it could have been. Where the form asked for it, a
        // given name is there.
        private void OneGiven(ref NameScore score, bool mineOpen, List<Evidence>? explain)
        {
            var (couldBe, place, kin) = (0, -1, SwappedLeast);
            var (count, to, own) = mineOpen ? (sides.rightCount, sides.toLeft, otherGiven)
                : (sides.leftCount, sides.toRight, given);
            for (var at = 0; at < count; at++)
            {
                var token = mineOpen ? sides.Right(at) : sides.Left(at);
                if (at == own || to[at] >= 0 || !Counts(token))
                    continue;
                couldBe++;
                var now = sides.scores.KinOf(mineOpen ? sides.Left(given) : sides.Right(otherGiven), token);
                if (now > kin)
                    (place, kin) = (at, now);
            }

            var asked = sides.Left(given).Part == Part.Given && sides.Right(otherGiven).Part == Part.Given;
            var bits = place >= 0 ? weights.GivenNear
                : asked || couldBe > 0 ? weights.GivenDifferent : weights.GivenMissing;
            if (place >= 0)
            {
                var (one, other) = mineOpen ? (given, place) : (place, otherGiven);
                (sides.toRight[one], sides.toLeft[other]) = (other, one);
            }

            score.Given += bits;
            score.Kin = place >= 0 ? Math.Min(kin, weights.KinGenerations)
                : asked || couldBe > 0 ? weights.KinDifferent : bits;
            explain?.Add(new Evidence(Field.Given, place >= 0 ? Levels.Swapped : Levels.Different, bits));
        }

        private void Rest(ref NameScore score, List<Evidence>? explain)
        {
            while (Nearest() is var (one, other) && one >= 0)
            {
                var (field, floor) = Floor(sides.Left(one).Part, sides.Right(other).Part);
                var bits = Math.Max(floor, Math.Min(-0.5f, sides.bits[(one * Most) + other]));
                (sides.toRight[one], sides.toLeft[other]) = (other, one);
                if (field == Field.Given)
                    (score.Given, score.Kin) = (score.Given + bits, Math.Min(score.Kin, bits));
                else
                    score.Others += bits;
                explain?.Add(new Evidence(field, Levels.Different, bits));
            }

            var missing = 0;
            for (var at = 0; at < Most; at++)
            {
                missing += at < sides.leftCount && sides.toRight[at] < 0 && Counts(sides.Left(at)) ? 1 : 0;
                missing += at < sides.rightCount && sides.toLeft[at] < 0 && Counts(sides.Right(at)) ? 1 : 0;
            }

            score.Others += missing * weights.WordMissing;
            if (missing > 0)
                explain?.Add(new Evidence(Field.Name, Levels.Missing, missing * weights.WordMissing));
        }

        // The two of what is left over that belong together most: of one part if there are such, then the likest.
        private (int One, int Other) Nearest()
        {
            var (best, bits) = ((-1, -1), float.MinValue);
            for (var one = 0; one < sides.leftCount; one++)
            {
                if (sides.toRight[one] >= 0 || !Counts(sides.Left(one)))
                    continue;
                for (var other = 0; other < sides.rightCount; other++)
                {
                    if (sides.toLeft[other] >= 0 || !Counts(sides.Right(other)))
                        continue;
                    var same = sides.Left(one).Part == sides.Right(other).Part ? 4 : 0;
                    var now = sides.bits[(one * Most) + other] + same - (0.01f * Math.Abs(one - other));
                    if (now > bits)
                        (best, bits) = ((one, other), now);
                }
            }

            return best;
        }

        private static bool IsOfFather(Part part) => part is Part.Father or Part.Grandfather;

        private (Field Field, float Floor) Floor(Part left, Part right)
        {
            var share = sides.sexes.Left != Sex.Male && sides.sexes.Right != Sex.Male ? FamilyOfWomanShare : 1;
            return (left == right ? left : Part.Any) switch
            {
                // Muhammad Ali and Muhammad Hassan are two names of two words each.
                Part.Given => (Field.Given, weights.GivenDifferent),
                Part.Father => (Field.Father, weights.FatherDifferent),
                Part.Grandfather => (Field.Grandfather, weights.GrandfatherDifferent),
                Part.Family => (Field.Family, weights.FamilyDifferent * share),
                _ => (Field.Name, weights.WordDifferent * (IsOfFather(left) || IsOfFather(right) ? 1 : share)),
            };
        }
    }
}
