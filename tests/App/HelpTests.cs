using Aman.Access;
using Aman.Help;
using Aman.Tests.Topics.Zones;
using Aman.Zones;
using Xunit;

namespace Aman.Tests.App;

public class HelpTests
{
    private const string Until = "UNTIL", Standing = """
        {"zone":"world","id":"ready-1","by":"neighbour","kind":"staff","to":[],"words":"If you ask, we are ready.",
         "lines":[{"what":"health","amount":9}],"until":"UNTIL","territory":"JO"}
        """;

    private const string Ask = """
        {"zone":"zaatari","id":"ask-1","by":"unhcr","kind":"staff","to":[],"purpose":"A second clinic opens.",
         "lines":[{"what":"health","amount":6}],"until":"UNTIL"}
        """;

    private const string Offer = """
        {"zone":"zaatari","id":"offer-1","request":"ask-1","by":"neighbour","lines":[{"what":"health","amount":6}],
         "terms":"For six months.","until":"UNTIL","standing":"world/ready-1"}
        """;

    private const string Agree = """{"zone":"zaatari","request":"ask-1","party":"host","words":"We agree."}""";
    private const string Accept = """{"zone":"zaatari","offer":"offer-1"}""";
    private const string Came = """
        {"zone":"zaatari","offer":"offer-1","lines":[{"what":"health","amount":4}],"title":"Four doctors began."}
        """;

    private static readonly Scenario[] Scenarios =
    [
        new("a standing offer", "POST", "/api/help/standing", "neighbour", Standing, 201, "\"number\":", 1),
        new("is hidden from others", "GET", "/api/help", "unhcr", null, 200, "\"standing\":[]", 0),
        new("is no more than ready to the host", "GET", "/api/help", "host", null, 200, "\"readyOnly\":true", 0),
        new("an offer without a request", "POST", "/api/help/offers", "neighbour", Offer, 422, "help-unknown", 0),
        new("a request", "POST", "/api/help/requests", "unhcr", Ask, 201, "\"number\":", 1),
        new("no match before the host agrees", "GET", "/api/help", "unhcr", null, 200, "\"matches\":[]", 0),
        new("no offer before the host agrees", "POST", "/api/help/offers", "neighbour", Offer, 422,
            "\"code\":\"help-not-agreed\",\"number\":368", 0),
        new("another cannot agree", "POST", "/api/help/agreements", "unhcr", Agree, 422, "party-not-yours", 0),
        new("the host agrees", "POST", "/api/help/agreements", "host", Agree, 201, "\"number\":", 1),
        new("now it matches", "GET", "/api/help", "unhcr", null, 200, "\"ready\":6", 0),
        new("an offer", "POST", "/api/help/offers", "neighbour", Offer, 201, "\"number\":", 1),
        new("nothing comes before it is accepted", "POST", "/api/help/deliveries/services", "neighbour", Came, 422,
            "help-not-accepted", 0),
        new("the giver cannot accept", "POST", "/api/help/acceptances", "neighbour", Accept, 422, "party-not-yours", 0),
        new("it is accepted", "POST", "/api/help/acceptances", "unhcr", Accept, 201, "\"number\":", 1),
        new("it comes", "POST", "/api/help/deliveries/services", "neighbour", Came, 201, "\"number\":", 1),
        new("and is shown", "GET", "/api/help", "host", null, 200,
            "{\"what\":\"health\",\"asked\":6,\"promised\":6,\"delivered\":4,\"missing\":2}", 0),
        new("the rule is not a liaison's", "POST", "/api/help/rule", "host",
            """{"askFirst":false,"party":"host","reason":"No more"}""", 403, "help.rule", 0),
    ];

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Help_flows_over_the_API_only_as_asked_agreed_and_accepted(string engine)
    {
        await using var web = await Web.Serve(engine);
        await web.Node.Open();
        await web.Node.Do(new RecordParty("neighbour", "Neighbouring state", null, PartyKinds.Other));
        await web.Node.Do(new RecordTerritory("JO", "host"));
        foreach (var party in (string[])["neighbour", "host", "unhcr"])
        {
            await web.User(party, Entry.World, "liaison", party);
        }

        var until = TimeProvider.System.GetUtcNow().AddDays(30).ToString("yyyy-MM-dd",
            System.Globalization.CultureInfo.InvariantCulture);
        foreach (var scenario in Scenarios)
        {
            await (scenario with
            {
                Who = $"{scenario.Who}@world", Json = scenario.Json?.Replace(Until, until, StringComparison.Ordinal),
            }).Play(web);
        }
    }
}
