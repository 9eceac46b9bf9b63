using Aman.Access;
using Aman.People;
using Aman.Tests.Topics.Zones;
using Xunit;

namespace Aman.Tests.Topics.People;

public class CorrectPersonTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_corrected_field_is_shown_figures_follow_and_the_earlier_value_stays_sealed(string engine)
    {
        await using var node = await Somebody.Node(engine);
        var household = await Somebody.Register(node, Somebody.Head());
        var person = household.Persons[0].Id;

        await node.Do(new CorrectPerson(
            Somebody.Zone, household.Household, person, Somebody.Today, Sex: new(Sexes.Male),
            Birth: new(new BirthDate(2015)), Latin: new(new NameParts("Salim", "Yusuf")), Phones: new(["0790000000"]),
            Notes: new("came back")));

        var opened = (await Somebody.Open(node, household.Household)).Persons[0];
        Assert.Equal((Sexes.Male, "5-11"), (opened.Sex, opened.AgeGroup));
        Assert.Equal("Salim", opened.Identity!.Names.Latin!.Given);
        Assert.Equal(["0790000000"], opened.Contact!.Phones!);
        Assert.Equal(("came back", "SY1200"), (opened.Contact.Notes, opened.Contact.Origin));
        Assert.Equal([new("5-11", "male", 1)], node.Journal.Read(
            tables => PeopleBySexAndAge.Of(tables, Roles.Terminal, Somebody.Zone).Shown));
        Assert.Empty(await Somebody.Search(node, "Salma"));
        Assert.Single(await Somebody.Search(node, "Salim"));

        var history = new OpenHistory(Somebody.Zone, household.Household, person, "audit");
        await node.Do(history);
        var names = history.Opened!.Where(one => one.Field == "names.latin").ToList();
        Assert.Equal(["Salma", "Salim"], names.Select(one => ((NameParts)one.Value!).Given));
        Assert.Equal([false, true], names.Select(one => one.Now));
        Assert.DoesNotContain(names, one => one.Unseen);
        var stored = node.Journal.Read(tables => string.Concat(
            tables.Query<string>($"select value from person_fields where field <> 'sex'"))
            + string.Concat(tables.Query<string>($"select body from entries")));
        Assert.DoesNotMatch("Salim|2015|079000|came back", stored);
    }

    // The mother's name tells two cousins of one name apart; a name typed in one field has no room for it.
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_name_typed_in_one_field_leaves_the_mothers_as_it_was(string engine)
    {
        await using var node = await Somebody.Node(engine);
        var household = await Somebody.Register(node, Somebody.Head());
        var change = new CorrectPerson(Somebody.Zone, household.Household, household.Persons[0].Id, Somebody.Today,
            Latin: new(NameText.Parse("Salima Yusuf Omar al-Hourani")), MotherStays: true);

        await node.Do(change);
        Assert.Equal(("Salima", "Huda"), await Names());
        await node.Do(change with { Latin = new(new("Salima", Mother: "Hoda")) });
        Assert.Equal(("Salima", "Hoda"), await Names());
        await node.Do(change with { Latin = new(new("Salima")), MotherStays = false });
        Assert.Equal(("Salima", null), await Names());

        async Task<(string, string?)> Names()
        {
            var names = (await Somebody.Open(node, household.Household)).Persons[0].Identity!.Names.Latin!;
            return (names.Given, names.Mother);
        }
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Of_two_corrections_made_apart_the_later_is_shown_and_the_other_listed_to_its_writer(string engine)
    {
        await using var north = await Somebody.Node(engine);
        await using var first = Engines.Node(engine);
        await using var second = Engines.Node(engine);
        var household = await Somebody.Register(north, Somebody.Head());
        await north.Do(new GrantRole("u1", "gate-registrar", "unhcr", Somebody.Zone));
        var person = household.Persons[0].Id;
        var change = new CorrectPerson(Somebody.Zone, household.Household, person, Somebody.Today);
        await north.Do(change with { Sex = new(Sexes.Male) }, new Caller("u1"));
        var last = await north.Do(change with { Sex = new(Sexes.Other) }, new Caller("u1"));
        // Another node, cut off, wrote after it what was meant to replace what was registered.
        var south = new NodeKey("south", new byte[32]);
        var body = Facts.All.Write(new PersonCorrected(person, [new("sex", "", null, Sexes.Unknown)]));
        var apart = new Entry("south", Somebody.Zone, 1, last.At + 1, "u2",
            $"{Guid.CreateVersion7():D}/0", body, "", "").Hashed();
        first.Journal.Accept([apart], [south.Sign(apart)]);
        Exchange.Send(north, first);
        Exchange.Send(north, second);
        second.Journal.Accept([apart], [south.Sign(apart)]);

        Assert.Equal(first.Database.Fingerprints(Schema.Sql), second.Database.Fingerprints(Schema.Sql));
        foreach (var node in (Node[])[first, second])
        {
            Assert.Equal("unknown", node.Journal.Read(tables => tables.One<string>($"select sex from people")));
            // The first of the two was replaced by somebody who had seen it; only the second was written over unseen.
            var lost = Assert.Single(node.Journal.Read(
                tables => LostCorrections.Of(tables, Somebody.Zone, "u1")));
            Assert.Equal((person, "sex", "u2", last.AtMs), (lost.Person, lost.Field, lost.OverBy, lost.AtMs));
            Assert.Empty(node.Journal.Read(tables => LostCorrections.Of(tables, Somebody.Zone, "u2")));
            Assert.Equal(["male", "other", "unknown"], node.Journal.Read(tables => tables.Query<string>(
                $"select value from person_fields order by stamp")));
            // Here are no keys: what one cannot see one cannot correct.
            Assert.Equal("person-sealed", (await Assert.ThrowsAsync<Refused>(
                () => node.Do(change with { Sex = new(Sexes.Male) }))).Code);
        }
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_changes_nothing_makes_no_entry_and_what_is_wrong_is_refused(string engine)
    {
        await using var node = await Somebody.Node(engine);
        var household = await Somebody.Register(node, Somebody.Head() with { SpecificNeeds = ["DS"] });
        var change = new CorrectPerson(
            Somebody.Zone, household.Household, household.Persons[0].Id, Somebody.Today);
        await node.Do(new GrantRole("u1", "gate-registrar", "unhcr", Somebody.Zone));

        Assert.Null(await node.Do(change with { Sex = new(Sexes.Female), Phones = new(["+962 7012 34567"]) }));
        await node.Refusal(change with { Person = Somebody.NewId() }, "person-absent");
        await node.Refusal(change with { Household = Somebody.NewId() }, "household-absent");
        await node.Refusal(change with { Sex = new("f") }, "household-field");
        await node.Refusal(change with { Birth = new(new BirthDate(2027)) }, "household-field");
        await node.Refusal(change with { Latin = new(null) }, "household-field");
        await node.Refusal(change with { Relation = new(Relations.Child) }, "head-missing");
        await node.Refusal(change with { Needs = new([]) }, "not-permitted", new Caller("u1"));
        await node.Refusal(change with { Sex = new(Sexes.Male) }, "not-permitted", new Caller("nobody"));
        await node.Refusal(new OpenHistory(
            Somebody.Zone, household.Household, household.Persons[0].Id, "curiosity"), "read-reason");
        await node.Do(change with { Needs = new(["DS", "SM"]) });
        Assert.Equal(["DS", "SM"], (await Somebody.Open(node, household.Household)).Persons[0].SpecificNeeds!);
    }
}
