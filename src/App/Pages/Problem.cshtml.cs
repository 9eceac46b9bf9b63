using System.Globalization;
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
    /// <summary>Out of the address alone: a form that cannot be read binds nothing, and may be what is wrong.</summary>
    public int Status => int.Parse((string)RouteData.Values["status"]!, CultureInfo.InvariantCulture);

    public string Id => HttpContext.TraceIdentifier;

    public void OnGet() => Response.StatusCode = Status;

    public void OnPost() => OnGet();
}
