using Aman.People;
using Aman.Shelter;
using Aman.Tests.Topics.People;
using Aman.Tests.Topics.Zones;
using Xunit;

namespace Aman.Tests.Topics.Shelter;

public class RecordArrivalTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Bad_arrivals_are_refused_with_the_mend(string engine)
    {
        await using var node = await Camp.Open(engine);
        foreach (var (code, command) in ((string, RecordArrival)[])
            [("household-missing", new(Camp.Zone, " ", 3)), ("household-missing", new(Camp.Zone, new('x', 121), 3)),
            ("household-missing", new(Camp.Zone, "Salma", 3)), ("household-missing", new(Camp.Zone, "Salma 1", 3)),
            ("household-missing", new(Camp.Zone, "0790000000", 3)), ("household-missing", new(Camp.Zone, "سلمى1", 3)),
            ("household-missing", new(Camp.Zone, "h1-" + new string('x', 40), 3)),
            ("people-count", new(Camp.Zone, "h1", 0)),
            ("people-count", new(Camp.Zone, "h1", 61)), ("time-out-of-range", new(Camp.Zone, "h1", 3, null, -1)),
            ("place-unreadable", new(Camp.Zone, "h1", 3, "the village by the river"))])
        {
            var refused = await Assert.ThrowsAsync<Refused>(() => node.Do(command));
            Assert.Equal(code, refused.Code);
        }

        Assert.Equal(new(0, 0, 0), node.Journal.Read(tables => Presence.Of(tables, Camp.Zone)));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_second_count_of_the_same_household_corrects_the_people_and_is_no_second_arrival(string engine)
    {
        await using var node = await Camp.Open(engine);
        await node.Do(new RecordArrival(Camp.Zone, "h1", 4, "SY080102", 1_700_000_000_000));
        Assert.Null(await node.Do(new RecordArrival(Camp.Zone, "h1", 4)));
        await node.Do(new RecordArrival(Camp.Zone, "h1", 9, null, 1_700_200_000_000));
        await node.Do(new RecordArrival(Camp.Zone, "h1", 5, null, 1_700_000_000_000));
        await node.Do(new DepartHousehold(Camp.Zone, "h1", "TR", true, 1_700_086_400_000));
        await node.Do(new DepartHousehold(Camp.Zone, "h2", "no place", false, 1_700_086_400_000));
        Assert.Equal(
            [new(19675, 1, 5, 0, 0, 0), new(19676, 0, 0, 2, 5, 1)],
            node.Journal.Read(tables => ArrivalsAndDepartures.Of(tables, Camp.Zone)));
        Assert.Equal("2023-11-14", node.Journal.Read(tables => ArrivalsAndDepartures.Of(tables, Camp.Zone))[0].Day);
        Assert.Equal("SY08", node.Journal.Read(tables => tables.One<string>(
            $"select place from movements where place like 'SY%'")));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Who_came_and_who_left_make_who_is_here_whatever_was_corrected(string engine)
    {
        await using var node = await Camp.Open(engine);
        var random = new Random(Environment.TickCount);
        for (var step = 0; step < 120; step++)
        {
            var household = $"h{random.Next(6)}";
            if (random.Next(4) == 0)
                await node.Do(new DepartHousehold(Camp.Zone, household));
            else
                await node.Do(new RecordArrival(Camp.Zone, household, random.Next(1, 9), null,
                    1_700_000_000_000 + (step * 40_000_000L)));
        }

        var days = node.Journal.Read(tables => ArrivalsAndDepartures.Of(tables, Camp.Zone));
        Assert.Equal(node.Journal.Read(tables => Presence.Of(tables, Camp.Zone)).People,
            days.Sum(day => day.PeopleArrived - day.PeopleDeparted));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task More_than_are_registered_are_counted_only_by_whoever_says_so(string engine)
    {
        await using var node = await Camp.Open(engine);
        var family = Somebody.Household(Somebody.Head(), Somebody.Of("child", new(null, new("Lina"))));
        await node.Do(family);
        var nine = new RecordArrival(Camp.Zone, family.Household, 9);
        Assert.Contains("9 people arrive, and 2 are registered",
            await node.Refusal(nine, "more-than-registered"), StringComparison.Ordinal);
        Assert.Equal(0, node.Journal.Read(tables => Presence.Of(tables, Camp.Zone)).People);
        await node.Do(nine with { People = 2 });
        Assert.Null(await node.Do(nine with { People = 2 }));
        await node.Refusal(nine with { People = 3 }, "more-than-registered");
        await node.Do(nine with { Unregistered = true });
        Assert.Equal(9, node.Journal.Read(tables => Presence.Of(tables, Camp.Zone)).People);
        // Whoever was counted with more stays counted; fewer are always believed.
        Assert.Null(await node.Do(nine));
        await node.Do(nine with { People = 1 });
        await node.Do(new RecordDeath(Camp.Zone, family.Household, family.Persons[1].Id, null, null));
        await node.Refusal(nine with { People = 2 }, "more-than-registered");
    }

    [Theory]
    [InlineData("SY08", "SY08"), InlineData("SY080102", "SY08"), InlineData("JO", "JO"), InlineData("SYR", "SYR")]
    [InlineData(" TR ", "TR"), InlineData("the village", null), InlineData(null, null), InlineData("SYR08", null)]
    public void An_origin_is_kept_no_finer_than_admin_level_1(string? code, string? kept) =>
        Assert.Equal(kept, CoarsePlace.Of(code));
}
