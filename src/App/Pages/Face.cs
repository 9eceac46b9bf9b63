using Aman.Access;
using Aman.People;
using Aman.Zones;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Aman.App.Pages;

/// <summary>What every page has: who asks, one guarded door to read, one to record, and how a refusal
/// is shown.</summary>
public abstract class Face(Node node, InView inView) : PageModel
{
    public InView InView { get; } = inView;

    /// <summary>The zone this page is about.</summary>
    public Zone? Zone => InView.Zone;

    /// <summary>Why the last form was not carried out; shown above the page's content.</summary>
    public Refused? Refusal { get; protected set; }

    /// <summary>Number of the entry that the last form became; 0 when it changed nothing.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Done { get; set; }

    /// <summary>The command's id, made with the form: sent twice, it is recorded once.</summary>
    [BindProperty]
    public Guid Command { get; set; }

    protected Node Node { get; } = node;

    protected Caller Caller => InView.Caller;

    /// <summary>Whether to offer a form; the journal's door decides again when it is sent.</summary>
    public bool May(string permission) => InView.May(permission);

    /// <summary>Reads for one who holds the permission in this page's zone.</summary>
    protected T Read<T>(string permission, Func<Tables, T> query) => Node.Journal.Read(tables =>
    {
        // Where there is no zone yet there is nothing to guard; the gate has seen that the reader holds the
        // permission somewhere.
        if (Zone is { } zone)
        {
            Roles.Require(tables, Caller, permission, zone.Id);
        }

        return query(tables);
    });

    /// <summary>A form that lacks a field, or holds what the field cannot, is shown again, and nothing was
    /// done.</summary>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (!HttpMethods.IsPost(Request.Method) || (ModelState.IsValid && context.HandlerMethod is not null))
        {
            return;
        }

        var fields = ModelState.Where(field => field.Value?.Errors.Count > 0).Select(field => field.Key);
        Refusal = new Refused("form-incomplete", $"Fill in or correct: {string.Join(", ", fields)}.");
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        Show();
        context.Result = Page();
    }

    /// <summary>Records a command and goes back, or shows the page again with the refusal and what was typed.</summary>
    protected async Task<IActionResult> Record<TCommand>(TCommand command, string back)
        where TCommand : ICommand
    {
        try
        {
            var recorded = await Node.Journal.Record(command, Caller, Command);
            HttpContext.RequestServices.GetRequiredService<NewPeople>().After(command, Caller, recorded);
            var separator = back.Contains('?', StringComparison.Ordinal) ? '&' : '?';
            return LocalRedirect($"{back}{separator}done={recorded.Entry?.Number ?? 0}");
        }
        catch (Refused refused)
        {
            Refusal = refused;
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            Show();
            return Page();
        }
    }

    /// <summary>What cannot be read of a form is refused like what cannot be done.</summary>
    protected async Task<IActionResult> Tried(Func<Task<IActionResult>> work)
    {
        try
        {
            return await work();
        }
        catch (Refused refused)
        {
            Refusal = refused;
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            Show();
            return Page();
        }
    }

    /// <summary>The household that somebody calls so, by its number or its id, in this page's zone.</summary>
    /// <exception cref="Refused">household-unknown, household-ambiguous</exception>
    protected string HouseholdOf(string? household) => Node.Journal.Read(
        tables => HouseholdNumber.Require(tables, Zone?.Id ?? "", household));

    /// <summary>Reads what the page shows.</summary>
    protected abstract void Show();
}
