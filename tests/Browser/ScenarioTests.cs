using Aman.App.Scenarios;
using Aman.Talks;

namespace Aman.Tests.Browser;

/// <summary>The node that the statement of 2017 leaves behind, served to somebody who speaks for Iraq.</summary>
public sealed class ScenarioSite : Site
{
    protected override string Party => Offices.Iraq;

    protected override async Task Fill()
    {
        await foreach (var step in StatementOf2017.Scenario.Play(Node, TimeProvider.System))
        {
            Assert.True(step.Holds, $"{step}");
        }

        Link = Node.Journal.Read(tables => StatementList.Find(
            tables, Processes.Contacts, TalksSteps2017.Press))!.Links.Single().Token;
    }
}

/// <summary>What was acted out is read on the pages, by those whom it concerns.</summary>
[Collection(nameof(Everything))]
public sealed class ScenarioTests(Browser browser, ScenarioSite site) : IClassFixture<ScenarioSite>
{
    private const string Zone = $"/zones/{Offices.Plain}", Call = $"/talks/contacts/points/{TalksSteps2017.Call}",
        Speaks = $"/talks/{TalksSteps2017.Geneva}/points/{TalksSteps2017.Speaks}";

    // A page, and what must be read on it in English and in Arabic.
    private static readonly (string Path, string[] English, string[] Arabic)[] Pages =
    [
        (Zone,
            ["Open", "Is it a place where people who lost their homes are safe for a while", "and nobody must stay",
                "UNHCR coordinates it", "The host authority consents", "20,000"],
            ["سهل درعا", "سوريا، السلطة المضيفة", "روسيا"]),
        (Speaks,
            ["Several delegations", "The groups do not speak with one voice"], ["عدة وفود", "من يتكلم باسم المعارضة"]),
        ("/talks/geneva", ["Northern delegation", "Southern delegation", "Astana talks"], ["وفد الشمال", "وفد الجنوب"]),
        (Call,
            ["Fight against the terrorist organisation", "President"],
            ["مكافحة التنظيم الإرهابي", "أول اتصال بين الرئيسين"]),
        ($"/talks/contacts/statements/{TalksSteps2017.Call}",
            ["It went well, in human and in political terms", "Он прошёл хорошо"], ["جرى الاتصال على نحو طيب"]),
        ("/help-on-request",
            ["To bring people who fled back to where it is safe", "People displaced in the region, by year"],
            ["العراق"]),
        ("/movements?year=2016", ["2,823,987", "60 people arrived; 7 returned", "Germany"], ["سهل درعا"]),
    ];

    public static TheoryData<string, string> Read()
    {
        var pages = new TheoryData<string, string>();
        foreach (var (path, _, _) in Pages)
        {
            pages.Add(path, "en");
            pages.Add(path, "ar");
        }

        return pages;
    }

    [Theory]
    [MemberData(nameof(Read))]
    public async Task What_was_acted_out_is_read_on_its_page(string path, string language)
    {
        await using var visit = await Visit.To(browser.Chromium, site, path, language);
        var text = await visit.Page.Locator("main").TextContentAsync() ?? "";
        var page = Pages.Single(one => one.Path == path);
        Assert.All(language == "ar" ? page.Arabic : page.English, words =>
            Assert.Contains(words, text, StringComparison.Ordinal));
        await PagesTests.Holds(visit, "scenario" + path, language, 1280);
        await visit.Page.SetViewportSizeAsync(390, 844);
        await PagesTests.Holds(visit, "scenario" + path, language, 390);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Common_ground_is_several_delegations_and_what_would_widen_it_is_said()
    {
        await using var visit = await Visit.To(browser.Chromium, site, Speaks, "en");
        var lists = visit.Page.Locator("ol.ground > li, ul.ground > li");
        var said = await lists.AllInnerTextsAsync();
        Assert.StartsWith("Several delegations", said[0], StringComparison.Ordinal);
        Assert.Single(await visit.Page.Locator("ol.ground > li").AllAsync());
        Assert.Contains("The groups do not speak with one voice", said[1], StringComparison.Ordinal);
        Assert.Contains("One delegation", said[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_the_call_the_fight_against_the_terrorist_organisation_comes_first()
    {
        await using var visit = await Visit.To(browser.Chromium, site, Call, "en");
        var ground = await visit.Page.Locator("ol.ground > li").AllInnerTextsAsync();
        Assert.Equal(3, ground.Count);
        Assert.StartsWith("Fight against the terrorist organisation", ground[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_zones_timeline_tells_question_answer_conditions_opening_suspension_and_consent_again()
    {
        await using var visit = await Visit.To(browser.Chromium, site, Zone, "en");
        var timeline = await visit.Page.Locator("ol.timeline").TextContentAsync() ?? "";
        var at = -1;
        foreach (var words in (string[])
            ["Is it a place where", "nobody must stay", "it can be thought about",
            "We agree, and whoever wants to leave",
            "The roads to it have to be looked at again", "We agree, and whoever wants to leave"])
        {
            var found = timeline.IndexOf(words, at + 1, StringComparison.Ordinal);
            Assert.True(found > at, $"'{words}' is not in its place in the timeline");
            at = found;
        }
    }

    [Theory]
    [InlineData("en", 1280)]
    [InlineData("ar", 1280)]
    [InlineData("ar", 390)]
    public async Task Anybody_reads_the_published_statement_by_its_link_in_each_language_its_own_way(
        string language, int width)
    {
        await using var visit = await Visit.To(
            browser.Chromium, site, $"/statements/{site.Link}", language, width, signedIn: false);
        Assert.Equal(200, visit.Status);
        foreach (var (code, direction, words) in new[]
        {
            ("ar", "rtl", "يمكن التفكير في مناطق آمنة"), ("en", "ltr", "Safe zones can be thought about"),
            ("ru", "ltr", "О безопасных зонах можно думать"), ("tr", "ltr", "güvenli bölgeler düşünülebilir"),
        })
        {
            var text = visit.Page.Locator($"article[lang={code}]");
            Assert.Contains(words, await text.InnerTextAsync(), StringComparison.Ordinal);
            Assert.Equal(direction, await text.Locator(".body").EvaluateAsync<string>(
                "body => getComputedStyle(body).direction"));
        }

        Assert.Empty(await visit.Context.CookiesAsync());
        await PagesTests.Holds(visit, "scenario/statement", language, width);
    }
}
