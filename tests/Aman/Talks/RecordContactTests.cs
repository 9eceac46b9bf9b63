using Aman.Access;
using Aman.Talks;
using Aman.Tests.Topics.Zones;
using Xunit;

namespace Aman.Tests.Topics.Talks;

public class RecordContactTests
{
    private const string Call = "first-call";

    private static readonly RecordContact First = new(Call, ContactForms.Call, new(2026, 1, 31), "First call",
        "أول اتصال", null, [new(Table.OneState, "President"), new(Table.OtherState, "President")],
        [new("terrorism", "Fight against terrorism", null), new("trade", "Trade", null), new("aid", "Aid", null)]);

    private static TakePosition On(string topic, string party, string stance) => new(
        Processes.Contacts, Call, topic, party, stance, [], stance == Stances.Objects ? "Not now" : null, null, null);

    // Point 6 of the statement of 2017: a call brings out where the interests coincide.
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_topics_on_which_interests_coincide_come_out_as_common_ground(string engine)
    {
        await using var node = Engines.Node(engine);
        await node.Set();
        Assert.Equal("talks/contacts", (await node.Do(First)).Scope);
        await node.Do(On("terrorism", Table.OneState, Stances.Prefers));
        await node.Do(On("terrorism", Table.OtherState, Stances.Prefers));
        await node.Do(On("aid", Table.OneState, Stances.Accepts));
        await node.Do(On("aid", Table.OtherState, Stances.Accepts));
        await node.Do(On("trade", Table.OneState, Stances.Objects));
        await node.Do(On("trade", Table.OtherState, Stances.Prefers));
        var matrix = node.Matrix(Processes.Contacts, Call);
        Assert.Equal([Table.OneState, Table.OtherState], matrix.Parties.Select(party => party.Id));
        Assert.Equal(["terrorism", "aid"], matrix.Ground.Shared.Select(one => one.Option));
        Assert.Equal("trade", matrix.Ground.Widening.Single().Opens.Single());
        await node.Refusal(On("aid", Table.Opposition, Stances.Accepts), "process-party");
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_readout_is_agreed_by_each_side_as_a_statement_is(string engine)
    {
        await using var node = Engines.Node(engine);
        await node.Set();
        await node.Do(First);
        var readout = new DraftStatement(Processes.Contacts, Call, null, [Table.OneState, Table.OtherState],
            [new("en", "Readout", "The call went well in human and political terms.")], null);
        await node.Refusal(readout with { Parties = [Table.Opposition] }, "process-party");
        await node.Do(readout);
        var version = node.Statement(Call, Processes.Contacts).Versions[0].Hash;
        foreach (var party in readout.Parties)
        {
            Assert.False(node.Statement(Call, Processes.Contacts).Versions[0].IsAgreed);
            await node.Do(new AgreeToStatement(Processes.Contacts, Call, version, party, "Spokesperson's office"));
        }

        Assert.True(node.Statement(Call, Processes.Contacts).Versions[0].IsAgreed);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_contact_is_corrected_by_its_own_parties_and_can_be_named_as_a_source(string engine)
    {
        await using var node = Engines.Node(engine);
        await node.Set();
        var ours = await node.Negotiator(Table.OneState, Processes.Contacts);
        var third = await node.Negotiator(Table.Opposition, Processes.Contacts);
        await node.Do(First, ours);
        await node.Refusal(First, "party-not-yours", third);
        // Nobody puts himself into the contact of others.
        await node.Refusal(First with { Seats = [.. First.Seats, new(Table.Opposition, "Head")] }, "party-not-yours",
            third);
        await node.Do(First with { Title = "The first call", Seats = [First.Seats[1], new(Table.Opposition, "Head")] },
            Roles.Terminal);
        var contact = node.Journal.Read(ContactList.All).Single();
        Assert.Equal("The first call", contact.Title);
        Assert.Equal([Table.Opposition, Table.OtherState], contact.Seats.Select(seat => seat.Party.Id));
        await node.Do(Table.Position(Table.OneState, Table.One, Stances.Prefers) with { Contact = Call });
        Assert.Equal(Call, node.Matrix().Positions.Single().Contact);
    }

    // A contact is a point of a process and its topics are options, which whoever sets an agenda could change.
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Nobody_changes_the_topics_of_others_by_way_of_an_agenda(string engine)
    {
        await using var node = Engines.Node(engine);
        await node.Set();
        await node.Do(First);
        var third = await node.Negotiator(Table.Opposition, Processes.Contacts);
        var before = node.Matrix(Processes.Contacts, Call);
        await node.Refusal(new PutOption(Processes.Contacts, Call, "aid", "Sanctions", null), "process-unknown", third);
        await node.Refusal(new OpenRound(Processes.Contacts, "zero", "First", null, new(2026, 2, 1)), "process-unknown",
            third);
        await node.Refusal(new OpenRound(Processes.Contacts, "first", "First", null, new(2026, 2, 1)),
            "process-unknown", third);
        await node.Refusal(new PutPoint(Processes.Contacts, Call, "first", "Surrender", null, []), "process-unknown",
            third);
        Assert.Equal(before.Options, node.Matrix(Processes.Contacts, Call).Options);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_contact_that_is_not_whole_is_refused(string engine)
    {
        await using var node = Engines.Node(engine);
        await node.Set();
        await node.Refusal(First with { Id = "First call" }, "talks-id");
        Assert.Contains("call, meeting, press-conference", await node.Refusal(First with { Form = "fax" },
            "contact-form"));
        await node.Refusal(First with { Title = "" }, "text-missing");
        await node.Refusal(First with { Seats = [First.Seats[0]] }, "contact-parties");
        await node.Refusal(First with { Seats = [First.Seats[0], First.Seats[0]] }, "contact-parties");
        await node.Refusal(First with { Seats = [First.Seats[0], new("who", "Head")] }, "party-unknown");
        await node.Refusal(First with { Seats = [First.Seats[0], new(Table.OtherState, "")] }, "text-missing");
        await node.Refusal(First with { Topics = [new("a", "A", null), new("a", "B", null)] }, "option-twice");
        await node.Refusal(First, "not-permitted", await node.Negotiator(Table.OneState, Table.Process));
    }
}
