namespace Aman.Talks;

/// <summary>Puts a point on the agenda of a round with its first options, or corrects them.</summary>
/// <param name="Options">May be empty: options can be added later.</param>
public sealed record PutPoint(
    string Process, string Id, string Round, string Title, string? TitleArabic, IReadOnlyList<Option> Options)
    : ICommand
{
    public static string Permission => "talks.agenda";

    public string Scope => Processes.Scope(Process);

    public Fact? Decide(Tables tables, Caller caller)
    {
        Processes.RequireAgenda(tables, Process);
        Limits.RequireId("a point", Id);
        if (Agenda.Rounds(tables, Process).All(round => round.Id != Round))
        {
            throw new Refused("round-unknown", $"There is no round {Round} in {Process}. Open it first.");
        }

        var title = Limits.RequireText("The point's title", Title);
        var arabic = Limits.Optional("The title in Arabic", TitleArabic, Limits.NameCharactersMax);
        var whole = Agenda.Whole(Options);
        var known = Agenda.Options(tables, Process, Id);
        Limits.RequireAtMost("options", known.Select(one => one.Id).Union(whole.Select(one => one.Id)).Count(),
            Limits.OptionsMax);
        Limits.RequireAtMost("points", Agenda.Points(tables, Process).Count + 1, Limits.PointsMax);
        return Agenda.Point(tables, Process, Id) == new Point(Id, Round, title, arabic) && !whole.Except(known).Any()
            ? null : new PointPut(Id, Round, title, arabic, whole);
    }
}

/// <summary>A point is on the agenda.</summary>
public sealed record PointPut(
    string Id, string Round, string Title, string? TitleArabic, IReadOnlyList<Option> Options) : Fact
{
    protected override void Apply(Tables tables, Entry entry)
    {
        Agenda.Keep(tables, entry, new(Id, Round, Title, TitleArabic));
        foreach (var (place, option) in Options.Index())
        {
            Agenda.Keep(tables, entry, Id, option, place);
        }
    }
}
