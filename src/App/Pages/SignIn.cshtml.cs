using Aman.App.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Aman.App.Pages;

/// <summary>Who are you?</summary>
[AllowAnonymous]
public sealed class SignInModel : PageModel
{
    /// <summary>The page to go on to.</summary>
    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    [BindProperty]
    public string Login { get; set; } = "";

    [BindProperty]
    public string Password { get; set; } = "";

    public Refused? Refusal { get; private set; }

    public async Task<IActionResult> OnPostAsync()
    {
        try
        {
            await Sessions.SignIn(HttpContext, Login ?? "", Password ?? "");
            return LocalRedirect(Url.IsLocalUrl(To) ? To : "/");
        }
        catch (Refused refused)
        {
            Refusal = refused;
            Response.StatusCode = Problems.Status(refused.Code);
            return Page();
        }
    }
}
