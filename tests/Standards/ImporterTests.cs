using Aman.Access;
using Aman.Aid;
using Aman.Coordination;
using Aman.Places;
using Aman.Standards;
using Xunit;

namespace Aman.Tests.Standards;

public class ImporterTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task All_real_files_are_imported_in_any_order_and_a_second_time_changes_nothing(string engine)
    {
        await using var node = Engines.Node(engine);
        var first = await Importer.Import([.. DemoData.Files.Reverse()], node.Journal, Roles.Terminal);
        Assert.True(first.Whole, first.ToString());
        Assert.All(first.Files, file => Assert.Equal(file.Read, file.Taken + file.Merged + file.Refused));
        Assert.Equal((68_236, 67_525, 709, 2), (first.Read, first.Taken, first.Merged, first.Refused));
        Assert.Equal(76,
            first.Files.Single(file => file.Standard!.StartsWith("global", StringComparison.Ordinal)).Merged);
        var counts = node.Journal.Read(AllPlaces.Counts).ToDictionary(one => one.Kind, one => one.Count);
        Assert.Equal((157, 2_510, 30_257, 272),
            (counts["country"], counts["admin1"], counts["admin2"], counts["admin3"]));
        Assert.Equal((1, 12, 193, 13_653, 208 + 2_901), (counts["site"], counts["district"], counts["block"],
            counts["shelter"], counts["facility"]));
        Assert.Equal(11_782, node.Journal.Read(ItemCatalogue.Count));
        Assert.Equal(2_250, node.Journal.Read(tables => WhoDoesWhatWhere.Organisations(tables).Count > 0
            ? tables.One<long>($"select count(*) from activities") : 0));

        var second = await Importer.Import(DemoData.Files, node.Journal, Roles.Terminal);
        Assert.Equal((0, 0), (second.Facts, second.Taken));
        Assert.Equal((first.Read, first.Refused), (second.Read, second.Refused));
        Assert.Empty(node.Journal.Verify().Faults);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_camp_stands_as_one_tree_from_the_country_to_the_plot(string engine)
    {
        await using var node = Engines.Node(engine);
        await Importer.Import(
            [.. DemoData.Files.Where(file => file.Contains("zaatari", StringComparison.Ordinal))], node.Journal,
            Roles.Terminal);
        node.Journal.Read(tables =>
        {
            var camp = AllPlaces.One(tables, "zaatari")!;
            Assert.Equal(("JO", "الزعتري", "site"), (camp.Parent, camp.NameArabic, camp.Kind));
            Assert.StartsWith("{\"type\":\"Polygon\"", camp.Outline, StringComparison.Ordinal);
            Assert.Equal(12, AllPlaces.Inside(tables, "zaatari", PlaceKinds.District).Count);
            Assert.Equal(193, AllPlaces.Below(tables, "zaatari", PlaceKinds.Block).Count);
            Assert.Equal(13_653, AllPlaces.Below(tables, "zaatari", PlaceKinds.Shelter).Count);
            var plot = AllPlaces.One(tables, "zaatari/D1-B1-H47")!;
            Assert.Equal(("zaatari/D1-B1", "zaatari/D1"), (plot.Parent, AllPlaces.One(tables, plot.Parent!)!.Parent));
            Assert.Contains(plot.Id, AllPlaces.One(tables, "zaatari/D1-B1-T1")!.Serves!.Split(' '));
            var empty = AllPlaces.Below(tables, "zaatari", PlaceKinds.Block).Count(block =>
                AllPlaces.Inside(tables, block.Id, PlaceKinds.Shelter).Count == 0);
            Assert.Equal(3, empty);
            return 0;
        });
    }

    [Fact]
    public async Task Plots_whose_blocks_are_not_known_are_refused_whole_and_taken_once_they_are()
    {
        await using var node = Engines.Node("sqlite");
        var plots = DemoData.Files.Single(file => file.Contains("Households", StringComparison.Ordinal));
        var alone = await Importer.Import([plots], node.Journal, Roles.Terminal);
        Assert.Equal((0, 14_130, 0), (alone.Taken, alone.Refused, alone.Facts));
        Assert.Contains(
            "'zaatari/D1-B1', which is not known", alone.Files[0].Findings[0].Reason, StringComparison.Ordinal);
        var blocks = DemoData.Files.Where(file => file.Contains("Boundaries", StringComparison.Ordinal));
        var together = await Importer.Import([plots, .. blocks], node.Journal, Roles.Terminal);
        Assert.Equal((13_653 + 12 + 193, 477, 0), (together.Taken, together.Merged, together.Refused));
    }

    [Fact]
    public async Task An_import_that_broke_off_is_completed_by_the_next()
    {
        await using var whole = Engines.Node("sqlite");
        await using var broken = Engines.Node("sqlite");
        var areas = DemoData.Files.Where(file => file.Contains("pcodes", StringComparison.Ordinal)).ToList();
        await Importer.Import(areas, whole.Journal, Roles.Terminal);
        await Assert.ThrowsAsync<OperationCanceledException>(() =>
            Importer.Import(areas, broken.Journal, Roles.Terminal, new Stop("recording", 7)));
        var half = broken.Journal.Read(AllPlaces.Counts).Sum(one => one.Count);
        Assert.InRange(half, 1, 32_000);
        await Importer.Import(areas, broken.Journal, Roles.Terminal);
        Assert.Equal(whole.Journal.Read(AllPlaces.Counts), broken.Journal.Read(AllPlaces.Counts));
        Assert.Equal(0, (await Importer.Import(areas, broken.Journal, Roles.Terminal)).Facts);
    }

    [Fact]
    public async Task Who_may_not_record_places_imports_nothing()
    {
        await using var node = Engines.Node("sqlite");
        var refused = await Assert.ThrowsAsync<Refused>(() =>
            Importer.Import([DemoData.Files[0]], node.Journal, new("nobody")));
        Assert.Equal("not-permitted", refused.Code);
        Assert.Empty(node.Journal.Read(AllPlaces.Counts));
    }

    private sealed class Stop(string stage, int at) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            if (value.Stage == stage && value.Done == at)
            {
                throw new OperationCanceledException();
            }
        }
    }
}
