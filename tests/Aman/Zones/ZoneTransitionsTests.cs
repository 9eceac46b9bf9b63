using System.Reflection;
using System.Text;
using Aman.Zones;
using Xunit;

namespace Aman.Tests.Topics.Zones;

public class ZoneTransitionsTests
{
    // Each command whole in itself, so that only the zone's state can be against it.
    private static readonly Dictionary<Type, Func<Node, Task>> Commands = new()
    {
        [typeof(ProposeZone)] = node => node.Do(Zaatari.Proposal),
        [typeof(NotifyParties)] = node => node.Do(new NotifyParties(Zaatari.Zone, ["late"])),
        [typeof(AskClarification)] = node => node.Do(new AskClarification(Zaatari.Zone, "q2", "party-two", "Why?")),
        [typeof(AnswerClarification)] = node => node.Do(new AnswerClarification(Zaatari.Zone,
            node.Life().Clarifications.FirstOrDefault(one => one.IsOpen)?.Id ?? "q1", "host", "For the water.")),
        [typeof(AnswerProposal)] = node => node.Do(Zaatari.Answer("party-two")),
        [typeof(WithdrawAnswer)] = node => node.Do(new WithdrawAnswer(Zaatari.Zone, "host", "The road is needed")),
        [typeof(OpenZone)] = node => node.Do(new OpenZone(Zaatari.Zone)),
        [typeof(SuspendZone)] = node => node.Do(new SuspendZone(Zaatari.Zone, "Shelling nearby")),
        [typeof(ResumeZone)] = node => node.Do(new ResumeZone(Zaatari.Zone, "Quiet again")),
        [typeof(CloseZone)] = node => node.Do(new CloseZone(Zaatari.Zone, "Four convoys")),
        [typeof(FinishClosing)] = node => node.Do(new FinishClosing(Zaatari.Zone)),
    };

    public static TheoryData<string, ZoneState> EachState()
    {
        var each = new TheoryData<string, ZoneState>();
        foreach (var state in Enum.GetValues<ZoneState>())
        {
            each.Add("sqlite", state);
            each.Add("postgres", state);
        }

        return each;
    }

    [Fact]
    public void Every_command_of_a_zone_has_its_line_in_the_table() => Assert.Equal(
        typeof(ZoneLife).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(ICommand))
            && type.Namespace == typeof(ZoneLife).Namespace && type != typeof(RecordParty))
            .Select(type => type.Name).Order(),
        ZoneLife.Allowed.Keys.Select(type => type.Name).Order());

    [Theory, MemberData(nameof(EachState))]
    public async Task A_command_outside_its_states_is_refused_with_what_is_missing(string engine, ZoneState state)
    {
        await using var node = Engines.Node(engine);
        await Reach(node, state);
        Assert.Equal(state, node.Life().State);
        foreach (var (command, states) in ZoneLife.Allowed.Where(pair => !pair.Value.Contains(state)))
        {
            var refused = await Assert.ThrowsAsync<Refused>(() => Commands[command](node));
            Assert.Equal("zone-state", refused.Code);
            Assert.StartsWith($"{command.Name} is not possible for zone zaatari: it is {state.Word()}, and this needs "
                + $"{string.Join(" or ", states.Select(ZoneWords.Word))}. Missing: ", refused.Message);
            Assert.Equal(state, node.Life().State);
        }
    }

    [Theory, MemberData(nameof(EachState))]
    public async Task A_command_inside_its_states_is_taken(string engine, ZoneState state)
    {
        foreach (var (command, _) in ZoneLife.Allowed.Where(pair => pair.Value.Contains(state)))
        {
            await using var node = Engines.Node(engine);
            await Reach(node, state, command);
            await Commands[command](node);
        }
    }

    [Fact]
    public void The_table_in_the_readme_is_the_code()
    {
        var table = new StringBuilder("| command |");
        var states = Enum.GetValues<ZoneState>();
        table.AppendJoin(" |", states.Select(state => " " + state.Word())).Append(" |\n|---|");
        table.AppendJoin("|", states.Select(_ => ":-:")).Append("|\n");
        foreach (var (command, allowed) in ZoneLife.Allowed)
        {
            table.Append("| `").Append(command.Name).Append("` |");
            table.AppendJoin(" |", states.Select(state => allowed.Contains(state) ? " yes" : " ")).Append(" |\n");
        }

        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Zones.README.md")!;
        Assert.Contains(table.ToString(), new StreamReader(stream).ReadToEnd());
    }

    private static async Task Reach(Node node, ZoneState state, Type? next = null)
    {
        foreach (var party in Zaatari.Parties.Append(new("late", "A party notified late", null, PartyKinds.Other)))
        {
            await node.Do(new RecordParty(party.Id, party.Name, party.NameArabic, party.Kind));
        }

        if (state >= ZoneState.Proposed)
        {
            await node.Do(Zaatari.Proposal);
        }

        if (state >= ZoneState.Notified)
        {
            await node.Do(new NotifyParties(Zaatari.Zone, Zaatari.All));
            await node.Do(new AskClarification(Zaatari.Zone, "q1", "party-one", "Why here?"));
            await node.Do(Zaatari.Answer("host"));
        }

        if (state >= ZoneState.Recognised)
        {
            await node.Do(new AnswerClarification(Zaatari.Zone, "q1", "host", "For the water."));
            foreach (var party in Zaatari.All.Where(party => party != "host"))
            {
                await node.Do(Zaatari.Answer(party));
            }
        }

        if (state >= ZoneState.Open)
        {
            await node.Do(new OpenZone(Zaatari.Zone));
        }

        if (state == ZoneState.Suspended)
        {
            await (next == typeof(ResumeZone) ? node.Do(new SuspendZone(Zaatari.Zone, "Shelling nearby"))
                : node.Do(new WithdrawAnswer(Zaatari.Zone, "party-two", "Unsafe")));
            if (next == typeof(AnswerClarification))
            {
                await node.Do(new AskClarification(Zaatari.Zone, "q3", "party-two", "Is it safe again?"));
            }
        }

        if (state >= ZoneState.Closing)
        {
            await node.Do(new CloseZone(Zaatari.Zone, "Four convoys"));
        }

        if (state >= ZoneState.Closed)
        {
            await node.Do(new FinishClosing(Zaatari.Zone));
        }
    }
}
