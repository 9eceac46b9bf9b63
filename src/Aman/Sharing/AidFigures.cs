using Aman.Aid;

namespace Aman.Sharing;

/// <summary>How far aid has come, for whoever may read figures. Each district has three cells: households that have
/// received all, some and nothing, so that neither what is collected nor what remains gives a small number away.
/// </summary>
public static class AidFigures
{
    /// <summary>Who sees each household's entitlements sees their number to the one.</summary>
    private const string Rows = "aid.read";

    public static long Step(Tables tables, Caller caller, string zone) =>
        Suppression.StepFor(tables, caller, zone, Rows);

    public static Figures<IReadOnlyList<CycleCoverage>> Coverage(
        Tables tables, Caller caller, string zone, string programme, string cycle)
    {
        var step = Step(tables, caller, zone);
        // In the order of the shelter's cells: the districts, then those without a plot.
        var districts = CycleCoverage.Of(tables, zone, programme, cycle).OrderBy(one => one.District is null).ToList();
        var shown = Suppression.Cells(districts.SelectMany(one =>
            new[] { one.Collected, one.Begun, one.Entitled - one.Collected - one.Begun }), step);
        return Figures<IReadOnlyList<CycleCoverage>>.Of(step, [.. districts.Select((one, at) => one with
        {
            Collected = shown[3 * at], Begun = shown[(3 * at) + 1],
            Entitled = shown[3 * at] + shown[(3 * at) + 1] + shown[(3 * at) + 2],
        })]);
    }

    /// <summary>Units are handed out by person and household, so that their number is a number of people.</summary>
    public static Figures<IReadOnlyList<ItemCoverage>> Items(
        Tables tables, Caller caller, string zone, string programme, string cycle)
    {
        var step = Step(tables, caller, zone);
        return Figures<IReadOnlyList<ItemCoverage>>.Of(step,
            [.. ItemCoverage.Of(tables, zone, programme, cycle).Select(one =>
            {
                var shown = Suppression.Cells([one.Collected, one.Remaining], step);
                return one with { Collected = shown[0], Entitled = shown[0] + shown[1] };
            })]);
    }
}
