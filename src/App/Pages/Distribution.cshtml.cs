using Aman.Aid;
using Microsoft.AspNetCore.Mvc;

namespace Aman.App.Pages;

/// <summary>Who has still to receive what? Coverage of each programme's running cycle, and the counter where aid is
/// handed out.</summary>
[Needs("aid.read")]
public sealed class DistributionModel(Node node, InView inView) : Face(node, inView)
{
    /// <summary>A programme's running cycle: by item, and by the district where the households live.</summary>
    public sealed record Course(
        Programme Programme, IReadOnlyList<ItemCoverage> Items, IReadOnlyList<CycleCoverage> Districts);

    public IReadOnlyList<Course> Courses { get; private set; } = [];

    public IReadOnlyList<DoubleCollections> Doubles { get; private set; } = [];

    /// <summary>What the household at the counter may collect.</summary>
    public IReadOnlyList<HouseholdAid> Due { get; private set; } = [];

    [BindProperty(SupportsGet = true)]
    public string? Household { get; set; }

    public void OnGet() => Show();

    public Task<IActionResult> OnPost(string programme, string cycle) =>
        Record(new CollectAid(Zone?.Id ?? "", Household ?? "", programme, cycle),
            $"/distribution?household={Uri.EscapeDataString(Household ?? "")}");

    protected override void Show() => (Courses, Doubles, Due) = Read("aid.read", tables =>
    {
        var zone = Zone?.Id ?? "";
        var courses = Programme.All(tables, zone).Select(programme => new Course(programme,
            ItemCoverage.Of(tables, zone, programme.Id, programme.Cycle),
            CycleCoverage.Of(tables, zone, programme.Id, programme.Cycle))).ToList();
        return (courses, DoubleCollections.Of(tables, zone),
            string.IsNullOrWhiteSpace(Household) ? [] : HouseholdAid.Of(tables, zone, Household.Trim()));
    });
}
