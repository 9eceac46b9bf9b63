using Aman.Access;
using Aman.People;
using Aman.Tests.Topics.Zones;
using Xunit;

namespace Aman.Tests.Topics.People;

public class RegisterHouseholdTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_registered_household_is_open_for_figures_and_sealed_for_the_rest(string engine)
    {
        await using var node = await Somebody.Node(engine);
        var child = Somebody.Of(Relations.Child, new PersonNames(new NameParts("نور"), null)) with
        {
            Sex = Sexes.Male,
            Birth = new BirthDate(2024),
        };
        var command = await Somebody.Register(node, Somebody.Head(), child);

        var lines = node.Journal.Read(tables => PeopleBySexAndAge.Of(tables, Roles.Terminal, Somebody.Zone).Shown);
        Assert.Equal([new("0-4", "male", 1), new("18-59", "female", 1)], lines);
        var row = node.Journal.Read(tables => tables.One<(long Size, string Origin)>(
            $"select (select count(*) from people), origin_admin1 from households where id = {command.Household}"));
        Assert.Equal((2, "SY12"), row);
        var stored = node.Journal.Read(tables =>
            string.Concat(tables.Query<string>($"select identity from people order by place"))
            + string.Concat(tables.Query<string>($"select body from entries order by number")));
        Assert.DoesNotContain("Salma", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("نور", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("1990", stored, StringComparison.Ordinal);
    }

    public static TheoryData<string, string, Func<RegisterHousehold, RegisterHousehold>> Bad => new()
    {
        { "household-empty", "Add at least", one => one with { Persons = [] } },
        { "household-empty", "Add at least", one => one with { Persons = null! } },
        { "household-head", "0 heads", one => With(one, head => head with { Relation = Relations.Child }) },
        { "household-head", "2 heads", one => one with { Persons = [Somebody.Head(), Somebody.Head()] } },
        { "household-too-large", "40 are possible", one => one with { Persons = Many(41) } },
        { "person-twice", "same id", one => one with
            { Persons = [one.Persons[0], one.Persons[0] with { Relation = Relations.Child }] } },
        { "household-field", "P-code", one => one with { OriginAdmin1 = "Daraa" } },
        { "household-field", "UUID", one => one with { Household = "1" } },
        { "household-field", "UUID", one => With(one, head => head with { Id = "zone:zaatari" }) },
        { "household-field", "after the day", one => With(one, head => head with { Birth = new(2026, 11, 24) }) },
        { "household-field", "120 years", one => With(one, head => head with { Birth = new(1904) }) },
        { "household-field", "not a date", one => With(one, head => head with { Birth = new(2023, 2, 29) }) },
        { "household-field", "not a date", one => With(one, head => head with { Birth = new(2023, null, 9) }) },
        { "household-field", "sex is not", one => With(one, head => head with { Sex = "f" }) },
        { "household-field", "relation", one => With(one, head => head with { Relation = "cousin" }, Somebody.Head()) },
        { "household-field", "given name is missing", one => With(one, head => head with { Names = new(null, null) }) },
        { "household-field", "given name is missing", one => Named(one, "  ") },
        { "household-field", "101 characters", one => Named(one, new string('a', 101)) },
        { "household-field", "U+0007", one => Named(one, "Sal\u0007ma") },
        { "household-field", "U+202E", one => Named(one, "Sal\u202ema") },
        { "household-field", "U+D800", one => Named(one, "Sal\ud800ma") },
        { "household-field", "2001 characters", one => With(one, head => head with { Notes = new string('a', 2001) }) },
        { "household-field", "phone is empty", one => With(one, head => head with { Phones = [""] }) },
        { "household-field", "kind of document", one => With(one,
            head => head with { Documents = [new("card", "1")] }) },
        { "household-field", "given 21 times", one => With(one,
            head => head with { SpecificNeeds = [.. Enumerable.Repeat("DS", 21)] }) },
    };

    [Theory, MemberData(nameof(Bad))]
    public async Task What_is_wrong_is_refused_with_the_field_the_reason_and_the_mend_and_no_name(
        string code, string says, Func<RegisterHousehold, RegisterHousehold> spoil)
    {
        await using var node = await Somebody.Node("sqlite");
        var command = spoil(Somebody.Household(Somebody.Head()));

        var refused = await Assert.ThrowsAsync<Refused>(
            () => node.Journal.Record(command, Roles.Terminal, Guid.CreateVersion7()));

        Assert.Equal(code, refused.Code);
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Salma", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, node.Journal.Read(tables => tables.One<long>($"select count(*) from people")));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_household_id_or_a_person_id_that_is_taken_is_refused(string engine)
    {
        await using var node = await Somebody.Node(engine);
        var first = await Somebody.Register(node, Somebody.Head());

        var again = await Assert.ThrowsAsync<Refused>(() => node.Journal.Record(
            Somebody.Household(Somebody.Head()) with { Household = first.Household },
            Roles.Terminal, Guid.CreateVersion7()));
        var mixed = await Assert.ThrowsAsync<Refused>(() => node.Journal.Record(
            Somebody.Household(Somebody.Head(), first.Persons[0] with { Relation = Relations.Child }),
            Roles.Terminal, Guid.CreateVersion7()));

        Assert.Equal("household-known", again.Code);
        Assert.Equal("person-elsewhere", mixed.Code);
        Assert.Contains(first.Persons[0].Id, mixed.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task In_a_zone_that_is_not_open_the_refusal_names_what_is_missing(string engine)
    {
        await using var node = Engines.Node(engine);
        await node.Notify();

        var refused = await node.Refusal(Somebody.Household(Somebody.Head()), "zone-not-open");

        Assert.Contains("UNHCR", refused, StringComparison.Ordinal);
        Assert.Equal(0, node.Journal.Read(tables => tables.One<long>($"select count(*) from households")));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Who_may_not_register_is_refused(string engine)
    {
        await using var node = await Somebody.Node(engine);

        var refused = await Assert.ThrowsAsync<Refused>(() => node.Journal.Record(
            Somebody.Household(Somebody.Head()), new Caller("nobody"), Guid.CreateVersion7()));

        Assert.Equal("not-permitted", refused.Code);
    }

    [Fact]
    public void Nothing_personal_is_printed_by_accident()
    {
        var head = Somebody.Head() with { Notes = "secret" };

        Assert.DoesNotMatch("Salma|secret|99912345678|1990|\\+962", $"{head}{head.Names}{head.Names.Latin}{head.Birth}"
            + $"{head.Documents![0]}{Somebody.Household(head)}");
    }

    private static RegisterHousehold With(
        RegisterHousehold one, Func<Person, Person> spoil, params Person[] others) =>
        one with { Persons = [spoil(one.Persons[0]), .. others] };

    private static RegisterHousehold Named(RegisterHousehold one, string given) =>
        With(one, head => head with { Names = new(null, new NameParts(given)) });

    private static Person[] Many(int count) =>
        [Somebody.Head(), .. Enumerable.Range(1, count - 1).Select(_ => Somebody.Head() with { Relation = "child" })];
}
