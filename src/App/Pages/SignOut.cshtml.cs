using Aman.App.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Aman.App.Pages;

/// <summary>Ends the sessions of whoever asks; there is nothing to see.</summary>
[Needs(Gate.SignedIn)]
public sealed class SignOutModel : PageModel
{
    public IActionResult OnGet() => Redirect("/");

    public async Task<IActionResult> OnPostAsync()
    {
        await Sessions.SignOut(HttpContext);
        return Redirect("/sign-in");
    }
}
