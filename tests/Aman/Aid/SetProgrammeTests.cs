using Aman.Aid;
using Aman.Tests.Topics.Zones;
using Xunit;

namespace Aman.Tests.Topics.Aid;

public class SetProgrammeTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_programme_that_cannot_be_handed_out_is_refused_and_nothing_is_recorded(string engine)
    {
        await using var node = await Store.Open(engine);
        SetProgramme set = Store.Programme("kits", ProgrammeModes.Strict);
        var before = node.Journal.Verify().Entries;
        Assert.Null(await node.Do(set));
        await node.Refusal(set with { Zone = Entry.World }, "programme-invalid");
        await node.Refusal(set with { Programme = " " }, "text-invalid");
        await node.Refusal(set with { Name = new('x', 201) }, "text-invalid");
        await node.Refusal(set with { NameArabic = new('x', 201) }, "text-invalid");
        await node.Refusal(set with { Cycle = "" }, "text-invalid");
        Assert.Contains("'fast' is neither", await node.Refusal(set with { Mode = "fast" }, "programme-invalid"));
        await node.Refusal(set with { Items = [] }, "lines-invalid");
        await node.Refusal(set with { Items = [new(Store.Soap, 0, "person")] }, "lines-invalid");
        await node.Refusal(
            set with { Items = [new(Store.Soap, 1, "person"), new(Store.Soap, 1, "household")] }, "lines-invalid");
        await node.Refusal(set with { Items = [new("GOLD", 1, "person")] }, "item-unknown");
        await node.Refusal(set with { Items = [new(Store.Soap, 1, "village")] }, "programme-invalid");
        await node.Refusal(set, "not-permitted", new Caller("nobody"));
        Assert.Equal(before, node.Journal.Verify().Entries);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_programme_has_as_many_items_as_its_limit_and_no_more(string engine)
    {
        await using var node = await Store.Open(engine);
        List<string> codes = [.. Enumerable.Range(0, Aman.Aid.Limits.ProgrammeItemsMax + 1).Select(at => $"KIT{at}")];
        await node.Do(new RecordItems([], [.. codes.Select(code =>
            new Item(code, code, null, null, null, null, null, false, "piece", "test"))]));
        List<ProgrammeItem> items = [.. codes.Select(code => new ProgrammeItem(code, 1, "person"))];
        SetProgramme set = Store.Programme("many", ProgrammeModes.Strict);
        Assert.Contains("1 to 50 items", await node.Refusal(set with { Items = items }, "programme-invalid"));
        Assert.NotNull(await node.Do(set with { Items = items[1..] }));
    }
}
