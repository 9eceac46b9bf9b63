using Aman.Access;
using Aman.Aid;
using Aman.Help;
using Aman.Tests.Topics.Zones;
using Aman.Zones;

namespace Aman.Tests.Topics.Help;

/// <summary>The open zone with its parties; beside it a neighbour, whose territory IQ is, and a party that is ready to
/// help. Each has a liaison of its own; the clock is ours.</summary>
public sealed class Neighbours : TimeProvider
{
    public const string Zone = Zaatari.Zone, World = Entry.World, Ready = "party-one", Neighbour = "neighbour",
        Tarp = "HSHE01", Soap = "HHYG01";

    private DateTimeOffset now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public DateOnly Today => DateOnly.FromDateTime(now.UtcDateTime);

    public DateOnly Later => Today.AddDays(30);

    public override DateTimeOffset GetUtcNow() => now;

    public void Wait(int days) => now = now.AddDays(days);

    public static Caller Liaison(string party) => new($"user-{party}");

    public async Task<Node> Open(string engine)
    {
        var node = Engines.Node(engine, this);
        await node.Open();
        await node.Do(new RecordParty(Neighbour, "Neighbouring state", null, PartyKinds.Other));
        await node.Do(new RecordItems([],
            [.. ((string[])[Tarp, Soap]).Select(code =>
                new Item(code, code, null, null, null, null, null, false, "piece", "test"))]));
        foreach (var party in (string[])["host", "unhcr", Ready, "party-two", Neighbour])
        {
            await node.Do(new GrantRole($"user-{party}", "liaison", party, World));
        }

        return node;
    }

    /// <summary>The neighbour's territory, so that it can ask.</summary>
    public static RecordTerritory Territory => new("IQ", Neighbour);

    public AskForHelp Information(string id = "ask-1", string by = Neighbour) => new(World, id, by,
        HelpKinds.Information, [], "To open roads to people who fled.", [new("access", 2)], Later, "IQ");

    public AskForHelp Goods(string id = "ask-1", string by = "host") => new(Zone, id, by, HelpKinds.Goods, [],
        "Roofs before the rain.", [new(Tarp, 100), new(Soap, 20)], Later);

    public OfferHelp Offer(AskForHelp to, string id = "offer-1", string by = Ready) =>
        new(to.Zone, id, to.Id, by, to.Lines, "Without conditions.", Later);

    public StandReady Standing(string kind, string territory, params IReadOnlyList<HelpLine> lines) => new(World,
        "ready-1", Ready, kind, [], "If you ask, we are ready to help.", lines, Later, territory);

    public static HelpBook Book(Node node) => node.Journal.Read(HelpBook.Of);

    public static HelpRequest Request(Node node, string id = "ask-1") =>
        Book(node).Requests.Single(one => one.Id == id);
}
