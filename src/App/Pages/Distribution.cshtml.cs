using Aman.Aid;
using Aman.People;
using Microsoft.AspNetCore.Mvc;

namespace Aman.App.Pages;

/// <summary>Who has still to receive what? Coverage of each programme's running cycle, the households that wait for
/// something, and the counter where it is handed out.</summary>
[Needs("aid.read")]
public sealed class DistributionModel(Node node, InView inView) : Face(node, inView)
{
    /// <summary>A programme's running cycle: by item, and by the district where the households live.</summary>
    /// <param name="Open">Households with something still due, from <see cref="Skip"/> on.</param>
    /// <param name="NotIssued">Households that are here and have no entitlement in it.</param>
    public sealed record Course(
        Programme Programme, IReadOnlyList<ItemCoverage> Items, IReadOnlyList<CycleCoverage> Districts,
        IReadOnlyList<OpenEntitlements> Open, long NotIssued)
    {
        public long Entitled => Districts.Sum(row => row.Entitled);

        public long Collected => Districts.Sum(row => row.Collected);
    }

    public IReadOnlyList<Course> Courses { get; private set; } = [];

    public IReadOnlyList<DoubleCollections> Doubles { get; private set; } = [];

    /// <summary>The household at the counter; null while none is, or nobody is called so.</summary>
    public HouseholdAtDesk? Desk { get; private set; }

    /// <summary>Why the number that was typed is nobody's.</summary>
    public Refused? Nobody { get; private set; }

    /// <summary>What the household at the counter may collect, and has.</summary>
    public IReadOnlyList<HouseholdAid> Due { get; private set; } = [];

    /// <summary>Its number or id, as it was typed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Household { get; set; }

    /// <summary>Of the open households, so many were shown before.</summary>
    [BindProperty(SupportsGet = true)]
    public int Skip { get; set; }

    /// <summary>Programmes in whose cycle the household at the counter has no entitlement yet.</summary>
    public IEnumerable<Course> Unissued => Courses.Where(course => !Due.Any(row =>
        row.Programme == course.Programme.Id && row.Cycle == course.Programme.Cycle));

    /// <summary>Only the node that set the programme up issues its entitlements.</summary>
    public bool IssuesHere(Programme programme) => InView.NodeName == programme.Issuer;

    public void OnGet() => Show();

    public Task<IActionResult> OnPost(string programme, string cycle) => Tried(() =>
    {
        var household = HouseholdOf(Household);
        return Record(new CollectAid(Zone?.Id ?? "", household, programme, cycle), At(household));
    });

    public Task<IActionResult> OnPostIssue(string programme, string cycle) => Tried(() =>
    {
        var household = HouseholdOf(Household);
        return Record(
            new IssueEntitlements(Zone?.Id ?? "", programme, cycle, Household: household), At(household));
    });

    /// <summary>A fact takes some households at a time, so a form becomes as many commands as it needs. Their ids
    /// follow from the form's: sent twice, each is recorded once.</summary>
    public Task<IActionResult> OnPostIssueAll(string programme, string cycle) => Tried(async () =>
    {
        var command = new IssueEntitlements(Zone?.Id ?? "", programme, cycle);
        var last = 0L;
        for (var batch = 0; batch < Limits.IssueBatchesMax; batch++)
        {
            if ((await Node.Journal.Record(command, Caller, CommandIds.Beside(Command, batch))).Entry is not { } entry)
            {
                break;
            }

            last = entry.Number;
        }

        return LocalRedirect($"/distribution?done={last}");
    });

    protected override void Show() => Read("aid.read", tables =>
    {
        var zone = Zone?.Id ?? "";
        Courses = [.. Programme.All(tables, zone).Select(programme => new Course(programme,
            ItemCoverage.Of(tables, zone, programme.Id, programme.Cycle),
            CycleCoverage.Of(tables, zone, programme.Id, programme.Cycle),
            OpenEntitlements.Of(
                tables, zone, programme.Id, programme.Cycle, Math.Max(0, Skip), Limits.OpenEntitlementsMax),
            OpenEntitlements.NotIssued(tables, zone, programme.Id, programme.Cycle)))];
        Doubles = DoubleCollections.Of(tables, zone);
        if (string.IsNullOrWhiteSpace(Household))
        {
            return 0;
        }

        try
        {
            Desk = HouseholdAtDesk.Of(tables, zone, HouseholdNumber.Require(tables, zone, Household));
            Due = HouseholdAid.Of(tables, zone, Desk.Id);
        }
        catch (Refused refused)
        {
            Nobody = refused;
        }

        return 0;
    });

    private static string At(string household) => $"/distribution?household={Uri.EscapeDataString(household)}";
}
