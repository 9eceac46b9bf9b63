using Aman.Shelter;
using Aman.Tests.Topics.Zones;
using Xunit;

namespace Aman.Tests.Topics.Shelter;

public class DepartHouseholdTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Leaving_is_never_refused_and_the_second_time_changes_nothing(string engine)
    {
        await using var node = await Camp.Open(engine);
        foreach (var command in (DepartHousehold[])
            [new("never-proposed", "h1"), new(Camp.Zone, "never-seen", "nowhere at all", null, long.MinValue),
            new(Camp.Zone, ""), new(Camp.Zone, "h2", new string('x', 100_000), true, long.MaxValue)])
        {
            Assert.NotNull(await node.Do(command));
            Assert.Null(await node.Do(command));
        }

        Assert.Single(node.Journal.Read(tables => ArrivalsAndDepartures.Of(tables, Camp.Zone)));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Two_cut_off_gates_come_to_the_same_tables_whatever_order_they_meet_in(string engine)
    {
        await using var north = await Camp.Open(engine);
        await using var south = Engines.Node(engine);
        Exchange.Send(north, south);
        var random = new Random(20_261_123);
        foreach (var _ in Enumerable.Range(0, 150))
        {
            var node = random.Next(2) == 0 ? north : south;
            var household = $"h{random.Next(8)}";
            try
            {
                await (random.Next(6) switch
                {
                    0 or 1 => node.Do(new RecordArrival(Camp.Zone, household, random.Next(1, 5))),
                    2 => node.Do(new DepartHousehold(Camp.Zone, household)),
                    _ => node.Do(new AssignShelter(
                        Camp.Zone, household, Camp.Plot(1, random.Next(1, 5)), random.Next(2) == 0)),
                });
            }
            catch (Refused)
            {
                // Random wishes are often refused; only what became a fact matters here.
            }

            if (random.Next(40) == 0)
            {
                Exchange.Send(north, south);
            }
        }

        await using var first = Engines.Node(engine);
        await using var second = Engines.Node(engine);
        Exchange.Send(north, first);
        Exchange.Send(south, first);
        Exchange.Send(south, second);
        Exchange.Send(north, second);
        var expected = first.Database.Fingerprints(Schema.Sql);
        Assert.Equal(expected, second.Database.Fingerprints(Schema.Sql));
        Exchange.Send(north, south);
        Assert.Equal(expected, south.Database.Fingerprints(Schema.Sql));
        Assert.True(first.Journal.Read(tables => Presence.Of(tables, Camp.Zone)).Households > 0);
    }
}
