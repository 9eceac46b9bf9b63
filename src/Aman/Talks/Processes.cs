namespace Aman.Talks;

/// <summary>A process of talks.</summary>
public sealed record Process(string Id, string Name, string? NameArabic, string About);

/// <summary>The processes, each a scope of its own: a camp's computer holds none of them, and a role can be granted
/// for one of them alone.</summary>
public static class Processes
{
    /// <summary>What always stands beside the processes: calls, meetings and press conferences. Each is a point of it,
    /// its topics are the options.</summary>
    public const string Contacts = "contacts";

    private const string Start = "talks/";

    public static string Permission => "talks.read";

    /// <summary>The chain of a process. No zone's id has a slash in it.</summary>
    public static string Scope(string process) => Start + process;

    public static IReadOnlyList<Process> All(Tables tables) => Named(tables.Query<Process>($"""
        select scope as id, name, name_arabic, about from talks_processes order by stamp limit {Limits.ProcessesMax}
        """));

    public static Process? Find(Tables tables, string process) => Named(tables.Query<Process>($"""
        select scope as id, name, name_arabic, about from talks_processes where scope = {Scope(process)}
        """)) is [var found] ? found : null;

    /// <exception cref="Refused">process-unknown</exception>
    internal static void Require(Tables tables, string process)
    {
        if (process != Contacts && Find(tables, process) is null)
        {
            throw new Refused("process-unknown", $"There is no process {process}. Begin it first.");
        }
    }

    /// <summary>A process that has an agenda: contacts have none, and their topics are their own parties'.</summary>
    /// <exception cref="Refused">process-unknown</exception>
    internal static void RequireAgenda(Tables tables, string process)
    {
        Require(tables, process);
        if (process == Contacts)
        {
            throw new Refused("process-unknown",
                "Contacts are no process with an agenda. Record the contact with its topics.");
        }
    }

    private static List<Process> Named(List<Process> rows) =>
        rows.ConvertAll(row => row with { Id = row.Id.StartsWith(Start, StringComparison.Ordinal)
            ? row.Id[Start.Length..] : row.Id });
}
