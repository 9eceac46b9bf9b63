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

    public IReadOnlyList<HouseholdSearch.Hit>? Hits { get; private set; }

    public void OnGet() => Show();

    public void OnPost()
    {
        Show();
        try
        {
            Hits = Read(HouseholdSearch.Permission,
                tables => HouseholdSearch.Of(tables, Caller, Zone?.Id ?? "", Words ?? ""));
        }
        catch (Refused refused) when (refused.Code != "not-permitted")
        {
            Refusal = refused;
        }
    }

    protected override void Show() => Read(HouseholdSearch.Permission, _ => 0);
}
