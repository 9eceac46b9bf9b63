using Aman.Access;
using Aman.Movements;
using Aman.Shelter;
using Aman.Standards;
using static Aman.App.Scenarios.Offices;

namespace Aman.App.Scenarios;

/// <summary>Point 5: who is in the neighbouring countries and in Europe, beside who comes to the zone and leaves
/// it.</summary>
internal static class MovementSteps2017
{
    private const string Statistics = "population_syr.csv";

    /// <summary>UNHCR's figures, as a file.</summary>
    public static string Figures { get; } =
        DemoData.Files.Single(file => file.EndsWith(Statistics, StringComparison.Ordinal));

    public static IEnumerable<Step> Moved()
    {
        yield return Step.Taken(5, "region", "UNHCR's figures of the region are imported.",
            stage => Importer.Import([Figures], stage.Node.Journal, Roles.Terminal),
            ("refugees in Türkiye at the end of 2016: 2,823,987", stage =>
                Of(stage, "TUR", 2016)?.Refugees == 2_823_987),
            ("asylum applications that wait in Germany then: 100,527", stage =>
                Of(stage, "DEU", 2016)?.AsylumSeekers == 100_527),
            ("by year from 2011 on", stage => Region(stage).Select(one => one.Year).Distinct().Order()
                .Take(7).SequenceEqual([2011, 2012, 2013, 2014, 2015, 2016, 2017])));
        yield return Step.Taken(5, "leave", "One family goes home, and one goes on to Germany; both because they want.",
            async stage =>
            {
                var (home, on) = (StatementOf2017.Family(stage, 0), StatementOf2017.Family(stage, 1));
                await stage.Do(Registrar, new DepartHousehold(Plain, home.Id, home.OriginAdmin1, Voluntary: true));
                await stage.Do(Registrar, new DepartHousehold(Plain, on.Id, "DE", Voluntary: true));
            },
            ("those who arrived are all counted", stage => Zonal(stage, ZoneMovements.Arrival)
                == Enumerable.Range(0, StatementOf2017.Households)
                    .Sum(index => (long)StatementOf2017.Family(stage, index).Persons.Count)),
            ("returned: the first family", stage => Zonal(stage, ZoneMovements.Return)
                == StatementOf2017.Family(stage, 0).Persons.Count),
            ("moved on: the second", stage => Zonal(stage, ZoneMovements.Onward)
                == StatementOf2017.Family(stage, 1).Persons.Count));
    }

    private static IReadOnlyList<DisplacementFigure> Region(Stage stage) =>
        stage.Read(tables => Displacement.From(tables, "SYR", 2011));

    private static DisplacementFigure? Of(Stage stage, string asylum, long year) =>
        Region(stage).FirstOrDefault(one => one.Asylum == asylum && one.Year == year);

    private static long Zonal(Stage stage, string movement) => stage.Read(tables =>
        ZoneMovements.Of(tables, Registrar, Plain)).Shown.Places.Where(one => one.Movement == movement)
        .Sum(one => one.People);
}
