using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Aman.App.Pages;

/// <summary>Can names be opened at this node, and how is that ended or begun?</summary>
[AllowAnonymous]
public sealed class LockModel(Node node, Locking locking) : PageModel
{
    [BindProperty]
    public string Passphrase { get; set; } = "";

    public bool IsLocked => node.Keys.IsLocked;

    /// <summary>The node is about to start again; the page goes on to the overview by itself.</summary>
    public bool Changing { get; private set; }

    public Refused? Refusal { get; private set; }

    /// <summary>Anybody who is signed in may lock: a needless lock costs a minute, a missing one lives.</summary>
    public IActionResult OnPostLock()
    {
        if (HttpContext.Caller() is null)
        {
            return RedirectToPage("/SignIn", new { to = "/lock" });
        }

        Response.OnCompleted(() =>
        {
            locking.Lock();
            return Task.CompletedTask;
        });
        return Change();
    }

    public async Task<IActionResult> OnPostUnlockAsync()
    {
        try
        {
            await locking.Unlock(Passphrase ?? "");
            return Change();
        }
        catch (Refused refused)
        {
            Refusal = refused;
            Response.StatusCode = Problems.Status(refused.Code);
            return Page();
        }
    }

    private PageResult Change()
    {
        Changing = true;
        Response.Headers["Refresh"] = "3; url=/";
        return Page();
    }
}
