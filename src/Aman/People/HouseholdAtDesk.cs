using Aman.Shelter;

namespace Aman.People;

/// <summary>A household as a desk knows it without opening a name: its number, how many are registered and here, and
/// where it lives.</summary>
/// <param name="Number">What it is called: its short number, or the whole id where another one has the same.</param>
/// <param name="Registered">Its living members; 0 where nobody here has its registration.</param>
/// <param name="Plot">The code that stands on its plot; null without one.</param>
/// <param name="Arrived">False when it was never counted in.</param>
public sealed record HouseholdAtDesk(
    string Id, string Number, long Registered, long Present, string? Plot, string? PlotId, bool Arrived)
{
    public static HouseholdAtDesk Of(Tables tables, string zone, string household)
    {
        var stay = Stay.Find(tables, zone, household);
        var number = HouseholdNumber.Of(household);
        return new(household, HouseholdNumber.Find(tables, zone, number).Count == 1 ? number : household,
            CountRegistered(tables, zone, household), stay?.People ?? 0,
            stay?.Plot is { } plot ? tables.One<string>($"select code from places where id = {plot}") ?? plot : null,
            stay?.Plot, stay is { Moved: not "" });
    }

    /// <summary>Households that were registered and have not arrived: they stand at the gate, or left before.</summary>
    public static long Awaited(Tables tables, string zone) => tables.One<long>($"""
        select count(*) from households h where h.zone = {zone} and not exists (
          select 1 from stays s where s.zone = h.zone and s.household = h.id and s.moved <> '')
        """);

    internal static long CountRegistered(Tables tables, string zone, string household) => tables.One<long>($"""
        select count(*) from people
        where household = {household} and zone = {zone} and died = 0 and same_as = ''
        """);
}
