using Aman.Access;
using Aman.Movements;
using Aman.Tests.Topics.Zones;
using Xunit;

namespace Aman.Tests.Topics.Movements;

public class RecordDisplacementTests
{
    private static readonly DisplacementFigure Lebanon = new(2016, "SYR", "LBN", 1_005_503, 10, 0, 0, 0, "UNHCR");

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Figures_are_recorded_once_corrected_and_read_by_origin(string engine)
    {
        await using var node = Engines.Node(engine);
        var jordan = Lebanon with { Asylum = "JOR", Refugees = 648_836, AsylumSeekers = 0 };
        await node.Do(new RecordDisplacement([Lebanon, jordan]));
        Assert.Null(await node.Do(new RecordDisplacement([jordan, Lebanon])));
        Assert.Null(await node.Do(new RecordDisplacement([])));
        await node.Do(new RecordDisplacement([jordan, Lebanon with { Refugees = 1_005_504 }]));
        await node.Do(new RecordDisplacement([Lebanon with { Origin = "IRQ" }, Lebanon with { Year = 2010 }]));
        Assert.Equal([jordan, Lebanon with { Refugees = 1_005_504 }],
            node.Journal.Read(tables => Displacement.From(tables, "SYR", 2011)));
        Assert.Empty(node.Journal.Read(tables => Displacement.From(tables, "TUR", 0)));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_figure_that_cannot_be_is_refused_with_its_place(string engine)
    {
        await using var node = Engines.Node(engine);
        foreach (var (figure, words) in ((DisplacementFigure, string)[])
            [(Lebanon with { Year = 1900 }, "year"), (Lebanon with { Origin = "Syria" }, "three capital letters"),
            (Lebanon with { Asylum = "lbn" }, "three capital letters"), (Lebanon with { Refugees = -1 }, "below zero"),
            (Lebanon with { Idps = long.MaxValue }, "too large"), (Lebanon with { Source = "" }, "source")])
        {
            var told = await node.Refusal(
                new RecordDisplacement([Lebanon with { Year = 2000 }, figure]), "displacement-invalid");
            Assert.Contains("Figure 2", told, StringComparison.Ordinal);
            Assert.Contains(words, told, StringComparison.Ordinal);
        }

        await node.Refusal(new RecordDisplacement([Lebanon, Lebanon]), "displacement-invalid");
        await node.Refusal(new RecordDisplacement([.. Enumerable.Repeat(Lebanon, 2_001)]), "displacement-invalid");
        await node.Do(new GrantRole("reader", "liaison", "host", Entry.World));
        await node.Refusal(new RecordDisplacement([Lebanon]), "not-permitted", new("reader"));
    }
}
