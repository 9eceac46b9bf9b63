using Aman.Shelter;

namespace Aman.Sharing;

/// <summary>Who is here and how full it is, for whoever may read figures. The cells are the blocks in their order, then
/// households on plots that no place knows, then those without a plot.</summary>
public static class ShelterFigures
{
    /// <summary>Who sees each plot with its household sees their numbers to the one.</summary>
    private const string Rows = "shelter.read";

    public static Figures<Presence> Presence(Tables tables, Caller caller, string zone)
    {
        var step = Suppression.StepFor(tables, caller, zone, Rows);
        var all = Cells.Of(tables, zone, step);
        return Figures<Presence>.Of(step, new(
            all.Blocks.Sum(block => block.Households) + all.Elsewhere.Households + all.Without.Households,
            all.Blocks.Sum(block => block.People) + all.Elsewhere.People + all.Without.People,
            all.Without.Households));
    }

    public static Figures<IReadOnlyList<OccupancyByBlock>> Blocks(Tables tables, Caller caller, string zone)
    {
        var step = Suppression.StepFor(tables, caller, zone, Rows);
        return Figures<IReadOnlyList<OccupancyByBlock>>.Of(step, Cells.Of(tables, zone, step).Blocks);
    }

    public static Figures<IReadOnlyList<OccupancyByDistrict>> Districts(Tables tables, Caller caller, string zone)
    {
        var step = Suppression.StepFor(tables, caller, zone, Rows);
        var blocks = Cells.Of(tables, zone, step).Blocks.ToLookup(block => block.District, StringComparer.Ordinal);
        return Figures<IReadOnlyList<OccupancyByDistrict>>.Of(step,
        [
            .. OccupancyByDistrict.Of(tables, zone).Select(district =>
            {
                var taken = blocks[district.District].Sum(block => block.Taken);
                return district with
                {
                    Taken = taken, Free = Math.Max(0, district.Plots - taken),
                    Households = blocks[district.District].Sum(block => block.Households),
                    People = blocks[district.District].Sum(block => block.People),
                };
            }),
        ]);
    }

    /// <summary>Who came and who left by day; a day on which nothing is shown is not listed.</summary>
    public static Figures<IReadOnlyList<ArrivalsAndDepartures>> Days(Tables tables, Caller caller, string zone)
    {
        var step = Suppression.StepFor(tables, caller, zone, Rows);
        var days = ArrivalsAndDepartures.Of(tables, zone);
        IReadOnlyList<long> Shown(Func<ArrivalsAndDepartures, long> of) => Suppression.Cells(days.Select(of), step);
        var (arrivals, arrived) = (Shown(day => day.Arrivals), Shown(day => day.PeopleArrived));
        var (departures, departed) = (Shown(day => day.Departures), Shown(day => day.PeopleDeparted));
        var voluntary = Shown(day => day.Voluntary);
        return Figures<IReadOnlyList<ArrivalsAndDepartures>>.Of(step,
        [
            .. days.Select((day, at) => new ArrivalsAndDepartures(day.DaysSince1970, arrivals[at], arrived[at],
                departures[at], departed[at], voluntary[at]))
                .Where(day => step == Suppression.Exact || day.PeopleArrived + day.PeopleDeparted > 0),
        ]);
    }

    private sealed record Here(long Households, long People);

    private sealed record Cells(IReadOnlyList<OccupancyByBlock> Blocks, Here Elsewhere, Here Without)
    {
        public static Cells Of(Tables tables, string zone, long step)
        {
            var blocks = OccupancyByBlock.Of(tables, zone);
            var all = Shelter.Presence.Of(tables, zone);
            var without = tables.One<Here>($"""
                select count(*) as households, cast(coalesce(sum(people), 0) as bigint) as people
                from stays where zone = {zone} and people > 0 and plot is null
                """)!;
            var elsewhere = new Here(
                all.Households - without.Households - blocks.Sum(block => block.Households),
                all.People - without.People - blocks.Sum(block => block.People));
            IReadOnlyList<long> Shown(Func<OccupancyByBlock, long> of, params IEnumerable<long> rest) =>
                Suppression.Cells([.. blocks.Select(of), .. rest], step);
            var taken = Shown(block => block.Taken);
            var households = Shown(block => block.Households, elsewhere.Households, without.Households);
            var people = Shown(block => block.People, elsewhere.People, without.People);
            return new(
                [.. blocks.Select((block, at) => block with
                {
                    Taken = taken[at], Free = Math.Max(0, block.Plots - taken[at]), Households = households[at],
                    People = people[at],
                })],
                new(households[^2], people[^2]), new(households[^1], people[^1]));
        }
    }
}
