using Aman.Talks;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Aman.App.Pages.Talks;

/// <summary>A statement that every party agreed to, for anybody who has its link. It asks nobody who he is, sets no
/// cookie and leads nowhere.</summary>
[AllowAnonymous]
public sealed class PublishedModel(Node node) : PageModel
{
    [FromRoute]
    public string Link { get; set; } = "";

    public StatementVersion Version { get; private set; } = null!;

    public IActionResult OnGet()
    {
        if (node.Journal.Read(tables => StatementList.Published(tables, Link)) is not { } version)
        {
            return NotFound();
        }

        Response.Headers["X-Robots-Tag"] = "noindex";
        Version = version;
        return Page();
    }
}
