using Aman.Zones;
using Xunit;

namespace Aman.Tests.Topics.Zones;

public class ZoneTransitionsTests
{
    [Fact]
    public void Every_command_of_a_zone_has_its_line_in_the_table_and_is_tried()
    {
        var commands = typeof(ZoneLife).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(ICommand))
            && type.Namespace == typeof(ZoneLife).Namespace && type != typeof(RecordParty)
            && type != typeof(SetOperationRule)).Select(type => type.Name).Order().ToList();
        Assert.Equal(commands, ZoneLife.Allowed.Keys.Select(type => type.Name).Order());
        Assert.Equal(commands, EachState.Commands.Keys.Select(type => type.Name).Order());
    }

    [Theory, MemberData(nameof(EachState.All), MemberType = typeof(EachState))]
    public async Task A_command_outside_its_states_is_refused_with_what_is_missing(string engine, ZoneState state)
    {
        await using var node = Engines.Node(engine);
        await node.Reach(state);
        Assert.Equal(state, node.Life().State);
        foreach (var command in ZoneLife.Allowed.Where(pair => !pair.Value.Contains(state)).Select(pair => pair.Key))
        {
            var refused = await Assert.ThrowsAsync<Refused>(() => node.Do(command));
            Assert.Equal("zone-state", refused.Code);
            Assert.StartsWith(EachState.Refusal(command, state), refused.Message);
            Assert.Equal(state, node.Life().State);
        }
    }

    [Theory, MemberData(nameof(EachState.All), MemberType = typeof(EachState))]
    public async Task A_command_inside_its_states_is_taken(string engine, ZoneState state)
    {
        // The zone anew for each that changes what the others need.
        var allowed = ZoneLife.Allowed.Where(pair => pair.Value.Contains(state)).Select(pair => pair.Key).ToList();
        while (allowed.Count > 0)
        {
            await using var node = Engines.Node(engine);
            await node.Reach(state);
            var last = allowed[0];
            do
            {
                await node.Do(last = allowed[0]);
                allowed.RemoveAt(0);
            }
            while (allowed.Count > 0 && node.Life().State == state
                && last != typeof(RuleOnCondition) && last != typeof(WithdrawAnswer));
        }
    }

    [Fact]
    public void The_table_in_the_documents_is_the_code()
    {
        Assert.Equal(ZoneTable.Markdown, File.ReadAllText(Path.Combine(Root(), "docs", "zones", "states.md")));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Aman.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("Aman.slnx is not above the tests.");
        }

        return folder.FullName;
    }
}
