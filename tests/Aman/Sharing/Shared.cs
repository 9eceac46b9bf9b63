using Aman.Access;
using Aman.People;
using Aman.Sharing;
using Aman.Tests.Topics.People;
using Aman.Tests.Topics.Zones;

namespace Aman.Tests.Topics.Sharing;

/// <summary>A zone with families, two protection officers, a receiver with its key, and short ways to agree.</summary>
internal sealed class Shared : IAsyncDisposable
{
    public const string Zone = Zaatari.Zone, Purpose = "protection", Receiver = "icrc";

    public static readonly Caller Coordinator = new("coordinator"), One = new("officer-1"), Two = new("officer-2"),
        Registrar = new("registrar"), Liaison = new("liaison"), Stranger = new("stranger");

    public static readonly DateOnly Day = new(2026, 11, 24);

    private Shared(Node node, Clock clock) => (Node, Clock) = (node, clock);

    public Node Node { get; }

    public Clock Clock { get; }

    public byte[] PrivateKey { get; private set; } = [];

    public string PublicKey { get; private set; } = "";

    public IReadOnlyList<Person> People { get; private set; } = [];

    public static ProposeAgreement Agreement(string id = "a1", string kind = SharingKinds.Persons) => new(
        Zone, id, kind, Purpose, kind == SharingKinds.Persons ? ["names", "phones"] : [], [Receiver],
        "Agreement of 3 November, article 4", 90, Day.AddDays(30));

    public static AskInformation Ask(string id = "q1", string agreement = "a1", params string[] fields) => new(
        Zone, id, agreement, Receiver, fields.Length == 0 ? ["names"] : fields, [], "To find separated families");

    public static async Task<Shared> Open(string engine)
    {
        var clock = new Clock(Day);
        var node = Engines.Node(engine, clock);
        await node.Open();
        var shared = new Shared(node, clock);
        foreach (var (caller, role, organisation) in ((Caller, string, string)[])[
            (Coordinator, "zone-coordinator", "unhcr"), (One, "protection-officer", "unhcr"),
            (Two, "protection-officer", "unhcr"), (Registrar, "gate-registrar", "unhcr"),
            (Liaison, "liaison", Receiver), (Stranger, "liaison", "host")])
        {
            await node.Do(new GrantRole(caller.Actor, role, organisation, Zone));
        }

        var people = new List<Person>();
        foreach (var name in (string[])["Salma", "Huda", "Rana"])
        {
            people.Add(Somebody.Head(name) with { SpecificNeeds = ["SV-GM"], Notes = "speaks softly" });
            await node.Do(Somebody.Household(people[^1]));
        }

        shared.People = people;
        await shared.NewKey();
        return shared;
    }

    public async Task NewKey()
    {
        (PrivateKey, PublicKey) = Hpke.NewKey();
        await Node.Do(new RegisterReceiverKey(Zone, Receiver, PublicKey), Liaison);
    }

    /// <summary>An agreement in force and, under it, a request that both officers granted.</summary>
    public async Task Agree(string kind = SharingKinds.Persons, params string[] fields)
    {
        await Node.Do(Agreement(kind: kind), Coordinator);
        await Node.Do(new DecideAgreement(Zone, "a1", true, "fits"), One);
        await Node.Do(new DecideAgreement(Zone, "a1", true, "fits"), Two);
        var ask = Ask(fields: fields);
        await Node.Do(kind == SharingKinds.Persons ? ask : ask with { Fields = [] }, Liaison);
        await Grant();
    }

    public async Task Grant()
    {
        await Node.Do(new DecideInformation(Zone, "q1", true, "needed"), One);
        await Node.Do(new DecideInformation(Zone, "q1", true, "needed"), Two);
    }

    public async Task Consent(bool given, params int[] who) => await Node.Do(
        new RecordConsent(Zone, [.. who.Select(at => People[at].Id)], Purpose, "consent/1", "ar", given), Registrar);

    public async Task<DisclosureFile> Fetch(Caller? caller = null)
    {
        var command = new DiscloseInformation(Zone, "q1");
        await Node.Do(command, caller ?? Liaison);
        return command.File!;
    }

    public async ValueTask DisposeAsync() => await Node.DisposeAsync();
}

/// <summary>A clock that a test moves.</summary>
internal sealed class Clock(DateOnly day) : TimeProvider
{
    public DateOnly Day { get; set; } = day;

    public override DateTimeOffset GetUtcNow() => new(Day.ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero);
}
