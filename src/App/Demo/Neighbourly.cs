using Aman.Aid;
using Aman.Help;

namespace Aman.App.Demo;

/// <summary>The demo's help on request: a neighbour is ready to help, and brings it only once the host authority
/// has asked.</summary>
internal sealed class Neighbourly(Story story, Telling telling, DateOnly today)
{
    private const string Blanket = "HSHEBLANWMT1", Ready = "ready-blankets", Ask = "ask-blankets",
        Offer = "offer-blankets";

    private static readonly IReadOnlyList<HelpLine> Asked = [new(Blanket, 2_000)], Offered = [new(Blanket, 1_200)];

    public async Task Tell()
    {
        var until = today.AddMonths(6);
        await story.Do("territory", new RecordTerritory("JO", Cast.Host));
        await story.Do(Ready, new StandReady(Entry.World, Ready, Cast.Neighbour, HelpKinds.Goods, [],
            "If you ask, we are ready to help.", Offered, until, "JO"));
        await story.Do(Ask, new AskForHelp(Cast.Zone, Ask, Cast.Host, HelpKinds.Goods, [],
            "Blankets for the cold nights.", Asked, until));
        await story.Do(Offer, new OfferHelp(Cast.Zone, Offer, Ask, Cast.Neighbour, Offered,
            "From our store, within a week.", until, $"{Entry.World}/{Ready}"));
        await story.Do("accept help", new AcceptHelp(Cast.Zone, Offer, "With thanks."));
        await story.Do("bring help", new DeliverGoods(Cast.Zone, Offer, Holder.Donor(Cast.Neighbour),
            Holder.Site(Cast.Zone), [new(Blanket, 800)], "WB-0002"));
        telling.Say($"{Cast.Neighbour} is ready to help. {Cast.Host} asks for 2,000 blankets; 1,200 are offered and "
            + "accepted, 800 have come.");
    }
}
