using Aman.Shelter;
using Aman.Tests.Topics.Zones;
using Aman.Zones;
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
    public async Task In_every_state_of_a_zone_people_may_leave_and_only_where_it_is_open_arrive(string engine)
    {
        await using var node = Engines.Node(engine);
        var seen = new List<ZoneState>();
        await Check();
        foreach (var party in Zaatari.Parties)
        {
            await node.Do(new RecordParty(party.Id, party.Name, party.NameArabic, party.Kind));
        }

        await node.Do(Zaatari.Proposal);
        await Check();
        await node.Do(new NotifyParties(Camp.Zone, Zaatari.All));
        await Check();
        foreach (var party in Zaatari.All)
        {
            await node.Do(Zaatari.Answer(party));
        }

        await Check();
        await node.Do(new OpenZone(Camp.Zone));
        await Check();
        await node.Do(new SuspendZone(Camp.Zone, "Shells fell near the gate."));
        await Check();
        await node.Do(new CloseZone(Camp.Zone, Zaatari.Plan));
        await Check();
        await node.Do(new DepartHousehold(Camp.Zone, "h1", "JO21"));
        await node.Do(new DepartHousehold(Camp.Zone, $"never seen, {ZoneState.Closing}", "JO21"));
        await node.Do(new FinishClosing(Camp.Zone));
        await Check();
        Assert.Empty(Enum.GetValues<ZoneState>().Except(seen));

        async Task Check()
        {
            var state = node.Life().State;
            seen.Add(state);
            Assert.NotNull(await node.Do(new DepartHousehold(Camp.Zone, $"never seen, {state}")));
            if (state == ZoneState.Open)
            {
                await node.Do(new RecordArrival(Camp.Zone, "h1", 3));
                return;
            }

            await node.Refusal(new RecordArrival(Camp.Zone, "h2", 3), "zone-not-open");
            await node.Refusal(new AssignShelter(Camp.Zone, "h2", Camp.Plot(1, 1)),
                state is ZoneState.Suspended or ZoneState.Closing ? "household-not-present" : "zone-not-open");
        }
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
