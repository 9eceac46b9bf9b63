using System.Text;
using Microsoft.Playwright;

namespace Aman.Tests.Browser;

/// <summary>What happens to a family after the gate: a list is imported, duplicates are decided, a child is born.
/// </summary>
[Collection(nameof(Everything))]
public sealed class PeopleWorkTests(Browser browser, Site site)
{
    private const string List = """
        Case no,Full name,Sex,Age,Relationship,Other number
        K7,Salma Yusuf Kenan,F,39,head,+962790000001
        K7,Lina Omar Kenan,F,12,daughter,+962790000002
        K8,Salma Yusuf Kenan,F,39,head,+962790000003

        """;

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task A_list_is_checked_then_registered_and_its_duplicates_are_decided_by_a_person(string language)
    {
        await using var visit = await Visit.To(browser.Chromium, site, "/people/import", language);
        var page = visit.Page;
        // Names that this language's run alone brings, so that the other run finds nothing of it known.
        var list = language == "en" ? List : List.Replace("K", "M", StringComparison.Ordinal)
            .Replace("Kenan", "Haddad", StringComparison.Ordinal);
        await page.SetInputFilesAsync("[type=file]", new FilePayload
        {
            Name = "list.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(list),
        });
        await page.Locator("form[enctype] button").ClickAsync();
        await Assertions.Expect(page.Locator(".figures dd").First).ToHaveTextAsync("3");
        Assert.DoesNotContain("+9627", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await PagesTests.Look(visit, "import-checked", language);
        await page.Locator("button[formaction*=Register]").ClickAsync();
        await Assertions.Expect(page.Locator("button[formaction*=Register]")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(".figures dd").First).ToHaveTextAsync("3");

        await page.GotoAsync($"{site.Address}/people/duplicates");
        await PagesTests.Look(visit, "duplicates-waiting", language);
        await page.Locator("select[name=reason]").First.SelectOptionAsync("registration");
        await page.Locator("form[action*=Compare] button").First.ClickAsync();
        await Assertions.Expect(page.Locator("form[action*=Merge]")).ToHaveCountAsync(2);
        await PagesTests.Look(visit, "duplicates-compared", language);
        await page.Locator("form[action*=Decide] button").First.ClickAsync();
        await Assertions.Expect(page.Locator(".notice.good")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task People_are_found_while_the_name_is_typed(string language)
    {
        await using var visit = await Visit.To(browser.Chromium, site, "/people", language);
        var page = visit.Page;
        await page.Locator("[name=Words]").PressSequentiallyAsync("Mo");
        await Assertions.Expect(page.Locator("[data-hits] tbody tr").First).ToBeVisibleAsync();
        Assert.EndsWith("/people", page.Url, StringComparison.Ordinal);
        await page.Locator("[name=Words]").PressSequentiallyAsync("krgbdn");
        await Assertions.Expect(page.Locator("[data-hits] tbody tr")).ToHaveCountAsync(0);
        await page.FillAsync("[name=Words]", "mo");
        await Assertions.Expect(page.Locator("[data-hits] tbody tr").First).ToBeVisibleAsync();
        var rows = page.Locator("[data-hits] tbody tr");
        await Assertions.Expect(rows).ToHaveCountAsync(Aman.People.Limits.SearchHitsFirst);
        await PagesTests.Look(visit, "people-typed", language);
        await page.Locator("[data-hits] button[name=More]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-hits] button[name=More]")).ToHaveCountAsync(0);
        Assert.InRange(await rows.CountAsync(), Aman.People.Limits.SearchHitsFirst + 1, 50);
        await PagesTests.Look(visit, "people-more", language);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task A_birth_is_recorded_on_the_households_page(string language)
    {
        await using var visit = await Visit.To(
            browser.Chromium, site, $"/households/{site.Households[language == "en" ? 1 : 2]}", language);
        var page = visit.Page;
        var before = await page.Locator(".figures div:nth-child(2) dd").First.InnerTextAsync();
        await page.Locator("summary:has(+ form[action*=Add])").ClickAsync();
        await PagesTests.Look(visit, "household-life", language);
        await page.FillAsync("form[action*=Add] [name='person.Name']", "Nour");
        await page.SelectOptionAsync("form[action*=Add] [name='person.Kin']", "daughter");
        await page.FillAsync("form[action*=Add] [name='person.Born']", "0m");
        await page.Locator("form[action*=Add] button").ClickAsync();
        await Assertions.Expect(page.Locator(".notice.good")).ToBeVisibleAsync();
        Assert.Equal(Number(before) + 1,
            Number(await page.Locator(".figures div:nth-child(2) dd").First.InnerTextAsync()));

        await page.Locator("summary:has(+ form[action*=History])").ClickAsync();
        await page.SelectOptionAsync("form[action*=History] [name=reason]", "audit");
        await page.Locator("form[action*=History] button").ClickAsync();
        await Assertions.Expect(page.Locator("[data-history] tbody tr").First).ToBeVisibleAsync();
        await PagesTests.Look(visit, "household-history", language);
    }

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
