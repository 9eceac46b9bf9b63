using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Aman.Access;
using Aman.App;
using Aman.App.Commands;
using Aman.Tests.Topics.Zones;
using Aman.Zones;
using Xunit;

namespace Aman.Tests.App;

/// <summary>Every step that the law forbids in a state is refused with what is missing, whichever way it comes in.
/// </summary>
public partial class ZoneTransitionsTests
{
    // The forms of the zone's page; proposing has a page of its own.
    private static readonly Dictionary<Type, (string Handler, string Fields)> Forms = new()
    {
        [typeof(NotifyParties)] = ("Notify", "parties=late"),
        [typeof(AskClarification)] = ("Ask", "party=party-one&question=Why&to=host"),
        [typeof(AnswerClarification)] = ("Explain", "id=q1&party=host&answer=Water"),
        [typeof(AnswerProposal)] = ("Answer", "party=party-two&answer=accepts&text=Yes&signatory=Minister"),
        [typeof(ClaimConditionMet)] = ("Claim", "party=host&condition=roads&by=unhcr&words=Seen"),
        [typeof(RuleOnCondition)] = ("Rule", "party=host&condition=roads&met=false&words=Trucks"),
        [typeof(WithdrawAnswer)] = ("Withdraw", "party=host&reason=Needed"),
        [typeof(NameObjective)] = ("Objective", "name=Depot&kind=military&shape=%7B%7D"),
        [typeof(RecordEvidence)] = ("Evidence", "requirement=4d&by=unhcr&words=Far"),
        [typeof(MeasureRequirement)] = ("Measure", "requirement=4b"),
        [typeof(NameMember)] = ("Member", "party=unhcr&office=Representative"),
        [typeof(RemoveMember)] = ("Remove", "id=m1&reason=Replaced"),
        [typeof(RecordVisit)] = ("Visit", "by=icrc&words=Seen&freeAccess=true"),
        [typeof(RecordFinding)] = ("Finding", "requirement=5a&finding=not-met&by=icrc&words=Convoys"),
        [typeof(OpenZone)] = ("Open", ""),
        [typeof(SuspendZone)] = ("Suspend", "reason=Shelling"),
        [typeof(ResumeZone)] = ("Resume", "reason=Quiet"),
        [typeof(CloseZone)] = ("Close", "where=JO21&people=1000&by=2027-01-01&voluntary=true"),
        [typeof(FinishClosing)] = ("Finish", ""),
    };

    [Fact]
    public void Every_command_has_a_form_a_route_and_a_word_at_the_terminal()
    {
        foreach (var command in ZoneLife.Allowed.Keys)
        {
            Assert.True(command == typeof(ProposeZone) || Forms.ContainsKey(command), command.Name);
            Assert.Contains(Routes.All, route => route.Takes == command);
            Assert.Contains(command, ZoneCommand.Commands.Values);
        }
    }

    [Theory, MemberData(nameof(EachState.All), MemberType = typeof(EachState))]
    public async Task What_the_law_forbids_is_refused_over_api_page_and_terminal(string engine, ZoneState state)
    {
        await using var web = await Web.Serve(engine);
        await web.Node.Reach(state);
        var token = await web.User("zone-coordinator", Entry.World);
        using var browser = web.Browser();
        browser.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        browser.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        using var page = await browser.GetAsync("/zones/zaatari");
        Assert.Equal(state == ZoneState.NotProposed ? HttpStatusCode.NotFound : HttpStatusCode.OK, page.StatusCode);
        var guard = Guard().Match(await (await browser.GetAsync("/zones")).Content.ReadAsStringAsync()).Groups[1].Value;
        var before = web.Entries;
        foreach (var command in ZoneLife.Allowed.Where(pair => !pair.Value.Contains(state)).Select(pair => pair.Key))
        {
            var refusal = EachState.Refusal(command, state);
            await OverApi(web, command, token, refusal);
            await AtTheTerminal(web.Node, command, refusal);
            if (command != typeof(ProposeZone))
            {
                await OnThePage(browser, command, state, guard, refusal);
            }
        }

        Assert.Equal((before, state), (web.Entries, web.Node.Life().State));
    }

    private static async Task OverApi(Web web, Type command, string token, string refusal)
    {
        var route = Routes.All.First(route => route.Takes == command);
        var json = JsonSerializer.Serialize(EachState.Commands[command], command, Json.Strict);
        var (status, body) = await web.Send("POST", route.Pattern, token, json, Guid.CreateVersion7());
        var problem = JsonDocument.Parse(body).RootElement;
        Assert.Equal((422, "zone-state"), (status, problem.GetProperty("code").GetString()));
        Assert.StartsWith(refusal, problem.GetProperty("detail").GetString());
    }

    private static async Task AtTheTerminal(Node node, Type command, string refusal)
    {
        var json = JsonSerializer.Serialize(EachState.Commands[command], command, Json.Strict);
        var refused = await Assert.ThrowsAsync<Refused>(() => ZoneCommand.Run(
            node, command, Zaatari.Zone, json, Roles.Terminal, TextWriter.Null));
        Assert.StartsWith(refusal, refused.Message);
    }

    private static async Task OnThePage(
        HttpClient browser, Type command, ZoneState state, string guard, string refusal)
    {
        var (handler, fields) = Forms[command];
        using var form = new StringContent(
            $"{fields}&Command={Guid.CreateVersion7()}&__RequestVerificationToken={Uri.EscapeDataString(guard)}",
            new MediaTypeHeaderValue("application/x-www-form-urlencoded"));
        using var answer = await browser.PostAsync($"/zones/zaatari?handler={handler}", form);
        if (state == ZoneState.NotProposed)
        {
            Assert.Equal((command, HttpStatusCode.NotFound), (command, answer.StatusCode));
            return;
        }

        Assert.Equal((command, HttpStatusCode.UnprocessableEntity), (command, answer.StatusCode));
        Assert.Contains(refusal, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    [GeneratedRegex("""name="__RequestVerificationToken" type="hidden" value="([^"]+)""")]
    private static partial Regex Guard();
}
