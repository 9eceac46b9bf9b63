using Aman.Aid;

namespace Aman.App.Demo;

/// <summary>The demo's aid: a gift travels to the camp, and one cycle of a programme of four items is
/// handed out.</summary>
internal sealed class Relief(Story story, Node node, Telling telling)
{
    private const string Programme = "arrival-kit";
    private const string Cycle = "first";
    private const string Blanket = "HSHEBLANWMT1", KitchenSet = "KRELCOOSETA", Jerrycan = "HCONJCANPF10",
        HygieneParcel = "KRELHYPA05P";

    /// <summary>One household in so many has not come to the counter yet, so that there is something left
    /// to do.</summary>
    private const int NotYetOneIn = 120;

    private static readonly string Donor = Holder.Donor(Cast.RedCross), Warehouse = Holder.Warehouse("mafraq"),
        Truck = Holder.Transit("mafraq-zaatari"), Site = Holder.Site(Cast.Zone);

    public async Task Tell()
    {
        await Bring();
        await story.Do("programme", new SetProgramme(Cast.Zone, Programme, "Arrival kit", "حقيبة الوصول",
            [
                new(Blanket, 1, "person"), new(KitchenSet, 1, "household"), new(Jerrycan, 2, "household"),
                new(HygieneParcel, 1, "household"),
            ], Cycle, ProgrammeModes.Strict));
        for (var batch = 0; ; batch++)
        {
            var issued = await story.Do($"issue {batch}", new IssueEntitlements(Cast.Zone, Programme, Cycle));
            if (issued.Entry is null)
            {
                break;
            }
        }

        await HandOut();
    }

    private async Task Bring()
    {
        AidLine[] gift =
            [new(Blanket, 85_000), new(KitchenSet, 14_600), new(Jerrycan, 29_000), new(HygieneParcel, 14_600)];
        AidLine[] spoilt = [new(Blanket, 120)];
        AidLine[] arrived = [new(Blanket, 84_880), .. gift[1..]];
        await story.Do("gift", new MakeTransfer(Entry.World, Donor, Warehouse, gift, "GC-0001"));
        await story.Do("loading", new MakeTransfer(Entry.World, Warehouse, Truck, gift, "WB-0001"));
        await story.Do("spoilt", new MakeTransfer(Entry.World, Truck, Holder.Loss("water-damage"), spoilt, "WB-0001"));
        await story.Do("unloading", new MakeTransfer(Cast.Zone, Truck, Site, arrived, "WB-0001"));
        telling.Say(
            "The IFRC's gift of four items came by the warehouse in Mafraq to the camp; 120 wet blankets were lost.");
    }

    private async Task HandOut()
    {
        var served = node.Journal.Read(tables => tables.Query<string>($"""
            select distinct target from transfers where zone = {Cast.Zone} and programme = {Programme}
              and cycle = {Cycle} order by target
            """)).ToHashSet(StringComparer.Ordinal);
        await telling.Each("Handing out aid", Families.Households, async index =>
        {
            var household = story.Family(index).Id;
            if (index % NotYetOneIn != NotYetOneIn - 1 && !served.Contains(Holder.Household(household)))
            {
                await story.Do($"collect {household}", new CollectAid(Cast.Zone, household, Programme, Cycle));
            }
        });
    }
}
