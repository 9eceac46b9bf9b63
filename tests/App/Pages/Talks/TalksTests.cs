using System.Net;
using System.Net.Http.Headers;
using Aman.Access;
using Aman.App.Demo;
using Aman.Talks;
using Aman.Tests.Topics.Zones;
using Aman.Zones;
using Xunit;

namespace Aman.Tests.App.Pages.Talks;

public class TalksTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_published_statement_opens_to_nobody_in_particular_until_it_is_taken_back(string engine)
    {
        await using var web = await Web.Serve(engine);
        await Negotiate(web.Node);
        var link = web.Node.Journal.Read(tables =>
            StatementList.Find(tables, Negotiation.Process, Negotiation.Statement))!.Links.Single().Token;
        using var browser = web.Browser();
        var signedIn = await web.User("negotiator", Entry.World);
        foreach (var token in (string?[])[null, signedIn])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/statements/{link}");
            request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
            using var answer = await browser.SendAsync(request);
            var page = await answer.Content.ReadAsStringAsync();
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.False(answer.Headers.Contains("Set-Cookie"));
            Assert.True(answer.Headers.CacheControl!.NoStore);
            // All four languages, each in its own direction; no form, and nothing of who is signed in.
            foreach (var language in (string[])["ar\" dir=\"rtl", "en\" dir=\"ltr", "ru\" dir=\"ltr", "tr\" dir=\"ltr"])
            {
                Assert.Contains($"lang=\"{language}\"", page, StringComparison.Ordinal);
            }

            Assert.DoesNotContain("<form", page, StringComparison.Ordinal);
            Assert.DoesNotContain("negotiator.world", page, StringComparison.Ordinal);
            Assert.DoesNotContain("href=\"/talks", page, StringComparison.Ordinal);
        }

        var near = link[..^1] + (link[^1] == '0' ? '1' : '0');
        Assert.Equal(404, (await web.Send("GET", $"/statements/{near}", null, null)).Status);
        await web.Node.Do(new TakeBackLink(Negotiation.Process, Negotiation.Statement, link));
        Assert.Equal(404, (await web.Send("GET", $"/statements/{link}", null, null)).Status);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_role_for_one_process_opens_that_one_and_no_other(string engine)
    {
        await using var web = await Web.Serve(engine);
        await Negotiate(web.Node);
        var here = await web.User("negotiator", Processes.Scope(Negotiation.Process));
        async Task<int> Page(string path) => (await web.Send("GET", path, here, null)).Status;
        async Task<string> Api(string path) => (await web.Send("GET", path, here, null)).Body;
        Assert.Equal(200, await Page($"/talks/{Negotiation.Process}"));
        Assert.Equal(200, await Page($"/talks/{Negotiation.Process}/points/{Negotiation.Aid}"));
        Assert.Contains("Who speaks", await Api($"/api/talks/{Negotiation.Process}/points"), StringComparison.Ordinal);
        Assert.Equal(404, await Page($"/talks/{Negotiation.Earlier}"));
        Assert.Equal(404, await Page("/talks/no-such-process"));
        Assert.Equal(404, await Page($"/talks/contacts/points/{Negotiation.Call}"));
        Assert.Equal("null", await Api($"/api/talks/{Negotiation.Earlier}/delegations"));
        Assert.Equal("null", await Api("/api/talks/no-such-process/delegations"));
        Assert.Equal("null", await Api($"/api/talks/contacts/statements"));
        Assert.DoesNotContain(Negotiation.Earlier, await Api("/api/talks"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_negotiator_talks_through_the_forms_for_his_own_party_alone(string engine)
    {
        await using var web = await Web.Serve(engine);
        await Negotiate(web.Node);
        // The user of the test web holds the role for UNHCR.
        var token = await web.User("negotiator", Entry.World);
        using var browser = web.Browser();
        browser.DefaultRequestHeaders.Authorization = new("Bearer", token);
        var address = $"/talks/{Negotiation.Process}/points/{Negotiation.Speaks}";
        var page = await browser.GetStringAsync(new Uri(address, UriKind.Relative));
        Assert.Contains("<option value=\"unhcr\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<option value=\"opposition\">", page, StringComparison.Ordinal);
        var form = page[page.IndexOf("handler=Take", StringComparison.Ordinal)..];
        string Field(string name)
        {
            var at = form.IndexOf($"name=\"{name}\"", StringComparison.Ordinal);
            var value = form.IndexOf("value=\"", at, StringComparison.Ordinal) + 7;
            return form[value..form.IndexOf('"', value)];
        }

        async Task<HttpStatusCode> Take(string party, string id)
        {
            using var content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["__RequestVerificationToken"] = Field("__RequestVerificationToken"), ["Command"] = id,
                ["party"] = party, ["option"] = "several", ["stance"] = Stances.Prefers, ["conditions"] = "",
                ["reasons"] = "", ["source"] = "", ["contact"] = "",
            });
            using var answer = await browser.PostAsync(new Uri($"{address}?handler=Take", UriKind.Relative), content);
            return answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.Redirect, await Take("unhcr", Field("Command")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Take("opposition", $"{Guid.CreateVersion7():D}"));
        Assert.Equal(Stances.Prefers, web.Node.Journal.Read(tables => Matrix.Of(
            tables, Negotiation.Process, Negotiation.Speaks))!.Positions.Single(one => one.Party == "unhcr").Stance);
    }

    // Told twice, the second time says nothing new: a demo that was cut off goes on.
    private static async Task Negotiate(Node node)
    {
        foreach (var party in (string[])["host", "unhcr", "proposer", "neighbour"])
        {
            await node.Do(new RecordParty(party, party, null, PartyKinds.Other));
        }

        var talks = new Negotiation(node, new(2026, 3, 1), new("host", "proposer", "neighbour", "unhcr"));
        await talks.Tell();
        var entries = node.Journal.Heads().Sum(head => head.Number);
        await talks.Tell();
        Assert.Equal(entries, node.Journal.Heads().Sum(head => head.Number));
    }
}
