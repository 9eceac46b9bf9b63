using Aman.People;
using Microsoft.AspNetCore.Mvc;

namespace Aman.App.Pages;

/// <summary>Is this family registered, and under which household? The words searched for stay out of
/// the address.</summary>
[Needs(HouseholdSearch.Permission)]
public sealed class PeopleModel(Node node, InView inView) : Face(node, inView)
{
    [BindProperty]
    public string? Words { get; set; }

    /// <summary>The reader wants to see more than those who fit best.</summary>
    [BindProperty]
    public bool More { get; set; }

    public IReadOnlyList<HouseholdSearch.Hit>? Hits { get; private set; }

    /// <summary>There may be others: as many were found as are shown at first.</summary>
    public bool IsFull => !More && Hits?.Count == Aman.People.Limits.SearchHitsFirst;

    public void OnGet() => Show();

    public async Task OnPost()
    {
        Show();
        await Search();
    }

    /// <summary>Answers while one types.</summary>
    public async Task<IActionResult> OnPostHits()
    {
        await Search();
        return Partial("_Hits", this);
    }

    private async Task Search()
    {
        try
        {
            Hits = await HouseholdSearch.Of(Node, Caller, Zone?.Id ?? "", Words ?? "",
                More ? Aman.People.Limits.SearchHitsMax : Aman.People.Limits.SearchHitsFirst);
        }
        catch (Refused refused) when (refused.Code != "not-permitted")
        {
            Refusal = refused;
        }
    }

    /// <summary>The reader's own corrections that somebody wrote over unseen.</summary>
    public IReadOnlyList<LostCorrections> Lost { get; private set; } = [];

    protected override void Show() => Lost = Read(HouseholdSearch.Permission,
        tables => LostCorrections.Of(tables, Zone?.Id ?? "", Caller.Actor));
}
