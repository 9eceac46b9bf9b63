using System.Globalization;

namespace Aman.Shelter;

/// <summary>Who came and who left on a day (UTC). What two gates recorded twice counts once, on the day of the first
/// and with the people of the last count, so that a corrected number is corrected here too.</summary>
/// <param name="Voluntary">Of the households that left, those that said they wanted to.</param>
public sealed record ArrivalsAndDepartures(long DaysSince1970, long Arrivals, long PeopleArrived, long Departures,
    long PeopleDeparted, long Voluntary)
{
    public string Day => DateTime.UnixEpoch.AddDays(DaysSince1970).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static IReadOnlyList<ArrivalsAndDepartures> Of(Tables tables, string zone) =>
        tables.Query<ArrivalsAndDepartures>($"""
            with steps as (
              select at_ms / 86400000 as day, direction, people, coalesce(voluntary, 0) as voluntary,
                lag(direction) over (partition by household order by stamp) as earlier,
                lead(direction) over (partition by household order by stamp) as later, household, stamp
              from movements where zone = {zone}),
            ends as (
              select day, direction, voluntary, earlier, case when direction = 'arrival' and later = direction
                then lead(people) over (partition by household order by stamp) else people end as people
              from steps where earlier is null or earlier <> direction or later is null or later <> direction)
            select day as days_since1970,
              cast(sum(case when direction = 'arrival' then 1 else 0 end) as bigint) as arrivals,
              cast(sum(case when direction = 'arrival' then people else 0 end) as bigint) as people_arrived,
              cast(sum(case when direction = 'departure' then 1 else 0 end) as bigint) as departures,
              cast(sum(case when direction = 'departure' then people else 0 end) as bigint) as people_departed,
              cast(sum(case when direction = 'departure' then voluntary else 0 end) as bigint) as voluntary
            from ends where earlier is null or earlier <> direction group by day order by day
            """);
}
