using System.Globalization;

namespace Aman.Talks;

/// <summary>Opens a round of talks, or corrects its names and day.</summary>
public sealed record OpenRound(string Process, string Id, string Name, string? NameArabic, DateOnly From) : ICommand
{
    public static string Permission => "talks.agenda";

    public string Scope => Processes.Scope(Process);

    public Fact? Decide(Tables tables, Caller caller)
    {
        Days.Require("The round's first day", From);
        Processes.RequireAgenda(tables, Process);
        Limits.RequireId("a round", Id);
        var round = new RoundOpened(Id, Limits.RequireText("The round's name", Name),
            Limits.Optional("The name in Arabic", NameArabic, Limits.NameCharactersMax), From);
        var rounds = Agenda.Rounds(tables, Process);
        Limits.RequireAtMost("rounds", rounds.Count + 1, Limits.PointsMax);
        return rounds.Contains(new(Id, round.Name, round.NameArabic, round.Day)) ? null : round;
    }
}

/// <summary>A round is known under these names from now on.</summary>
public sealed record RoundOpened(string Id, string Name, string? NameArabic, DateOnly From) : Fact
{
    internal string Day => From.ToString("O", CultureInfo.InvariantCulture);

    protected override void Apply(Tables tables, Entry entry) => tables.Execute($"""
        insert into talks_rounds (scope, id, name, name_arabic, from_day, stamp)
        values ({entry.Scope}, {Id}, {Name}, {NameArabic}, {Day}, {entry.Stamp})
        on conflict (scope, id) do update set name = excluded.name, name_arabic = excluded.name_arabic,
          from_day = excluded.from_day, stamp = excluded.stamp
        where excluded.stamp > talks_rounds.stamp
        """);
}
