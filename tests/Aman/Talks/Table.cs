using Aman.Access;
using Aman.Talks;
using Aman.Tests.Topics.Zones;
using Aman.Zones;

namespace Aman.Tests.Topics.Talks;

/// <summary>Two processes with the same parties, brought as far as a test needs.</summary>
public static class Table
{
    public const string Earlier = "earlier", Process = "later", Point = "who-speaks";
    public const string OneState = "one-state", OtherState = "other-state", Opposition = "opposition";
    public const string One = "one", Several = "several", Nobody = "nobody";

    public static readonly IReadOnlyList<string> Parties = [OneState, OtherState, Opposition];

    public static readonly IReadOnlyList<Group> Groups =
        [new("North", "الشمال"), new("South", null), new("East", null)];

    public static SendDelegation Send(string id, string process, params IReadOnlyList<Group> groups) =>
        new(process, id, Opposition, $"Delegation {id}", null, "Chief negotiator", groups);

    public static Part Part(string id, params IReadOnlyList<string> groups) =>
        new(id, $"Delegation {id}", null, "Speaker", groups);

    public static TakePosition Position(
        string party, string option, string stance, string? reasons = null, params IReadOnlyList<string> conditions) =>
        new(Process, Point, option, party, stance, conditions, reasons, null, null);

    /// <summary>Parties, both processes, and in the later one a point with three options.</summary>
    public static async Task Set(this Node node)
    {
        foreach (var party in Parties)
        {
            await node.Do(new RecordParty(party, party.Replace('-', ' '), null, PartyKinds.Other));
        }

        foreach (var process in (string[])[Earlier, Process])
        {
            await node.Do(new BeginProcess(process, $"Talks {process}", "محادثات", "A way to peace"));
            await node.Do(new AdmitParties(process, process == Process ? [OneState, OtherState] : Parties));
        }

        await node.Do(new OpenRound(Process, "first", "First round", "الجولة الأولى", new(2026, 2, 1)));
        await node.Do(new PutPoint(Process, Point, "first", "Who speaks for the opposition", null,
            [new(One, "One delegation", null), new(Several, "Several delegations", null), new(Nobody, "None", null)]));
    }

    /// <summary>Somebody who negotiates for one party in one process.</summary>
    public static async Task<Caller> Negotiator(this Node node, string party, string process = Process)
    {
        var user = $"user-{party}-{process}";
        await node.Do(new GrantRole(user, "negotiator", party, Processes.Scope(process)));
        return new(user);
    }

    public static Delegations Delegations(this Node node, string process = Process) =>
        node.Journal.Read(tables => Aman.Talks.Delegations.Of(tables, process));

    public static Matrix Matrix(this Node node, string process = Process, string point = Point) =>
        node.Journal.Read(tables => Aman.Talks.Matrix.Of(tables, process, point))!;

    public static Statement Statement(this Node node, string id, string process = Process) =>
        node.Journal.Read(tables => StatementList.Find(tables, process, id))!;
}
