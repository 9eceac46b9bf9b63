using Aman.Zones;

namespace Aman.Talks;

/// <param name="Met">By the word of the party that named it.</param>
public sealed record Condition(string Words, bool Met);

/// <summary>Where one party stands on one option.</summary>
/// <param name="AtMs">Milliseconds since 1970.</param>
public sealed record Position(
    string Option, string Party, string Stance, IReadOnlyList<Condition> Conditions, string? Reasons, string? Source,
    string? Contact, long AtMs);

/// <summary>A position as it stands in the tables.</summary>
/// <param name="Conditions">One a line.</param>
public sealed record TakenPosition(
    string Option, string Party, string Stance, string Conditions, string? Reasons, string? Source, string? Contact,
    long At);

/// <summary>A point with everybody's position on its options, and what they have in common.</summary>
/// <param name="Parties">Who counts: all at the table. Who has taken no position is silent.</param>
public sealed record Matrix(
    string Process, Point Point, IReadOnlyList<Option> Options, IReadOnlyList<Party> Parties,
    IReadOnlyList<Position> Positions, CommonGround Ground)
{
    /// <summary>Null where the process has no such point.</summary>
    public static Matrix? Of(Tables tables, string process, string point)
    {
        if (Agenda.Point(tables, process, point) is not { } found)
        {
            return null;
        }

        var (options, parties) = (Agenda.Options(tables, process, point), Seats.Of(tables, process, point));
        var met = Met(tables, process);
        List<Position> positions = [.. tables.Query<TakenPosition>($"""
            select option, party, stance, conditions, reasons, source, contact, at from positions
            where scope = {Processes.Scope(process)} and point = {point}
            """).Select(row => Whole(row, met))];
        return new(process, found, options, parties, positions, CommonGround.Of(
            [.. options.Select(option => option.Id)], [.. parties.Select(party => party.Id)], positions));
    }

    /// <summary>All that a party has said about an option, the latest first.</summary>
    public static IReadOnlyList<Position> History(Tables tables, string process, string point, string option)
    {
        var met = Met(tables, process);
        return [.. tables.Query<TakenPosition>($"""
            select option, party, stance, conditions, reasons, source, contact, at from positions_taken
            where scope = {Processes.Scope(process)} and point = {point} and option = {option}
            order by stamp desc limit {Limits.HistoryMax}
            """).Select(row => Whole(row, met))];
    }

    /// <summary>The conditions that a party's positions name in a process.</summary>
    public static IReadOnlyList<Condition> Conditions(Tables tables, string process, string party)
    {
        var met = Met(tables, process);
        return [.. tables.Query<string>($"""
            select conditions from positions
            where scope = {Processes.Scope(process)} and party = {party} and stance = {Stances.AcceptsIf}
            """).SelectMany(lines => Whole(lines, party, met)).Distinct()
            .OrderBy(one => one.Words, StringComparer.Ordinal)];
    }

    internal static TakenPosition? Position(Tables tables, string process, string point, string option, string party) =>
        tables.One<TakenPosition>($"""
            select option, party, stance, conditions, reasons, source, contact, at from positions
            where scope = {Processes.Scope(process)} and point = {point} and option = {option} and party = {party}
            """);

    private static HashSet<(string Party, string Key)> Met(Tables tables, string process) =>
    [
        .. tables.Query<(string Party, string Key)>($"""
            select party, condition from position_conditions where scope = {Processes.Scope(process)} and met = 1
            """),
    ];

    private static Position Whole(TakenPosition row, HashSet<(string Party, string Key)> met) => new(
        row.Option, row.Party, row.Stance, Whole(row.Conditions, row.Party, met), row.Reasons, row.Source, row.Contact,
        row.At);

    private static IReadOnlyList<Condition> Whole(
        string lines, string party, HashSet<(string Party, string Key)> met) => lines.Length == 0 ? []
        : [.. lines.Split('\n').Select(words => new Condition(
            words, met.Count > 0 && met.Contains((party, ConditionMarked.Key(words)))))];
}
