using Aman.Access;
using Aman.Talks;
using Aman.Tests.Topics.Zones;
using Xunit;

namespace Aman.Tests.Topics.Talks;

public class DelegationsTests
{
    private const int Seed = 20261124, Histories = 10_000;

    [Fact]
    public void No_group_is_lost_or_doubled_and_nothing_comes_from_itself_in_10_000_random_histories()
    {
        var random = new Random(Seed);
        var (took, lost, moved) = (0, 0, 0);
        for (var at = 0; at < Histories; at++)
        {
            var steps = Shuffled(random);
            var all = Delegations.From(steps);
            Assert.Null(Broken(all, steps));
            took += all.History.Count(step => step.Took);
            lost += all.History.Count(step => !step.Took);
            moved += all.All.Count(one => one.State == DelegationState.Ended);
        }

        // The histories are worth something: steps take, steps made apart meet, and delegations do merge and split.
        Assert.True(took > 3 * Histories && lost > Histories && moved > Histories, $"{took} {lost} {moved}");
    }

    // The control: whoever lets every step take its effect loses groups, doubles them or goes in circles.
    [Fact]
    public void A_fold_that_lets_every_step_take_effect_is_found_by_the_same_check()
    {
        var random = new Random(Seed);
        var found = new HashSet<string>();
        for (var at = 0; at < 2_000; at++)
        {
            var steps = Shuffled(random);
            if (Broken(Credulous(steps), steps) is { } why)
            {
                found.Add(why);
            }
        }

        Assert.Equal(["a circle", "a group doubled", "a group lost"], found.Order());
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Delegations_merge_split_change_their_head_leave_and_return_with_all_history_kept(string engine)
    {
        await using var node = Engines.Node(engine);
        await node.Set();
        await node.Do(Table.Send("d1", Table.Earlier, Table.Groups[0]));
        await node.Do(Table.Send("d2", Table.Earlier, Table.Groups[1], Table.Groups[2]));
        await node.Do(new MergeDelegations(Table.Earlier, ["d1", "d2"], "d3", "United", null, "Chief negotiator"));
        await node.Do(new SplitDelegation(
            Table.Earlier, "d3", [Table.Part("d4", "North", "East"), Table.Part("d5", "South")]));
        await node.Do(new ChangeHead(Table.Earlier, "d4", "Deputy speaker"));
        await node.Do(new LeaveTalks(Table.Earlier, "d5", "To consult"));
        var all = node.Delegations(Table.Earlier);
        Assert.Equal(["d4"], all.Present.Select(one => one.Id));
        Assert.Equal("Deputy speaker", all.All.Single(one => one.Id == "d4").Head);
        Assert.Equal(["d3"], all.All.Single(one => one.Id == "d4").From);
        Assert.Equal(["d1", "d2"], all.All.Single(one => one.Id == "d3").From);
        Assert.Equal([Table.Groups[0], Table.Groups[2]], all.All.Single(one => one.Id == "d4").Groups);
        Assert.Equal(DelegationState.Left, all.All.Single(one => one.Id == "d5").State);
        await node.Do(new ReturnToTalks(Table.Earlier, "d5"));
        Assert.Equal(["d4", "d5"], node.Delegations(Table.Earlier).Present.Select(one => one.Id));
        Assert.Equal(7, node.Delegations(Table.Earlier).History.Count(step => step.Took));
        // Said again, nothing changes.
        Assert.Null(await node.Do(new ReturnToTalks(Table.Earlier, "d5")));
        Assert.Null(await node.Do(new ChangeHead(Table.Earlier, "d4", "Deputy speaker")));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_step_that_may_not_be_is_refused(string engine)
    {
        await using var node = Engines.Node(engine);
        await node.Set();
        await node.Do(Table.Send("d1", Table.Earlier, Table.Groups[0], Table.Groups[1]));
        await node.Do(Table.Send("d2", Table.Earlier, Table.Groups[2]));
        await node.Do(Table.Send("d9", Table.Earlier) with { Party = Table.OneState });
        SendDelegation third = Table.Send("d3", Table.Earlier);
        await node.Refusal(Table.Send("d1", Table.Earlier), "delegation-known");
        await node.Refusal(Table.Send("D 1", Table.Earlier), "talks-id");
        await node.Refusal(Table.Send("d3", Table.Earlier, Table.Groups[0]), "delegation-groups");
        await node.Refusal(Table.Send("d3", Table.Earlier, new Group("West", null), new Group("West", "غرب")),
            "delegation-groups");
        await node.Refusal(third with { Head = " " }, "text-missing");
        await node.Refusal(third with { Name = new('n', 301) }, "text-too-long");
        await node.Refusal(Table.Send("d3", Table.Process), "process-party");
        await node.Refusal(Table.Send("d3", "nowhere"), "process-unknown");
        await node.Refusal(Table.Send("d3", Processes.Contacts), "process-party");
        await node.Refusal(Table.Send("d3", Table.Earlier,
            [.. Enumerable.Range(0, 101).Select(at => new Group($"g{at}", null))]), "talks-too-many");
        MergeDelegations Merge(params string[] ids) => new(Table.Earlier, ids, "d4", "United", null, "Head");
        await node.Refusal(Merge("d1"), "delegation-merge");
        await node.Refusal(Merge("d1", "d1"), "delegation-merge");
        await node.Refusal(Merge("d1", "d9"), "delegation-merge");
        await node.Refusal(Merge("d1", "d8"), "delegation-unknown");
        await node.Refusal(Merge("d1", "d2") with { Id = "d9" }, "delegation-known");
        SplitDelegation Split(params Part[] parts) => new(Table.Earlier, "d1", parts);
        await node.Refusal(Split(Table.Part("d5", "North", "South")), "delegation-groups");
        await node.Refusal(Split(Table.Part("d5", "North"), Table.Part("d6")), "delegation-groups");
        Assert.Contains("2 groups", await node.Refusal(
            Split(Table.Part("d5", "North"), Table.Part("d6", "North", "South")), "delegation-groups"));
        await node.Refusal(Split(Table.Part("d5", "North"), Table.Part("d5", "South")), "delegation-known");
        await node.Refusal(Split(Table.Part("d2", "North"), Table.Part("d6", "South")), "delegation-known");
        await node.Refusal(new ChangeHead(Table.Earlier, "d8", "Head"), "delegation-unknown");
        await node.Refusal(new ChangeHead(Table.Earlier, "d1", ""), "text-missing");
        await node.Refusal(new LeaveTalks(Table.Earlier, "d1", ""), "text-missing");
        await node.Do(Merge("d1", "d2"));
        await node.Refusal(new LeaveTalks(Table.Earlier, "d1", "Gone"), "delegation-unknown");
        await node.Refusal(new ReturnToTalks(Table.Earlier, "d1"), "delegation-unknown");
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Only_a_partys_own_people_move_its_delegations(string engine)
    {
        await using var node = Engines.Node(engine);
        await node.Set();
        var ours = await node.Negotiator(Table.Opposition, Table.Earlier);
        var theirs = await node.Negotiator(Table.OneState, Table.Earlier);
        await node.Do(Table.Send("d1", Table.Earlier, Table.Groups[0], Table.Groups[1]), ours);
        await node.Refusal(Table.Send("d2", Table.Earlier), "party-not-yours", theirs);
        await node.Refusal(new ChangeHead(Table.Earlier, "d1", "Other"), "party-not-yours", theirs);
        await node.Refusal(new LeaveTalks(Table.Earlier, "d1", "Out"), "party-not-yours", theirs);
        await node.Refusal(new SplitDelegation(Table.Earlier, "d1",
            [Table.Part("d2", "North"), Table.Part("d3", "South")]), "party-not-yours", theirs);
        await node.Refusal(Table.Send("d2", Table.Process), "not-permitted", ours);
    }

    // Who negotiates for one party and works at another's gate does not negotiate for that one.
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Whoever_negotiates_for_a_party_holds_that_role_for_it_and_not_for_another(string engine)
    {
        await using var node = Engines.Node(engine);
        await node.Set();
        var both = await node.Negotiator(Table.OneState);
        var scope = Processes.Scope(Table.Process);
        await node.Do(new GrantRole(both.Actor, "gate-registrar", Table.OtherState, scope));
        var draft = new DraftStatement(
            Table.Process, "s1", null, [Table.OtherState], [new("en", "Title", "Body")], null);
        await node.Refusal(draft, "party-not-yours", both);
        await node.Do(draft);
        var version = node.Statement("s1").Versions[0].Hash;
        var agree = new AgreeToStatement(Table.Process, "s1", version, Table.OtherState, "Minister");
        await node.Refusal(agree, "party-not-yours", both);
        await node.Do(agree);
        await node.Refusal(new TakeBackAgreement(Table.Process, "s1", version, Table.OtherState, "No"),
            "party-not-yours", both);
        var publish = new PublishStatement(Table.Process, "s1", version);
        await node.Refusal(publish, "party-not-yours", both);
        await node.Do(publish);
        await node.Refusal(new TakeBackLink(Table.Process, "s1", node.Statement("s1").Links[0].Token),
            "party-not-yours", both);
        var take = Table.Position(Table.OtherState, Table.One, Stances.AcceptsIf, "So", "Roads");
        await node.Refusal(take, "party-not-yours", both);
        await node.Do(take);
        await node.Refusal(new MarkCondition(Table.Process, Table.OtherState, "Roads", true, "Seen"),
            "party-not-yours", both);
        var send = Table.Send("d1", Table.Process, Table.Groups[0]) with { Party = Table.OtherState };
        await node.Refusal(send, "party-not-yours", both);
        await node.Do(send);
        await node.Refusal(new ChangeHead(Table.Process, "d1", "Other"), "party-not-yours", both);
        // The control: for its own party it negotiates.
        Assert.NotNull(await node.Do(take with { Party = Table.OneState }, both));
    }

    // Steps that several nodes could have made apart, met in the order of their stamps.
    private static List<(long, Fact)> Shuffled(Random random)
    {
        List<(long AtMs, Fact Fact)> steps = [];
        for (var at = 0; at < 4; at++)
        {
            steps.Add((at, new DelegationSent(
                $"d{at}", "p", "n", null, "h", [new($"g{at}", null), new($"h{at}", null)])));
        }

        steps.Add((4, new DelegationsInvited("before", [new("x", "p", "n", null, "h",
            [new("x1", null), new("x2", null), new("x3", null)])])));
        for (var more = 3 + random.Next(10); more > 0; more--)
        {
            steps.Add((steps.Count, Step(random)));
        }

        return steps;
    }

    private static Fact Step(Random random)
    {
        string Some() => $"d{random.Next(9)}";
        string New() => $"d{(random.Next(6) == 0 ? random.Next(4) : 4 + random.Next(8))}";
        string[] groups = [.. Enumerable.Range(0, 4).SelectMany(at => new[] { $"g{at}", $"h{at}" })];
        switch (random.Next(8))
        {
            case 0 or 1: return new DelegationsMerged(
                    [$"d{random.Next(5)}", $"d{random.Next(6)}"], New(), "n", null, "h");
            case 2 or 3:
                // Of one that was sent, or of what two of them may have become.
                var (first, second) = (random.Next(4), random.Next(4));
                string[] whole = random.Next(2) == 0 ? [$"g{first}", $"h{first}"]
                    : [.. new[] { $"g{first}", $"h{first}", $"g{second}", $"h{second}" }.Distinct()];
                return new DelegationSplit(random.Next(2) == 0 ? $"d{first}" : Some(),
                    [Table.Part(New(), [.. whole.Take(1)]), Table.Part(New(), [.. whole.Skip(1)])]);
            case 4:
                return new InvitationAccepted("before", "x", random.Next(2) == 0 ? [Table.Part(New(), "x1", "x2", "x3")]
                    : [Table.Part(New(), "x3"), Table.Part(New(), "x1", "x2")]);
            case 5: return new DelegationLeft(Some(), "r");
            case 6: return new DelegationReturned(Some());
            default:
                return new DelegationSplit(Some(), [Table.Part(New(), groups[random.Next(8)]), Table.Part(New())]);
        }
    }

    /// <summary>What is wrong with an outcome, or null. Written apart from the code it judges.</summary>
    private static string? Broken(Delegations all, List<(long, Fact Fact)> steps)
    {
        var came = steps.Select(step => step.Fact).OfType<DelegationSent>().SelectMany(sent => sent.Groups)
            .Select(group => group.Name)
            .Concat(all.Invitations.Where(one => one.State == InvitationState.Accepted)
                .SelectMany(one => one.Groups).Select(group => group.Name)).ToHashSet();
        var there = all.All.Where(one => one.State is DelegationState.Present or DelegationState.Left)
            .SelectMany(one => one.Groups).Select(group => group.Name).ToList();
        var from = all.All.ToDictionary(one => one.Id, one => one.From);
        return !came.IsSubsetOf(there) ? "a group lost"
            : there.Count != there.Distinct().Count() || there.Count > came.Count ? "a group doubled"
            : all.All.Any(one => Reaches(one.Id, one.Id, from, [])) ? "a circle" : null;
    }

    private static bool Reaches(
        string start, string goal, Dictionary<string, IReadOnlyList<string>> from, HashSet<string> seen) =>
        from.GetValueOrDefault(start, []).Any(one =>
            one == goal || (seen.Add(one) && Reaches(one, goal, from, seen)));

    private static Delegations Credulous(List<(long AtMs, Fact Fact)> steps)
    {
        var all = new Dictionary<string, Delegation>();
        var invitations = new List<Invitation>();
        Delegation Make(string id, IEnumerable<Group> groups, IReadOnlyList<string> from) =>
            new(id, "p", "n", null, "h", [.. groups], DelegationState.Present, from, null);
        void End(string id)
        {
            if (all.TryGetValue(id, out var one))
            {
                all[id] = one with { State = DelegationState.Ended };
            }
        }

        foreach (var step in steps.Select(step => step.Fact))
        {
            if (step is DelegationSent sent)
            {
                all[sent.Id] = Make(sent.Id, sent.Groups, []);
            }
            else if (step is DelegationsMerged merged)
            {
                var groups = merged.Delegations.SelectMany(id => all.GetValueOrDefault(id)?.Groups ?? []).ToList();
                merged.Delegations.ToList().ForEach(End);
                all[merged.Id] = Make(merged.Id, groups.Distinct(), merged.Delegations);
            }
            else if (step is DelegationSplit split)
            {
                End(split.Delegation);
                foreach (var part in split.Parts)
                {
                    all[part.Id] = Make(part.Id, part.Groups.Select(name => new Group(name, null)), [split.Delegation]);
                }
            }
        }

        return new([.. all.Values], invitations, []);
    }
}
