using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Aman.Tests.Browser;

/// <summary>A family is registered at the gate, with the keyboard alone, and nothing typed is lost.</summary>
[Collection(nameof(Everything))]
public sealed partial class RegisterTests(Browser browser, Site site, ITestOutputHelper output)
{
    private const int ActionsMax = 60;

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task A_family_of_six_is_registered_with_at_most_sixty_fields_and_keys(string language)
    {
        await using var visit = await Visit.To(browser.Chromium, site, "/people/register", language);
        var keys = new CountedKeys(visit.Page.Keyboard);
        foreach (var (name, kin, born) in ((string, string, string)[])
            [("Salma Yusuf Kenan", "1", "1987"), ("Omar Hadi al-Hourani", "2", "5/3/1984"), ("Lina", "3", "3.2012"),
            ("Hadi", "4", "2014"), ("Nour", "3", "8y"), ("Huda", "5", "1959")])
        {
            await keys.Type(name);
            await keys.Press("Tab");
            await keys.Press(kin);
            await keys.Press("Tab");
            await keys.Type(born);
            await keys.Press("Enter");
        }

        await keys.Press("Enter");
        await keys.Press("ArrowDown");
        await keys.Press("Tab");
        await keys.Type("Busra");
        await keys.Press("Tab");
        await keys.Type("0790000001");
        await keys.Press("Control+Enter");
        await Assertions.Expect(visit.Page.Locator("main .figures, main .notice.stop").First)
            .ToBeVisibleAsync(new() { Timeout = 60_000 });
        Assert.Equal("", string.Concat(await visit.Page.Locator("main .notice.stop").AllInnerTextsAsync()));

        output.WriteLine($"{keys.Count} fields and keys");
        Assert.InRange(keys.Count, 1, ActionsMax);
        Assert.Equal("6", await visit.Page.Locator(".figures div:nth-child(2) dd").First.InnerTextAsync());
        await visit.Page.SelectOptionAsync("[name=reason]", "registration");
        await visit.Page.Locator("form:has([name=reason]) button").First.ClickAsync();
        var table = Spaces().Replace(await visit.Page.Locator("main table").First.InnerTextAsync(), " ");
        // The children bear their father's names, and the phone has its country's code.
        Assert.Contains("Lina Omar Hadi al-Hourani", table, StringComparison.Ordinal);
        Assert.Contains("Nour Omar Hadi al-Hourani", table, StringComparison.Ordinal);
        Assert.Contains("+962790000001", table, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_one_types_the_form_says_what_it_has_read_and_who_may_be_registered_already()
    {
        await using var visit = await Visit.To(browser.Chromium, site, "/people/register", "en");
        await visit.Page.Locator("[name='Persons[0].Name']").PressSequentiallyAsync("Salma Yusuf Kenan");
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.PressAsync("1");
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.TypeAsync("5/3/1987");
        var read = visit.Page.Locator("[data-row]").First.Locator("[data-understood]");
        // The first question after a start waits until the names are read in.
        await Assertions.Expect(read).ToContainTextAsync("Kenan", new() { Timeout = 60_000 });
        await Assertions.Expect(read).ToContainTextAsync("5 March 1987");
        await visit.Page.Keyboard.TypeAsync("x");
        await Assertions.Expect(read).ToContainTextAsync("cannot be read");
        Assert.All(visit.Addresses, address => Assert.StartsWith(site.Address, address, StringComparison.Ordinal));
        Assert.DoesNotContain(visit.Addresses, address => address.Contains("Kenan", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refused_form_comes_back_filled_and_one_that_cannot_be_sent_stays()
    {
        await using var visit = await Visit.To(browser.Chromium, site, "/people/register", "en");
        var name = visit.Page.Locator("[name='Persons[0].Name']");
        await name.FillAsync("Salma Yusuf Kenan");
        await Assertions.Expect(visit.Page.Locator("[data-unsent]")).ToBeHiddenAsync();
        await visit.Page.Context.SetOfflineAsync(true);
        await name.PressAsync("Control+Enter");
        await Assertions.Expect(visit.Page.Locator("[data-unsent]")).ToBeVisibleAsync();
        await Assertions.Expect(name).ToHaveValueAsync("Salma Yusuf Kenan");
        await visit.Page.Context.SetOfflineAsync(false);
        // Who she is to the household is missing: refused, and nothing has to be typed again.
        await name.PressAsync("Control+Enter");
        await Assertions.Expect(visit.Page.Locator(".notice.stop")).ToContainTextAsync("Person 1");
        await Assertions.Expect(visit.Page.Locator("[name='Persons[0].Name']")).ToHaveValueAsync("Salma Yusuf Kenan");
    }

    [Theory]
    [InlineData("/stock")]
    [InlineData("/shelter?handler=Assign")]
    [InlineData("/zones/zaatari?handler=Nothing")]
    public async Task A_form_that_lacks_its_fields_is_shown_again_and_is_no_error_of_ours(string path)
    {
        await using var visit = await Visit.To(browser.Chromium, site, "/stock", "en");
        var status = await visit.Page.EvaluateAsync<int>("""
            path => fetch(path, { method: 'POST', body: new URLSearchParams({ __RequestVerificationToken:
              document.querySelector('[name=__RequestVerificationToken]').value }) }).then(answer => answer.status)
            """, path);
        Assert.Equal(422, status);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    /// <summary>A keyboard without a mouse beside it, which counts: a field typed is one, and so is each key.</summary>
    private sealed class CountedKeys(IKeyboard keyboard)
    {
        public int Count { get; private set; }

        public Task Type(string text)
        {
            Count++;
            return keyboard.TypeAsync(text);
        }

        public Task Press(string key)
        {
            Count++;
            return keyboard.PressAsync(key);
        }
    }
}
