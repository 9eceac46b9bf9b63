using System.Text;
using Aman.Access;
using Aman.People;
using Aman.Sharing;
using Aman.Tests.Topics.People;
using Aman.Tests.Topics.Zones;
using Xunit;

namespace Aman.Tests.Topics.Sharing;

public class DiscloseInformationTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_receiver_alone_opens_the_agreed_fields_of_those_who_consent(string engine)
    {
        await using var shared = await Shared.Open(engine);
        await shared.Agree();
        await shared.Consent(true, 0, 1);
        await shared.Consent(false, 2);

        var file = await shared.Fetch();
        var written = Encoding.UTF8.GetString(file.Write());
        Assert.DoesNotContain("Salma", written, StringComparison.Ordinal);
        var opened = DisclosureFile.Read(file.Write()).Open(shared.PrivateKey);
        Assert.Equal(shared.People.Take(2).Select(person => (person.Id, "names")).Order(),
            opened.Select(one => (one.Person, one.Field)).Order());
        Assert.Equal(["Huda", "Salma"], opened.Select(one =>
            one.Value.GetProperty("latin").GetProperty("given").GetString()).Order());
        var refused = Assert.Throws<Refused>(() => file.Open(Hpke.NewKey().Private));
        Assert.Equal("disclosure-unreadable", refused.Code);
        Assert.Throws<Refused>(() => (file with { Request = "q2" }).Open(shared.PrivateKey));
        Assert.Throws<Refused>(() => (file with { Values = [.. file.Values.Reverse()] }).Open(shared.PrivateKey));
        Assert.Throws<Refused>(() => DisclosureFile.Read("{}"u8));

        // On record: to whom, what, about whom, by which agreement; the journal holds no name.
        var log = Assert.Single(Log(shared, shared.People[0].Id));
        Assert.Equal(("a1", "q1", "icrc", "names", 2, "liaison"),
            (log.Agreement, log.Request, log.Receiver, log.Fields, log.People, log.Actor));
        Assert.Empty(Log(shared, shared.People[2].Id));
        Assert.Single(shared.Node.Journal.Read(tables => Disclosure.All(tables, Shared.One, Shared.Zone)));
        Assert.DoesNotContain("Salma", string.Concat(shared.Node.Journal.Read(tables =>
            tables.Query<string>($"select body from entries order by at"))), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_consent_taken_back_stops_what_is_not_yet_handed_out(string engine)
    {
        await using var shared = await Shared.Open(engine);
        await shared.Agree();
        await shared.Consent(true, 0);
        Assert.Single((await shared.Fetch()).Values);
        await shared.Node.Refusal(new DiscloseInformation(Shared.Zone, "q1"), "nobody-consents", Shared.Liaison);
        await shared.Consent(true, 1, 2);
        await shared.Node.Do(new WithdrawConsent(
            Shared.Zone, [shared.People[1].Id, Somebody.NewId()], Shared.Purpose), Shared.Registrar);
        Assert.Equal([shared.People[2].Id], (await shared.Fetch()).Values.Select(one => one.Person));
        var said = shared.Node.Journal.Read(tables => PersonConsents.Of(tables, Shared.Zone, shared.People[1].Id));
        Assert.Equal([false, true], said.Select(one => one.Given));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_no_holds_and_what_was_given_is_told_through_two_mergers(string engine)
    {
        await using var shared = await Shared.Open(engine);
        await shared.Agree();
        await shared.Consent(true, 0, 1);
        await shared.Fetch();
        var (a, b, c) = (shared.People[0].Id, shared.People[1].Id, shared.People[2].Id);
        await shared.Consent(false, 1);
        await shared.Consent(true, 2);
        await shared.Node.Do(new MergePersons(Shared.Zone, a, b));
        await shared.Node.Do(new MergePersons(Shared.Zone, c, a));

        await shared.Node.Refusal(new DiscloseInformation(Shared.Zone, "q1"), "nobody-consents", Shared.Liaison);
        Assert.Single(Log(shared, c));
        await shared.Node.Do(new UndoMerge(Shared.Zone, a, b));
        Assert.Equal([c], (await shared.Fetch()).Values.Select(one => one.Person));
    }

    // Made apart, both mergers stand; whoever reads them comes to an end.
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Mergers_that_close_a_circle_are_followed_to_the_first(string engine)
    {
        await using var shared = await Shared.Open(engine);
        await shared.Agree();
        await shared.Consent(true, 0, 1);
        var (x, y) = (shared.People[0].Id, shared.People[1].Id);
        var last = await shared.Node.Do(new MergePersons(Shared.Zone, y, x));
        var south = new NodeKey("south", new byte[32]);
        var apart = new Entry("south", Shared.Zone, 1, last.At + 1, "u2", $"{Guid.CreateVersion7():D}/0",
            Facts.All.Write(new PersonsMerged(x, y)), "", "").Hashed();
        shared.Node.Journal.Accept([apart], [south.Sign(apart)]);

        Assert.Equal([y], (await shared.Fetch()).Values.Select(one => one.Person));
        Assert.Single(Log(shared, y));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Each_of_the_three_and_the_key_must_stand_at_that_moment(string engine)
    {
        await using var shared = await Shared.Open(engine);
        var disclose = new DiscloseInformation(Shared.Zone, "q1");
        await shared.Node.Refusal(disclose, "request-unknown", Shared.Liaison);
        await shared.Node.Do(Shared.Agreement(), Shared.Coordinator);
        await shared.Node.Do(new DecideAgreement(Shared.Zone, "a1", true, "fits"), Shared.One);
        await shared.Node.Refusal(Shared.Ask(), "agreement-not-in-force", Shared.Liaison);
        await shared.Node.Do(new DecideAgreement(Shared.Zone, "a1", true, "fits"), Shared.Two);
        await shared.Node.Do(Shared.Ask(), Shared.Liaison);
        await shared.Node.Do(new DecideInformation(Shared.Zone, "q1", true, "needed"), Shared.One);
        await shared.Consent(true, 0, 1);
        await shared.Node.Refusal(disclose, "request-not-granted", Shared.Liaison);
        await shared.Node.Do(new DecideInformation(Shared.Zone, "q1", true, "needed"), Shared.Two);
        await shared.Node.Refusal(disclose, "party-not-yours", Shared.Stranger);
        await shared.Node.Refusal(disclose, "not-permitted", Shared.Registrar);

        var key = shared.PrivateKey;
        await shared.NewKey();
        await shared.Node.Refusal(disclose, "receiver-key-missing", Shared.Liaison);
        await shared.Grant();
        Assert.Throws<Refused>(() => shared.Fetch().Result.Open(key));
        await shared.Consent(true, 2);
        shared.Clock.Day = Shared.Day.AddDays(31);
        await shared.Node.Refusal(disclose, "agreement-not-in-force", Shared.Liaison);
        shared.Clock.Day = Shared.Day.AddDays(30);
        await shared.Node.Do(new EndAgreement(Shared.Zone, "a1", "the receiver kept it too long"), Shared.One);
        await shared.Node.Refusal(disclose, "agreement-not-in-force", Shared.Liaison);
        await shared.Node.Refusal(
            new DecideAgreement(Shared.Zone, "a1", false, "no"), "agreement-not-in-force", Shared.Two);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Figures_are_handed_out_as_outsiders_see_them_and_need_one_officer(string engine)
    {
        await using var shared = await Shared.Open(engine);
        await shared.Node.Do(Shared.Agreement(kind: SharingKinds.Figures), Shared.Coordinator);
        await shared.Node.Do(new DecideAgreement(Shared.Zone, "a1", true, "fits"), Shared.One);
        await shared.Node.Do(Shared.Ask() with { Fields = [] }, Shared.Liaison);
        await shared.Node.Do(new DecideInformation(Shared.Zone, "q1", true, "needed"), Shared.One);
        var opened = (await shared.Fetch(Shared.Two)).Open(shared.PrivateKey);
        Assert.Equal(["people-by-age", "people-by-district", "people-by-origin", "people-by-sex"],
            opened.Select(one => one.Field).Order());
        Assert.All(opened, one => Assert.Equal("""{"below":10,"shown":[]}""", one.Value.GetRawText()));
        Assert.Equal(0, Assert.Single(shared.Node.Journal.Read(
            tables => Disclosure.All(tables, Shared.One, Shared.Zone))).People);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_was_never_agreed_is_not_in_the_file(string engine)
    {
        await using var shared = await Shared.Open(engine);
        await shared.Agree(fields: ["names", "phones"]);
        await shared.Consent(true, 0);
        var opened = (await shared.Fetch()).Open(shared.PrivateKey);
        Assert.Equal(["names", "phones"], opened.Select(one => one.Field).Order());
        var text = string.Concat(opened.Select(one => one.Value.GetRawText()));
        Assert.DoesNotContain("SV-GM", text, StringComparison.Ordinal);
        Assert.DoesNotContain("softly", text, StringComparison.Ordinal);
        Assert.DoesNotContain("99912345678", text, StringComparison.Ordinal);
    }

    private static IReadOnlyList<Disclosure> Log(Shared shared, string id) =>
        shared.Node.Journal.Read(tables => Disclosure.Of(tables, Shared.Registrar, Shared.Zone, id));
}
