using Aman.Access;

namespace Aman.Sharing;

/// <summary>
/// What a count of people looks like to whoever may not see the people. Every published count passes here, and
/// docs/decisions/0003-figures-are-sums-of-rounded-cells.md says why this is safe under subtraction.
/// </summary>
public static class Suppression
{
    /// <summary>Reads counts in steps of five instead of ten: whoever works in the zone's own operation.</summary>
    public const string InsidePermission = "figures.inside";

    public const long Exact = 1, Inside = 5, Outside = 10;

    /// <summary>The step in which this reader sees counts: 1 for whoever may read the very rows that are counted, 5
    /// inside the operation, 10 for everybody else.</summary>
    /// <param name="rows">The permission that shows the rows one by one, such as <c>people.search</c>.</param>
    public static long StepFor(Tables tables, Caller caller, string zone, string rows) =>
        Roles.May(tables, caller, rows, zone) ? Exact
        : Roles.May(tables, caller, InsidePermission, zone) ? Inside : Outside;

    /// <summary>
    /// The cells of one table as they are shown: the running total over all cells is rounded down to the step, and each
    /// cell shows by how much that grew. A shown cell is a multiple of the step and less than a step off; so is every
    /// sum of neighbours, the grand total among them. Answers are made of shown cells only, never of true ones.
    /// </summary>
    /// <param name="counts">All cells of the table, always in the same order.</param>
    public static IReadOnlyList<long> Cells(IEnumerable<long> counts, long step)
    {
        var (total, shown) = (0L, 0L);
        return [.. counts.Select(count =>
        {
            total += count;
            var before = shown;
            shown = total - (total % step);
            return shown - before;
        })];
    }
}

/// <summary>Figures as this reader may see them.</summary>
/// <param name="Below">A shown 0 stands for fewer than this; 0 where the figures are exact.</param>
public sealed record Figures<T>(long Below, T Shown)
{
    internal static Figures<T> Of(long step, T shown) => new(step == Suppression.Exact ? 0 : step, shown);
}
