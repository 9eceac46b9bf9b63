namespace Aman.Talks;

/// <summary>Begins a process of talks, such as one in Geneva.</summary>
/// <param name="Process">Its id for ever: small letters, digits and hyphens.</param>
/// <param name="About">What is talked about, in a sentence.</param>
public sealed record BeginProcess(string Process, string Name, string? NameArabic, string About) : ICommand
{
    public static string Permission => "talks.begin";

    public string Scope => Processes.Scope(Process);

    public Fact? Decide(Tables tables, Caller caller)
    {
        Limits.RequireId("a process", Process);
        if (Process == Processes.Contacts || Processes.Find(tables, Process) is not null)
        {
            throw new Refused("process-known", $"There is a process {Process}. Give the new one another id.");
        }

        Limits.RequireAtMost("processes", Processes.All(tables).Count + 1, Limits.ProcessesMax);
        return new ProcessBegun(Limits.RequireText("The process's name", Name),
            Limits.Optional("The name in Arabic", NameArabic, Limits.NameCharactersMax),
            Limits.RequireText("What it is about", About, Limits.WordsCharactersMax));
    }
}

/// <summary>A process has begun; its id is the entry's scope. Of two begun apart under one id the earlier
/// stands.</summary>
public sealed record ProcessBegun(string Name, string? NameArabic, string About) : Fact
{
    protected override void Apply(Tables tables, Entry entry) => tables.Execute($"""
        insert into talks_processes (scope, name, name_arabic, about, stamp)
        values ({entry.Scope}, {Name}, {NameArabic}, {About}, {entry.Stamp})
        on conflict (scope) do update set name = excluded.name, name_arabic = excluded.name_arabic,
          about = excluded.about, stamp = excluded.stamp
        where excluded.stamp < talks_processes.stamp
        """);
}
