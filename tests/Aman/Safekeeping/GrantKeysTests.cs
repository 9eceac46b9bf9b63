using Aman.Access;
using Aman.People;
using Aman.Safekeeping;
using Aman.Tests.Topics.People;
using Aman.Tests.Topics.Zones;
using Xunit;

namespace Aman.Tests.Topics.Safekeeping;

public class GrantKeysTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_node_opens_names_only_after_it_was_granted_their_keys_and_needs_only_when_they_were_too(
        string engine)
    {
        await using var gate = await Somebody.Node(engine);
        await using var hub = Engines.Node(engine);
        var person = Somebody.Head("Salma") with { SpecificNeeds = ["DS-BD"] };
        var household = await Somebody.Register(gate, person);
        Exchange.Send(gate, hub);
        Assert.Null((await Somebody.Open(hub, household.Household)).Persons[0].Identity);

        await Grant(gate, hub);
        var opened = (await Somebody.Open(hub, household.Household)).Persons[0];
        Assert.Equal("Salma", opened.Identity!.Names.Latin!.Given);
        Assert.Null(opened.SpecificNeeds);

        await Grant(gate, hub, needs: true);
        Assert.Equal(["DS-BD"], (await Somebody.Open(hub, household.Household)).Persons[0].SpecificNeeds);
        Assert.Equal(2, gate.Journal.Read(tables => tables.One<long>($"select count(*) from key_grants")));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_household_that_moved_is_opened_by_the_keys_of_the_zone_where_it_lives_now(string engine)
    {
        await using var gate = await Somebody.Node(engine);
        await HouseholdLifeTests.Azraq(gate);
        var moved = await Somebody.Register(gate, Somebody.Head());
        await Somebody.Register(gate, Somebody.Head("Huda"));
        await gate.Do(new TransferHousehold(Somebody.Zone, moved.Household, "azraq"));
        await gate.Do(new ReceiveHousehold("azraq", moved.Household, Somebody.Today));

        Assert.Equal(1, await Granted("azraq"));
        Assert.Equal(1, await Granted(Somebody.Zone));

        async Task<int> Granted(string zone)
        {
            await using var hub = Engines.Node(engine);
            Exchange.Send(gate, hub);
            var grant = new GrantKeys(zone, false, KeyRequest.Make(hub.Keys));
            await gate.Journal.Record(grant, Roles.Terminal, Guid.CreateVersion7());
            var keys = hub.Journal.Read(tables => KeyParcel.TakeIn(tables, grant.Parcel!)).Keys;
            Assert.Equal(zone == "azraq", hub.Keys.Open("person:" + moved.Persons[0].Id) is not null);
            return keys;
        }
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_parcel_opens_once_and_at_the_node_that_asked_alone(string engine)
    {
        await using var gate = await Somebody.Node(engine);
        await using var hub = Engines.Node(engine);
        await using var other = Engines.Node(engine);
        await Somebody.Register(gate, Somebody.Head());
        var grant = new GrantKeys(Somebody.Zone, false, KeyRequest.Make(hub.Keys));
        await gate.Journal.Record(grant, Roles.Terminal, Guid.CreateVersion7());

        Unfit(other, grant.Parcel!);
        var altered = grant.Parcel!.ToCharArray();
        altered[^8] = altered[^8] == 'A' ? 'B' : 'A';
        Unfit(hub, new string(altered));
        Unfit(hub, "nothing of the kind");
        using var from = gate.Keys.NodeKey();
        Assert.Equal((1, from.Node, from.Public),
            hub.Journal.Read(tables => KeyParcel.TakeIn(tables, grant.Parcel!)));
        Unfit(hub, grant.Parcel!);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_request_that_was_altered_or_is_in_the_name_of_another_node_gets_no_keys(string engine)
    {
        await using var gate = await Somebody.Node(engine);
        await using var thief = Engines.Node(engine);
        var whole = KeyRequest.Make(thief.Keys);
        Assert.Equal("key-request", Assert.Throws<Refused>(() => KeyRequest.Read(whole[..^5])).Code);
        Assert.Equal("key-request", Assert.Throws<Refused>(() => KeyRequest.Read("?")).Code);

        // The thief signs with its own key that it is the gate.
        using var mine = thief.Keys.NodeKey();
        var request = KeyRequest.Read(whole) with { Node = gate.Journal.Key!.Node };
        request = request with
        {
            Signature = mine.Sign($"aman key request\n{request.Node}\n{request.Id}\n{request.Public}"),
        };
        var text = System.Buffers.Text.Base64Url.EncodeToString(
            System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(request));
        var refused = await Assert.ThrowsAsync<Refused>(() => gate.Journal.Record(
            new GrantKeys(Somebody.Zone, false, text), Roles.Terminal, Guid.CreateVersion7()));
        Assert.Equal("key-request", refused.Code);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_parcel_that_comes_after_an_erasure_brings_nobody_back(string engine)
    {
        await using var gate = await Somebody.Node(engine);
        await using var hub = Engines.Node(engine);
        var person = Somebody.Head();
        var household = await Somebody.Register(gate, person);
        var grant = new GrantKeys(Somebody.Zone, false, KeyRequest.Make(hub.Keys));
        await gate.Journal.Record(grant, Roles.Terminal, Guid.CreateVersion7());
        await ErasePersonsTests.Erase(gate, person.Id);
        Exchange.Send(gate, hub);

        hub.Journal.Read(tables => KeyParcel.TakeIn(tables, grant.Parcel!));

        Assert.Null((await Somebody.Open(hub, household.Household)).Persons[0].Identity);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Only_who_may_open_persons_hands_out_their_keys_and_taking_some_in_voids_no_recovery_code(
        string engine)
    {
        await using var gate = await Somebody.Node(engine);
        await using var hub = Engines.Node(engine);
        await Somebody.Register(gate, Somebody.Head());
        await gate.Journal.Record(
            new GrantRole("u1", "administrator", "unhcr", Entry.World), Roles.Terminal, Guid.CreateVersion7());
        var refused = await Assert.ThrowsAsync<Refused>(() => gate.Journal.Record(
            new GrantKeys(Somebody.Zone, false, KeyRequest.Make(hub.Keys)), new("u1"), Guid.CreateVersion7()));
        Assert.Equal("not-permitted", refused.Code);

        var code = hub.Keys.RecoveryCode();
        await Grant(gate, hub);
        Assert.Equal(code, hub.Keys.RecoveryCode());
    }

    [Fact]
    public async Task A_parcel_that_brings_anything_but_the_keys_of_its_zones_persons_is_refused()
    {
        await using var hub = Engines.Node("sqlite");
        await using var other = Engines.Node("sqlite");
        foreach (var (id, wrapper) in new[]
        {
            ("signing:u1", "zone:users/signing"), ("backup", "node"), ("person:p1", "zone:azraq"),
            ("other", "zone:zaatari"),
        })
        {
            var request = KeyRequest.Read(KeyRequest.Make(hub.Keys));
            using var from = other.Keys.NodeKey();
            Unfit(hub, KeyParcel.Seal("zaatari", [new KeyOut(id, wrapper, new byte[32])], request, from));
            Assert.Null(hub.Keys.Open(id));
        }
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_parcel_in_the_name_of_a_node_that_signs_with_another_key_is_refused(string engine)
    {
        await using var gate = await Somebody.Node(engine);
        await using var hub = Engines.Node(engine);
        await Somebody.Register(gate, Somebody.Head());
        Exchange.Send(gate, hub);
        using var gates = gate.Keys.NodeKey();
        using var thief = new NodeKey(gates.Node, new byte[32]);
        KeyOut[] keys = [new("person:p1", "zone:" + Somebody.Zone, new byte[32])];
        var request = KeyRequest.Make(hub.Keys);

        Unfit(hub, KeyParcel.Seal(Somebody.Zone, keys, KeyRequest.Read(request), thief));

        // The control: the same from the node itself is taken.
        var whole = KeyParcel.Seal(Somebody.Zone, keys, KeyRequest.Read(request), gates);
        Assert.Equal(1, hub.Journal.Read(tables => KeyParcel.TakeIn(tables, whole)).Keys);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task It_takes_two_officers_and_one_who_lost_the_role_counts_no_more(string engine)
    {
        await using var gate = await Somebody.Node(engine);
        await using var hub = Engines.Node(engine);
        await Somebody.Register(gate, Somebody.Head());
        foreach (var officer in new[] { "u1", "u2", "u3" })
            await gate.Do(new GrantRole(officer, "protection-officer", "unhcr", Somebody.Zone));
        var grant = new GrantKeys(Somebody.Zone, false, KeyRequest.Make(hub.Keys));

        await By("u1", grant);
        Assert.Null(grant.Parcel);
        Assert.Null((await By("u1", grant)).Entry);
        Assert.Null(grant.Parcel);
        // Another request, and the same one with needs, are not what was approved.
        await By("u2", grant with { Needs = true });
        await By("u2", grant with { Request = KeyRequest.Make(hub.Keys) });
        Assert.Equal(0, gate.Journal.Read(tables => tables.One<long>($"select count(*) from key_grants")));

        await gate.Do(new WithdrawRole("u1", "protection-officer", "unhcr", Somebody.Zone));
        await By("u3", grant);
        Assert.Null(grant.Parcel);
        await By("u2", grant);
        Assert.Equal(1, hub.Journal.Read(tables => KeyParcel.TakeIn(tables, grant.Parcel!)).Keys);

        Task<Recorded> By(string officer, GrantKeys what) =>
            gate.Journal.Record(what, new(officer), Guid.CreateVersion7());
    }

    // A request's id is chosen by whoever makes it, and approvals stand in the journal: one officer alone could make a
    // second request under an id that another officer has approved, for a key of his own.
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_approval_is_of_that_request_and_not_of_another_one_under_its_id(string engine)
    {
        await using var gate = await Somebody.Node(engine);
        await using var hub = Engines.Node(engine);
        await Somebody.Register(gate, Somebody.Head());
        foreach (var officer in new[] { "u1", "u2" })
            await gate.Do(new GrantRole(officer, "protection-officer", "unhcr", Somebody.Zone));
        var right = new GrantKeys(Somebody.Zone, false, KeyRequest.Make(hub.Keys));
        await gate.Journal.Record(right, new("u1"), Guid.CreateVersion7());

        var id = KeyRequest.Read(right.Request).Id;
        using var thief = new NodeKey("thief", new byte[32]);
        var (_, key) = Aman.Sharing.Hpke.NewKey();
        foreach (var (node, signer) in new[] { (thief.Node, thief), (hub.Journal.Key!.Node, thief) })
        {
            var forged = new KeyRequest(
                node, signer.Public, id, key, signer.Sign($"aman key request\n{node}\n{id}\n{key}"));
            var grant = new GrantKeys(Somebody.Zone, false, System.Buffers.Text.Base64Url.EncodeToString(
                System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(forged)));
            await gate.Journal.Record(grant, new("u2"), Guid.CreateVersion7());
            Assert.Null(grant.Parcel);
        }

        Assert.Equal(0, gate.Journal.Read(tables => tables.One<long>($"select count(*) from key_grants")));
        await gate.Journal.Record(right, new("u2"), Guid.CreateVersion7());
        Assert.NotNull(right.Parcel);

        // What was approved was handed out: neither of them hands it out again alone.
        await gate.Journal.Record(right, new("u2"), Guid.CreateVersion7());
        Assert.Null(right.Parcel);
        await gate.Journal.Record(right, new("u2"), Guid.CreateVersion7());
        Assert.Null(right.Parcel);
        await gate.Journal.Record(right, new("u1"), Guid.CreateVersion7());
        Assert.NotNull(right.Parcel);
    }

    internal static async Task Grant(Node from, Node to, bool needs = false)
    {
        var grant = new GrantKeys(Somebody.Zone, needs, KeyRequest.Make(to.Keys));
        await from.Journal.Record(grant, Roles.Terminal, Guid.CreateVersion7());
        to.Journal.Read(tables => KeyParcel.TakeIn(tables, grant.Parcel!));
    }

    private static void Unfit(Node node, string parcel) => Assert.Equal("key-request", Assert.Throws<Refused>(() =>
        node.Journal.Read(tables => KeyParcel.TakeIn(tables, parcel))).Code);
}
