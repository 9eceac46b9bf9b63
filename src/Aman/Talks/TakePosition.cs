namespace Aman.Talks;

/// <summary>A party's position on an option of a point, or on a topic of a contact; said by its own people. It can be
/// changed at any time, and what it was before stays on record.</summary>
/// <param name="Point">A point of the process; in <see cref="Processes.Contacts"/> a contact.</param>
/// <param name="Option">An option of the point; a topic of the contact.</param>
/// <param name="Stance">One of <see cref="Stances.All"/>.</param>
/// <param name="Conditions">Each in a line; with, and only with, <see cref="Stances.AcceptsIf"/>.</param>
/// <param name="Reasons">An objection needs them.</param>
/// <param name="Source">Where it was said.</param>
/// <param name="Contact">The contact, such as a press conference, where it was said.</param>
public sealed record TakePosition(
    string Process, string Point, string Option, string Party, string Stance, IReadOnlyList<string> Conditions,
    string? Reasons, string? Source, string? Contact) : ICommand
{
    public static string Permission => "talks.position";

    public string Scope => Processes.Scope(Process);

    public Fact? Decide(Tables tables, Caller caller)
    {
        Agenda.RequireOption(tables, Process, Point, Option);
        Seats.RequireSpeaksFor(tables, caller, Process, Party, Permission, Point);
        RequireStance();
        if (Contact is { Length: > 0 } contact)
        {
            ContactList.Require(tables, contact);
        }

        var taken = new PositionTaken(Point, Option, Party, Stance, WholeConditions(),
            Limits.Optional("The reasons", Reasons), Limits.Optional("The source", Source),
            string.IsNullOrEmpty(Contact) ? null : Contact);
        return Matrix.Position(tables, Process, Point, Option, Party) is { } known && taken.Says(known) ? null : taken;
    }

    private void RequireStance()
    {
        if (!Stances.All.Contains(Stance))
        {
            throw new Refused("position-unknown",
                $"There is no position '{Stance}'. The positions are {string.Join(", ", Stances.All)}.");
        }

        if ((Conditions.Count > 0) != (Stance == Stances.AcceptsIf))
        {
            throw new Refused("position-conditions", $"Conditions go with {Stances.AcceptsIf} and with no other "
                + "position. Correct the position or its conditions.");
        }

        if (Stance == Stances.Objects && string.IsNullOrWhiteSpace(Reasons))
        {
            throw new Refused("position-reasons",
                "An objection says why, so that others can see what would lift it. Give its reasons.");
        }
    }

    private List<string> WholeConditions()
    {
        Limits.RequireAtMost("conditions", Conditions.Count, Limits.ConditionsMax);
        return [.. Conditions.Select(one => Limits.RequireText("A condition", one, Limits.ConditionCharactersMax))
            .Select(one => one.Contains('\n', StringComparison.Ordinal) ? throw new Refused("position-conditions",
                "A condition stands in one line. Write two conditions where there are two.") : one)
            .Distinct(StringComparer.Ordinal)];
    }
}

/// <summary>A party has taken this position.</summary>
public sealed record PositionTaken(
    string Point, string Option, string Party, string Stance, IReadOnlyList<string> Conditions, string? Reasons,
    string? Source, string? Contact) : Fact
{
    internal string ConditionLines => string.Join('\n', Conditions);

    internal bool Says(TakenPosition known) => known.Stance == Stance && known.Reasons == Reasons
        && known.Source == Source && known.Contact == Contact && known.Conditions == ConditionLines;

    protected override void Apply(Tables tables, Entry entry)
    {
        tables.Execute($"""
            insert into positions_taken
              (scope, point, option, party, stamp, stance, conditions, reasons, source, contact, at)
            values ({entry.Scope}, {Point}, {Option}, {Party}, {entry.Stamp}, {Stance}, {ConditionLines}, {Reasons},
              {Source}, {Contact}, {entry.AtMs})
            on conflict (scope, point, option, party, stamp) do nothing
            """);
        tables.Execute($"""
            insert into positions (scope, point, option, party, stance, conditions, reasons, source, contact, at, stamp)
            values ({entry.Scope}, {Point}, {Option}, {Party}, {Stance}, {ConditionLines}, {Reasons}, {Source},
              {Contact}, {entry.AtMs}, {entry.Stamp})
            on conflict (scope, point, option, party) do update set stance = excluded.stance,
              conditions = excluded.conditions, reasons = excluded.reasons, source = excluded.source,
              contact = excluded.contact, at = excluded.at, stamp = excluded.stamp
            where excluded.stamp > positions.stamp
            """);
    }
}

public static class Stances
{
    public const string Prefers = "prefers";
    public const string Accepts = "accepts";
    public const string AcceptsIf = "accepts-if";
    public const string Objects = "objects";
    public static readonly IReadOnlyList<string> All = [Prefers, Accepts, AcceptsIf, Objects];
}
