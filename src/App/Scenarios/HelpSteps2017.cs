using System.Security.Cryptography;
using Aman.Access;
using Aman.Help;
using static Aman.App.Scenarios.Offices;

namespace Aman.App.Scenarios;

/// <summary>Point 9: Russia is ready to help Iraq, and nothing flows before Iraq asks.</summary>
internal static class HelpSteps2017
{
    private const string Ready = "ready-iraq", Others = "ask-other", Ask = "ask-iraq", Offer = "offer-iraq",
        World = Entry.World, Territory = "IQ", Title = "People displaced in the region, by year";

    private static readonly IReadOnlyList<HelpLine> Lines = [new("access", 1), new("displacement", 1)];

    public static IEnumerable<Step> Asked() => [.. NothingFlows(), .. Flows()];

    private static IEnumerable<Step> NothingFlows()
    {
        yield return Step.Taken(9, "ready", "Russia is ready to help Iraq with information, if Iraq asks.",
            async stage =>
            {
                await stage.Do(Roles.Terminal, new RecordTerritory(Territory, Iraq));
                await stage.Do(Of(Russia), new StandReady(World, Ready, Russia, HelpKinds.Information, [Iraq],
                    "If you wish, we are ready to help.", [], Until(stage), Territory));
            },
            ("the offer stands, and there is no request", stage => Book(stage) is
                { Standing: [{ By: Russia, State: HelpState.Open }], Requests.Count: 0 }),
            ("Iraq sees that Russia is ready", stage => stage.Read(tables => HelpView.Of(tables, Of(Iraq))).Standing
                is [{ Offer.By: Russia, ReadyOnly: true }]));
        yield return Step.Refused(9, "offer-unasked", "Before Iraq asks, Russia can make it no offer.", "help-unknown",
            [Ask], stage => stage.Do(Of(Russia), Offered(stage, Ask)));
        yield return Step.Refused(9, "give-unasked", "Before Iraq asks, nothing is given.", "help-unknown", [Offer],
            stage => stage.Do(Of(Russia), Given(Title)));
        yield return Step.Taken(9, "others-ask", "Another asks for information about Iraq.",
            stage => stage.Do(Of(Un), new AskForHelp(World, Others, Un, HelpKinds.Information, [],
                "To plan for people who flee.", Lines, Until(stage), Territory)),
            ("the request lacks Iraq's agreement", stage => Book(stage).Requests is
                [{ Id: Others, Consent: { Given: false, Missing: [Iraq] } }]));
        yield return Step.Refused(9, "offer-to-others", "That does not open the way: it is Iraq's to agree.",
            "help-not-agreed", [$"the agreement of {Iraq}"], stage => stage.Do(Of(Russia), Offered(stage, Others)));
    }

    private static IEnumerable<Step> Flows()
    {
        yield return Step.Taken(9, "iraq-asks", "Iraq asks: for what purpose, which information, and until when.",
            stage => stage.Do(Of(Iraq), new AskForHelp(World, Ask, Iraq, HelpKinds.Information, [Russia],
                "To bring people who fled back to where it is safe.", Lines, Until(stage), Territory)),
            ("the request is open to Russia, for access and displacement, with a last day", stage => Request(stage) is
                { State: HelpState.Open, To: [Russia], Consent.Given: true, Lines.Count: 2, UntilMs: > 0 }));
        yield return Step.Taken(9, "offer", "Russia offers it.",
            stage => stage.Do(Of(Russia), Offered(stage, Ask)),
            ("the offer comes from the standing one and waits", stage => Request(stage)?.Offers is
                [{ By: Russia, State: HelpState.Open, Standing: $"{World}/{Ready}" }]));
        yield return Step.Refused(9, "give-too-early", "Nothing is given before Iraq has accepted.",
            "help-not-accepted", [Iraq], stage => stage.Do(Of(Russia), Given(Title)));
        yield return Step.Refused(9, "accept-for-iraq", "Nobody accepts in Iraq's place.", "party-not-yours", [Iraq],
            stage => stage.Do(Of(Russia), new AcceptHelp(World, Offer)));
        yield return Step.Taken(9, "accept", "Iraq accepts.",
            stage => stage.Do(Of(Iraq), new AcceptHelp(World, Offer, "With thanks.")),
            ("the offer is accepted, and nothing has flowed", stage => Request(stage) is
                { Offers: [{ State: HelpState.Accepted }], Deliveries.Count: 0 }));
        yield return Step.Refused(9, "no-people", "People's data never goes this way, not even an id in a title.",
            "help-people", [], stage => stage.Do(Of(Russia),
                Given($"Where {StatementOf2017.Family(stage, 2).Id} lives")));
        yield return Step.Refused(9, "no-people-lines", "Nor can lists of people be asked for.", "help-lines",
            ["access, incidents, displacement"], stage => stage.Do(Of(Iraq), new AskForHelp(World, "ask-people", Iraq,
                HelpKinds.Information, [Russia], "To know who came.", [new("people", 1)], Until(stage), Territory)));
        yield return Step.Taken(9, "give", "Russia gives figures of displacement.",
            stage => stage.Do(Of(Russia), Given(Title)),
            ("the exchange is logged: from, to, what, and the document's hash", stage => Request(stage)?.Deliveries is
                [{ From: Russia, To: Iraq, Title: Title, Lines: [{ What: "displacement", Amount: 1 }] } one]
                && one.Reference == Sha256()),
            ("as it was agreed, with no exception", stage => Request(stage)?.Deliveries is [{ Wrong: null }]
                && Book(stage).Exceptions.Count == 0));
    }

    private static DateOnly Until(Stage stage) => stage.Today.AddMonths(6);

    private static OfferHelp Offered(Stage stage, string request) => new(World, Offer, request, Russia, Lines,
        "For humanitarian use.", Until(stage), request == Ask ? $"{World}/{Ready}" : null);

    private static GiveInformation Given(string title) => new(World, Offer, "displacement", title, Sha256());

    // What is given is UNHCR's figures, which anybody may read.
    private static string Sha256() =>
        Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(MovementSteps2017.Figures)));

    private static HelpBook Book(Stage stage) => stage.Read(HelpBook.Of);

    private static HelpRequest? Request(Stage stage) => Book(stage).Requests.FirstOrDefault(one => one.Id == Ask);
}
