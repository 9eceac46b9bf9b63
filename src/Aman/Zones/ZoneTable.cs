using System.Text;

namespace Aman.Zones;

/// <summary>Which command is possible in which state of a zone, as a table for people.</summary>
public static class ZoneTable
{
    /// <summary>What <c>aman zone table</c> prints.</summary>
    public static string Table { get; } = Make();

    /// <summary>What <c>docs/zones/states.md</c> holds: the table, and where it comes from.</summary>
    public static string Markdown { get; } = """
            # Which command is possible in which state

            Made from `ZoneLife.Allowed` by `aman zone table`; a test keeps it equal and tries every cell, on both
            engines. Where a cell is empty the command is refused with `zone-state`, which names the state and what is
            missing.


            """.ReplaceLineEndings("\n") + Table;

    private static string Make()
    {
        var states = Enum.GetValues<ZoneState>();
        var table = new StringBuilder();
        table.Append("| command |").AppendJoin(" |", states.Select(state => " " + state.Word())).Append(" |\n|---|")
            .AppendJoin("|", states.Select(_ => ":-:")).Append("|\n");
        foreach (var (command, allowed) in ZoneLife.Allowed)
        {
            table.Append("| `").Append(command.Name).Append("` |")
                .AppendJoin(" |", states.Select(state => allowed.Contains(state) ? " yes" : " ")).Append(" |\n");
        }

        return table.ToString();
    }
}
