using Microsoft.Playwright;

namespace Aman.Tests.Browser;

/// <summary>A family is registered at the gate, with the keyboard, and an empty form says what it lacks.</summary>
[Collection(nameof(Everything))]
public sealed class RegisterTests(Browser browser, Site site)
{
    [Fact]
    public async Task A_family_typed_into_the_form_is_registered_and_its_household_is_shown()
    {
        await using var visit = await Visit.To(browser.Chromium, site, "/people/register", "en");
        await visit.Page.FillAsync("[name='Persons[0].Given']", "\u0633\u0644\u0645\u0649");
        await visit.Page.FillAsync("[name='Persons[0].Family']", "\u0627\u0644\u0645\u062b\u0627\u0644");
        await visit.Page.FillAsync("[name='Persons[0].BirthYear']", "1990");
        await visit.Page.FillAsync("[name='Persons[1].GivenLatin']", "Example");
        await visit.Page.FocusAsync("main form > p button");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.WaitForURLAsync("**/households/*");
        Assert.Matches("/households/[0-9a-f-]{36}", visit.Page.Url);
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
}
