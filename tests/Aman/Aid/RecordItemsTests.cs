using Aman.Access;
using Aman.Aid;
using Xunit;

namespace Aman.Tests.Topics;

public class RecordItemsTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Items_and_families_read_as_they_were_recorded(string engine)
    {
        await using var node = Engines.Node(engine);
        var item = new Item("HCONJCANP20", "JERRYCAN, rigid, 20L", null, 40.5, null, 25, 1, true, "piece", "test");
        var family = new ItemFamily("HCON", "Housing", "Containers", "test");
        var command = new RecordItems([family], [item]);
        await node.Journal.Record(command, Roles.Terminal, Guid.CreateVersion7());
        Assert.Equal(item, node.Journal.Read(tables => ItemCatalogue.ByCode(tables, [item.Code]))[item.Code]);
        Assert.Equal([family], node.Journal.Read(ItemCatalogue.Families));
        Assert.Equal(family.Code, item.Family);
        Assert.Null((await node.Journal.Record(command, Roles.Terminal, Guid.CreateVersion7())).Entry);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_item_without_a_name_or_a_fit_code_is_refused_and_nothing_is_recorded(string engine)
    {
        await using var node = Engines.Node(engine);
        var item = new Item("HSHE01", "Tent", null, null, null, null, null, true, "piece", "test");
        foreach (var wrong in (Item[])[
            item with { Name = "" }, item with { Code = "" }, item with { Code = new('c', 41) }])
        {
            var refused = await Assert.ThrowsAsync<Refused>(() => node.Journal.Record(
                new RecordItems([], [item, wrong]), Roles.Terminal, Guid.CreateVersion7()));
            Assert.Equal("item-not-valid", refused.Code);
        }

        Assert.Equal(0, node.Journal.Verify().Entries);
    }
}
