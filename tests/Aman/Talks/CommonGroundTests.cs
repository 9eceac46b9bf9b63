using Aman.Talks;
using CsCheck;
using Xunit;

namespace Aman.Tests.Topics.Talks;

/// <summary>Common ground against a brute-force oracle that tries every single change.</summary>
public class CommonGroundTests
{
    private static readonly string[] Options = ["o0", "o1", "o2", "o3", "o4", "o5"];
    private static readonly string[] Parties = ["p0", "p1", "p2", "p3", "p4"];
    private static readonly string[] Conditions = ["c0", "c1", "c2"], Reasons = ["r0", "r1"];

    // Few parties, words and objections, so that single changes often open something.
    private static readonly Gen<List<Position>> Matrices =
        from cells in Gen.Select(Gen.Int[0, 11], Gen.Int[0, 7], Gen.Int[0, 7], Gen.Int[0, 1]).Array[30]
        select cells.Index().Where(cell => cell.Item.Item1 > 1).Select(cell => Draw(cell.Index, cell.Item)).ToList();

    private static readonly Gen<int> Quorum = Gen.Int[3, 5];

    [Fact]
    public void Common_ground_and_what_widens_it_are_those_that_trying_everything_finds() => Gen.Select(
        Matrices, Quorum).Sample((positions, count) =>
        {
            var parties = Parties[..count];
            Assert.Null(Differs(CommonGround.Of(Options, parties, positions), parties, positions));
        }, iter: 10_000);

    // The controls: one that forgets who does not count, one that lets an open condition block, one that takes an
    // objection for an objection to all.
    [Theory, InlineData("who counts"), InlineData("conditions block"), InlineData("wide objections")]
    public void A_careless_reckoning_is_found_by_the_same_oracle(string fault)
    {
        var found = false;
        Gen.Select(Matrices, Quorum).Sample((positions, count) =>
        {
            var parties = Parties[..count];
            var right = CommonGround.Of(Options, parties, positions);
            var wrong = fault switch
            {
                "who counts" => CommonGround.Of(Options, Parties, positions),
                "conditions block" => right with
                {
                    Shared = [.. right.Shared.Where(one => one.Level == GroundLevel.Firm)],
                },
                _ => right with
                {
                    Widening = [.. right.Widening.Select(lever => lever.Objection is null ? lever
                        : lever with
                        {
                            Opens = [.. right.All.Where(one => one.Objects > 0).Select(one => one.Option)],
                        })],
                },
            };
            found |= Differs(wrong, parties, positions) is not null;
        }, iter: 300);
        Assert.True(found);
    }

    [Fact]
    public void Ranking_is_by_preference_then_open_conditions_then_silence_then_the_agenda()
    {
        Position At(string option, string party, string stance, params Condition[] conditions) =>
            new(option, party, stance, conditions, stance == Stances.Objects ? "r" : null, null, null, 0);
        var ground = CommonGround.Of(Options, Parties[..3],
        [
            At("o0", "p0", Stances.Accepts), At("o0", "p1", Stances.AcceptsIf, new Condition("c", false)),
            At("o1", "p0", Stances.Accepts), At("o1", "p1", Stances.AcceptsIf, new Condition("c", true)),
            At("o2", "p0", Stances.Prefers), At("o2", "p1", Stances.AcceptsIf, new Condition("c", false)),
            At("o3", "p0", Stances.Accepts), At("o3", "p1", Stances.Accepts), At("o3", "p2", Stances.Accepts),
            At("o4", "p0", Stances.Prefers), At("o4", "p1", Stances.Objects),
        ]);
        Assert.Equal(["o2", "o3", "o1", "o0"], ground.Shared.Select(one => one.Option));
        Assert.Equal([GroundLevel.Conditional, GroundLevel.Firm, GroundLevel.Firm, GroundLevel.Conditional],
            ground.Shared.Select(one => one.Level));
        // Nobody has spoken of o5: that is no ground at all. Silence of one does not block, and shows.
        Assert.Equal((GroundLevel.None, 3), (ground.All[5].Level, ground.All[5].Silent));
        Assert.Equal(1, ground.All[1].Silent);
        Assert.Equal(("c", 2), (ground.Widening[0].Condition, ground.Widening[0].Opens.Count));
        Assert.Equal(("r", "p1", "o4"), (ground.Widening[1].Objection, ground.Widening[1].Parties.Single(),
            ground.Widening[1].Opens.Single()));
    }

    private static Position Draw(int cell, (int Stance, int Conditions, int Met, int Reason) drawn)
    {
        var stance = drawn.Stance switch
        {
            2 or 3 or 4 => Stances.Prefers, 5 or 6 => Stances.Accepts, 7 or 8 or 9 => Stances.AcceptsIf,
            _ => Stances.Objects,
        };
        List<Condition> conditions = stance != Stances.AcceptsIf ? [] : [.. Conditions.Index()
            .Where(one => (drawn.Conditions >> one.Index & 1) == 1)
            .Select(one => new Condition(one.Item, (drawn.Met >> one.Index & 1) == 1))];
        return new(Options[cell % 6], Parties[cell / 6], stance, conditions,
            stance == Stances.Objects ? Reasons[drawn.Reason] : null, null, null, 0);
    }

    /// <summary>Where an answer differs from what trying everything finds, or null.</summary>
    private static string? Differs(CommonGround answer, string[] parties, List<Position> positions)
    {
        var before = Options.ToDictionary(option => option, option => Level(option, parties, positions));
        var ranked = Options.Where(option => before[option] > 0)
            .OrderByDescending(option => parties.Count(party => Cell(option, party, positions)?.Stance == "prefers"))
            .ThenBy(option => Open(option, parties, positions).Count)
            .ThenBy(option => parties.Count(party => Cell(option, party, positions) is null)).ToList();
        if (!ranked.SequenceEqual(answer.Shared.Select(one => one.Option)))
        {
            return "the ground";
        }

        var levers = new List<(string Name, string Opens, int Count, int Prefers)>();
        foreach (var condition in Conditions)
        {
            Try($"if {condition}", [.. positions.Select(one => one with
            {
                Conditions = [.. one.Conditions.Select(c => c.Words == condition ? c with { Met = true } : c)],
            })]);
        }

        foreach (var (party, reason) in parties.SelectMany(party => Reasons.Select(reason => (party, reason))))
        {
            Try($"{party} {reason}", [.. positions.Select(one =>
                one.Party == party && one.Reasons == reason ? one with { Stance = "accepts", Reasons = null } : one)]);
        }

        void Try(string name, List<Position> changed)
        {
            var opened = Options.Where(option => Level(option, parties, changed) > before[option]).ToList();
            if (opened.Count > 0)
            {
                levers.Add((name, string.Join(' ', opened), opened.Count, opened.Sum(option =>
                    parties.Count(party => Cell(option, party, positions)?.Stance == "prefers"))));
            }
        }

        var told = answer.Widening.Select(lever => (
            lever.Condition is { } condition ? $"if {condition}" : $"{lever.Parties.Single()} {lever.Objection}",
            string.Join(' ', lever.Opens))).ToList();
        return !told.ToHashSet().SetEquals(levers.Select(lever => (lever.Name, lever.Opens))) ? "the levers"
            : levers.Count > 0 && told[0].Item1 is var first && levers.Single(lever => lever.Name == first) is var best
                && levers.Any(lever => (lever.Count, lever.Prefers).CompareTo((best.Count, best.Prefers)) > 0)
                ? "the widest" : null;
    }

    private static Position? Cell(string option, string party, List<Position> positions) =>
        positions.FirstOrDefault(one => one.Option == option && one.Party == party);

    private static HashSet<string> Open(string option, string[] parties, List<Position> positions) =>
        [.. parties.SelectMany(party => Cell(option, party, positions)?.Conditions ?? [])
            .Where(condition => !condition.Met).Select(condition => condition.Words)];

    // 0: no common ground, 1: with open conditions, 2: without.
    private static int Level(string option, string[] parties, List<Position> positions)
    {
        var spoken = parties.Select(party => Cell(option, party, positions)).OfType<Position>().ToList();
        return spoken.Count == 0 || spoken.Any(one => one.Stance == "objects") ? 0
            : Open(option, parties, positions).Count > 0 ? 1 : 2;
    }
}
