using Aman.Access;
using Aman.Coordination;
using Xunit;

namespace Aman.Tests.Topics;

public class RecordActivitiesTests
{
    private static readonly Activity Clinics =
        new("a1", "unhcr", "Health", "Jordan", "Mafraq", null, 32.3, 36.3, null, "test");

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Activities_are_counted_by_sector_and_the_same_again_changes_nothing(string engine)
    {
        await using var node = Engines.Node(engine);
        var command = new RecordActivities([new("unhcr", "UNHCR"), new("lwf", "LWF")], [
            Clinics, Clinics with { Id = "a2", Organisation = "lwf" }, Clinics with { Id = "a3", Sector = "Shelter" }]);
        await node.Journal.Record(command, Roles.Terminal, Guid.CreateVersion7());
        Assert.Equal([new("Health", 2, 2), new("Shelter", 1, 1)],
            node.Journal.Read(tables => WhoDoesWhatWhere.Sectors(tables, "Jordan")));
        Assert.Equal(["a2", "a1", "a3"],
            node.Journal.Read(tables => WhoDoesWhatWhere.In(tables, "Jordan")).Select(one => one.Id));
        Assert.Null((await node.Journal.Record(command, Roles.Terminal, Guid.CreateVersion7())).Entry);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_wrong_organisation_id_or_a_missing_sector_is_refused_and_nothing_is_recorded(string engine)
    {
        await using var node = Engines.Node(engine);
        foreach (var wrong in (RecordActivities[])[
            new([new("x", "UNHCR")], [Clinics]), new([], [Clinics, Clinics with { Id = "a2", Sector = "" }])])
        {
            var refused = await Assert.ThrowsAsync<Refused>(() =>
                node.Journal.Record(wrong, Roles.Terminal, Guid.CreateVersion7()));
            Assert.Equal("activity-not-valid", refused.Code);
        }

        Assert.Equal(0, node.Journal.Verify().Entries);
    }

    [Theory]
    [InlineData("UNHCR", "unhcr")]
    [InlineData("  Médecins  Sans Frontières (MSF) ", "medecins-sans-frontieres-msf")]
    [InlineData("الهلال الأحمر", "الهلال-الاحمر")]
    public void One_name_gives_one_id_however_it_is_spelt(string name, string id) =>
        Assert.Equal(id, Organisation.IdOf(name));
}
