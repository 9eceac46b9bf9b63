using System.Text.Json;
using Aman.Access;
using Aman.People;
using Xunit;

namespace Aman.Tests.Topics.People;

public class OpenHouseholdTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Opening_shows_all_fields_and_records_who_whom_and_why(string engine)
    {
        await using var node = await Somebody.Node(engine);
        var head = Somebody.Head() with { Notes = "speaks softly", SpecificNeeds = ["DS-LM"] };
        var registered = await Somebody.Register(node, head);

        var command = new OpenHousehold(Somebody.Zone, registered.Household, "distribution");
        var recorded = await node.Journal.Record(command, Roles.Terminal, Guid.CreateVersion7());

        var person = Assert.Single(command.Opened!.Persons);
        Assert.Equal(head.Names, person.Identity!.Names);
        Assert.Equal(head.Birth, person.Identity.Birth);
        Assert.Equal("speaks softly", person.Contact!.Notes);
        Assert.Equal("99912345678", Assert.Single(person.Contact.Documents!).Number);
        Assert.Equal(["DS-LM"], person.SpecificNeeds!);
        var read = node.Journal.Read(tables => tables.One<(string Actor, string Household, string Reason, long Needs)>(
            $"select actor, household, reason, needs from personal_data_reads where stamp = {recorded.Entry!.Stamp}"));
        Assert.Equal((Roles.Terminal.Actor, registered.Household, "distribution", 1), read);
        Assert.DoesNotContain("Salma", JsonSerializer.Serialize(command), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_read_that_cannot_be_recorded_shows_nothing(string engine)
    {
        await using var node = await Somebody.Node(engine);
        var registered = await Somebody.Register(node, Somebody.Head());
        var id = Guid.CreateVersion7();
        await node.Journal.Record(new OpenHousehold(Somebody.Zone, registered.Household, "audit"), Roles.Terminal, id);

        var repeated = new OpenHousehold(Somebody.Zone, registered.Household, "audit");
        await node.Journal.Record(repeated, Roles.Terminal, id);
        var withoutReason = new OpenHousehold(Somebody.Zone, registered.Household, "because Salma asked");
        var refused = await Assert.ThrowsAsync<Refused>(
            () => node.Journal.Record(withoutReason, Roles.Terminal, Guid.CreateVersion7()));

        Assert.Null(repeated.Opened);
        Assert.Null(withoutReason.Opened);
        Assert.Equal("read-reason", refused.Code);
        Assert.Equal(1, Reads(node));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Absent_elsewhere_and_forbidden_households_answer_alike(string engine)
    {
        await using var node = await Somebody.Node(engine);
        var registered = await Somebody.Register(node, Somebody.Head());
        await Grant(node, "u1", "protection-officer", "azraq");

        var absent = await Refuses(node, new OpenHousehold("azraq", Somebody.NewId(), "audit"), "u1");
        var elsewhere = await Refuses(node, new OpenHousehold("azraq", registered.Household, "audit"), "u1");
        Assert.Equal((absent.Code, absent.Message), (elsewhere.Code, elsewhere.Message));
        Assert.Equal("household-absent", absent.Code);

        var forbidden = await Refuses(node, new OpenHousehold(Somebody.Zone, registered.Household, "audit"), "u1");
        var nowhere = await Refuses(node, new OpenHousehold(Somebody.Zone, Somebody.NewId(), "audit"), "u1");
        Assert.Equal((nowhere.Code, nowhere.Message), (forbidden.Code, forbidden.Message));
        Assert.Equal(0, Reads(node));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Specific_needs_stay_sealed_for_those_without_their_permission(string engine)
    {
        await using var node = await Somebody.Node(engine);
        var registered = await Somebody.Register(node, Somebody.Head() with { SpecificNeeds = ["SV-GM"] });
        await Grant(node, "registrar", "gate-registrar", Somebody.Zone);
        await Grant(node, "officer", "protection-officer", Somebody.Zone);

        var without = await Somebody.Open(node, registered.Household, new Caller("registrar"));
        var with = await Somebody.Open(node, registered.Household, new Caller("officer"));

        Assert.NotNull(without.Persons[0].Identity);
        Assert.Null(without.Persons[0].SpecificNeeds);
        Assert.Equal(["SV-GM"], with.Persons[0].SpecificNeeds!);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task On_a_locked_node_figures_work_and_names_do_not(string engine)
    {
        await using var node = await Somebody.Node(engine);
        var registered = await Somebody.Register(node, Somebody.Head());
        node.Keys.Lock();

        Assert.Single(node.Journal.Read(tables => PeopleBySexAndAge.Of(tables, Roles.Terminal, Somebody.Zone)).Shown);
        Assert.Equal("node-locked", (await Refuses(
            node, new OpenHousehold(Somebody.Zone, registered.Household, "audit"), Roles.Terminal.Actor)).Code);
        Assert.Equal("node-locked", (await Assert.ThrowsAsync<Refused>(
            () => Somebody.Search(node, "Salma"))).Code);
        Assert.Equal(0, Reads(node));
    }

    private static Task<Recorded> Grant(Node node, string user, string role, string zone) => node.Journal.Record(
        new GrantRole(user, role, "unhcr", zone), Roles.Terminal, Guid.CreateVersion7());

    private static Task<Refused> Refuses(Node node, OpenHousehold command, string user) =>
        Assert.ThrowsAsync<Refused>(() => node.Journal.Record(command, new Caller(user), Guid.CreateVersion7()));

    private static long Reads(Node node) =>
        node.Journal.Read(tables => tables.One<long>($"select count(*) from personal_data_reads"));
}
