namespace Aman.Talks;

/// <summary>Adds an option to a point, or corrects its title.</summary>
public sealed record PutOption(string Process, string Point, string Id, string Title, string? TitleArabic) : ICommand
{
    public static string Permission => "talks.agenda";

    public string Scope => Processes.Scope(Process);

    public Fact? Decide(Tables tables, Caller caller)
    {
        Processes.RequireAgenda(tables, Process);
        Agenda.RequirePoint(tables, Process, Point);
        var option = Agenda.Whole(new Option(Id, Title, TitleArabic));
        var options = Agenda.Options(tables, Process, Point).ToList();
        if (options.Contains(option))
        {
            return null;
        }

        var place = options.FindIndex(one => one.Id == Id);
        Limits.RequireAtMost("options", options.Count + (place < 0 ? 1 : 0), Limits.OptionsMax);
        return new OptionPut(Point, option, place < 0 ? options.Count : place);
    }
}

/// <summary>A point has this option.</summary>
/// <param name="Place">Where it stands among the options, from 0.</param>
public sealed record OptionPut(string Point, Option Option, int Place) : Fact
{
    protected override void Apply(Tables tables, Entry entry) =>
        Agenda.Keep(tables, entry, Point, Option, Place);
}
