using System.Globalization;
using Aman.Places;
using Aman.Sharing;

namespace Aman.Movements;

/// <summary>People who came and left in one month (UTC), by where they went and whether they wanted to.</summary>
/// <param name="Month">As <c>2026-03</c>.</param>
/// <param name="Returned">Left for where they came from: see <see cref="ZoneMovements"/>.</param>
/// <param name="MovedOn">Left for anywhere else.</param>
/// <param name="NotSaid">Left without saying where to. Nobody must.</param>
/// <param name="Voluntary">Of all who left, those who said that they wanted to.</param>
/// <param name="NotVoluntary">Those who said that they did not.</param>
public sealed record MovementsOfMonth(
    string Month, long Arrived, long Returned, long MovedOn, long NotSaid, long Voluntary, long NotVoluntary)
{
    public long Left => Returned + MovedOn + NotSaid;
}

/// <summary>People who came from or left for one place.</summary>
/// <param name="Movement">One of <see cref="ZoneMovements.Kinds"/>.</param>
/// <param name="Place">P-code at admin level 1 or country; null where nobody said.</param>
public sealed record MovementsByPlace(
    string Movement, string? Place, long Households, long People, long Voluntary, long NotVoluntary);

/// <summary>
/// Arrivals, returns and onward movement of a zone. A return is to the place a household came from, or, where the zone
/// lies outside the country it fled, to anywhere in that country. What two gates recorded twice counts once.
/// </summary>
public sealed record ZoneMovements(
    IReadOnlyList<MovementsOfMonth> Months, IReadOnlyList<MovementsByPlace> Places)
{
    public const string Arrival = "arrival";
    public const string Return = "return";
    public const string Onward = "onward";
    public const string Unsaid = "unsaid";

    public static string Permission => "figures.read";

    public static IReadOnlyList<string> Kinds { get; } = [Arrival, Return, Onward, Unsaid];

    /// <summary>As the reader may see them: whoever sees each household's arrivals sees their number to the one.
    /// </summary>
    public static Figures<ZoneMovements> Of(Tables tables, Caller caller, string zone)
    {
        var step = Suppression.StepFor(tables, caller, zone, "shelter.read");
        var countries = tables.Query<(string Code, string Id)>(
            $"select code, id from places where kind = {PlaceKinds.Country} order by id")
            .GroupBy(one => one.Code).ToDictionary(one => one.Key, one => one.First().Id, StringComparer.Ordinal);
        string? Coarse(string? place) => place is null ? null : countries.GetValueOrDefault(place, place);
        var here = tables.One<string>($"select parent from places where id = {zone}");
        var lines = Shown(Lines(tables, zone), step).ConvertAll(line => line with
        {
            Place = Coarse(line.Place), Origin = Coarse(line.Origin),
        });
        return Figures<ZoneMovements>.Of(step, new(
            [.. lines.GroupBy(line => MonthOf(line.Day)).OrderBy(month => month.Key, StringComparer.Ordinal)
                .TakeLast(Limits.MonthsMax).Select(month => Month(month.Key, [.. month], here))],
            [.. lines.GroupBy(line => (Kind: KindOf(line, here), line.Place))
                .Select(group => new MovementsByPlace(group.Key.Kind, group.Key.Place,
                    group.Sum(line => line.Households), group.Sum(line => line.People),
                    Said(group, voluntary: true), Said(group, voluntary: false)))
                .OrderBy(one => Kinds.ToList().IndexOf(one.Movement)).ThenByDescending(one => one.People)
                .ThenBy(one => one.Place, StringComparer.Ordinal)]));
    }

    // Arrivals and departures are tables of their own, in the order of days as ShelterFigures has them.
    private static List<Line> Shown(List<Line> lines, long step) =>
    [
        .. lines.OrderBy(line => line.Day).ThenBy(line => line.Place, StringComparer.Ordinal)
            .ThenBy(line => line.Origin, StringComparer.Ordinal).ThenBy(line => line.Voluntary)
            .GroupBy(line => line.Direction).SelectMany(table => table
                .Zip(Suppression.Cells(table.Select(line => line.People), step),
                    Suppression.Cells(table.Select(line => line.Households), step))
                .Select(cell => cell.First with { People = cell.Second, Households = cell.Third }))
            .Where(line => line.People + line.Households > 0),
    ];

    private static MovementsOfMonth Month(string month, IReadOnlyList<Line> lines, string? here)
    {
        long People(string kind) => lines.Where(line => KindOf(line, here) == kind).Sum(line => line.People);
        return new(month, People(Arrival), People(Return), People(Onward), People(Unsaid),
            Said(lines, voluntary: true), Said(lines, voluntary: false));
    }

    private static long Said(IEnumerable<Line> lines, bool voluntary) =>
        lines.Where(line => line.Direction == "departure" && line.Voluntary == (voluntary ? 1 : 0))
            .Sum(line => line.People);

    private static string KindOf(Line line, string? here) =>
        line.Direction == "arrival" ? Arrival
        : line.Place is not { } place ? Unsaid
        : place == line.Origin ? Return
        : line.Origin is { } origin && here is not null && CountryOf(here) != CountryOf(origin)
            && CountryOf(place) == CountryOf(origin) ? Return : Onward;

    private static string CountryOf(string place) =>
        place.Length > 2 && char.IsAsciiDigit(place[2]) ? place[..2] : place;

    private static string MonthOf(long day) => DateTime.UnixEpoch.AddDays(Math.Clamp(day, 0, 84_000))
        .ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static List<Line> Lines(Tables tables, string zone) => tables.Query<Line>($"""
        with steps as (
          select household, at_ms / 86400000 as day, direction, people, place, voluntary, stamp,
            lag(direction) over (partition by household order by stamp) as earlier,
            lead(direction) over (partition by household order by stamp) as later,
            substr(max(case when direction = 'arrival' then substr(stamp, 1, 16) || place end) over (
              partition by household order by stamp), 17) as came_from
          from movements where zone = {zone}),
        ends as (
          select household, day, direction, place, voluntary, earlier, came_from,
            case when direction = 'arrival' and later = direction
              then lead(people) over (partition by household order by stamp) else people end as people
          from steps where earlier is null or earlier <> direction or later is null or later <> direction),
        counted as (
          select s.day, s.direction, s.place, coalesce(s.came_from, h.origin_admin1) as origin, s.voluntary, s.people
          from ends s left join households h on h.id = s.household
          where s.earlier is null or s.earlier <> s.direction)
        select day, direction, place, origin, voluntary, count(*) as households,
          cast(sum(people) as bigint) as people
        from counted group by day, direction, place, origin, voluntary
        order by day, direction, place, origin, voluntary
        """);

    private sealed record Line(
        long Day, string Direction, string? Place, string? Origin, long? Voluntary, long Households, long People);
}
