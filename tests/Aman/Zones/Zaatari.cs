using Aman.Access;
using Aman.Zones;

namespace Aman.Tests.Topics.Zones;

/// <summary>A zone with the default parties, brought as far in its life as a test needs.</summary>
public static class Zaatari
{
    public const string Zone = "zaatari";
    public const string Outline =
        """{"type":"Polygon","coordinates":[[[36.3,32.28],[36.35,32.28],[36.35,32.31],[36.3,32.31],[36.3,32.28]]]}""";

    public static readonly IReadOnlyList<Party> Parties =
    [
        new("host", "Host authority", "السلطة المضيفة", PartyKinds.HostAuthority),
        new("unhcr", "UNHCR", "المفوضية", PartyKinds.Unhcr),
        new("icrc", "International Committee of the Red Cross", null, PartyKinds.InternationalOrganisation),
        new("party-one", "First party", null, PartyKinds.Other),
        new("party-two", "Second party", null, PartyKinds.Other),
    ];

    public static readonly IReadOnlyList<string> All = [.. Parties.Select(party => party.Id)];

    public static readonly ProposeZone Proposal = new(Zone, "Zaatari", "الزعتري", Outline, 80_000,
        "Families without a home", new(2026, 1, 1), new(2027, 1, 1), null, "host", "unhcr");

    public static readonly IReadOnlyList<Relocation> Plan = [new("JO21", 1_000, new(2027, 1, 1), true)];

    public static AnswerProposal Answer(string party, string answer = Answers.Accepts) => new(Zone, party, answer,
        "We have read the proposal.",
        answer == Answers.AcceptsIf ? [new("roads", "The roads are free of military movement")] : [],
        "Head of mission");

    /// <summary>Who states in a party's name here.</summary>
    public static Caller Liaison(string party) => new($"liaison-of-{party}");

    /// <param name="caller">Else the terminal, and for what a party signs the party's liaison.</param>
    public static async Task<Entry> Do<TCommand>(this Node node, TCommand command, Caller? caller = null)
        where TCommand : ICommand
    {
        if (caller is null && Signing(command) is { } party)
        {
            caller = Liaison(party);
            await node.Do(new GrantRole(caller.Actor, "liaison", party, Entry.World));
        }

        return (await node.Journal.Record(command, caller ?? Roles.Terminal, Guid.CreateVersion7())).Entry!;
    }

    private static string? Signing<TCommand>(TCommand command) => command switch
    {
        AnswerProposal answer => answer.Party,
        RuleOnCondition ruling => ruling.Party,
        _ => null,
    };

    public static async Task<string> Refusal<TCommand>(
        this Node node, TCommand command, string code, Caller? caller = null)
        where TCommand : ICommand
    {
        var refused = await Xunit.Assert.ThrowsAsync<Refused>(() => node.Do(command, caller));
        Xunit.Assert.Equal(code, refused.Code);
        Xunit.Assert.Contains(refused.Code, Refusals.All.Values);
        return refused.Message;
    }

    public static ZoneLife Life(this Node node) => node.Journal.Read(tables => ZoneLife.Of(tables, Zone));

    /// <summary>Proposes the zone and notifies the parties.</summary>
    public static async Task Notify(this Node node, params IReadOnlyList<string> parties)
    {
        foreach (var party in Parties)
        {
            await node.Do(new RecordParty(party.Id, party.Name, party.NameArabic, party.Kind));
        }

        await node.Do(Proposal);
        await node.Do(new NotifyParties(Zone, parties.Count == 0 ? All : parties));
    }

    public static async Task Recognise(this Node node)
    {
        await node.Notify();
        foreach (var party in All)
        {
            await node.Do(Answer(party));
        }
    }

    public static async Task Open(this Node node)
    {
        await node.Recognise();
        await node.Do(new OpenZone(Zone));
    }
}
