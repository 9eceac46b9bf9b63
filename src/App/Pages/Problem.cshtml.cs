using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Aman.App.Pages;

/// <summary>What a person reads instead of a page that is absent, forbidden or broken; the id is the one in
/// the log.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class ProblemModel : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Status { get; set; }

    public string Id => HttpContext.TraceIdentifier;

    public void OnGet() => Response.StatusCode = Status;

    public void OnPost() => OnGet();
}
