using Aman.Access;
using Aman.Talks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Aman.App.Pages.Talks;

/// <summary>What the pages about talks have in common: one process, who may read it, and for whom the reader
/// speaks.</summary>
public abstract class TalksFace(Node node, InView inView, Texts texts) : Face(node, inView)
{
    private static readonly string[] Verbs =
        ["begin", "admit", "invite", "delegate", "agenda", "position", "draft", "agree", "publish"];

    private IReadOnlyList<string> permissions = [];

    /// <summary>The process that the address names.</summary>
    [FromRoute]
    public string Process { get; set; } = "";

    /// <summary>The organisations that the reader speaks for here.</summary>
    public IReadOnlyList<string> Mine { get; private set; } = [];

    public bool IsContact => Process == Processes.Contacts;

    protected Texts Words => texts;

    /// <summary>Whether to offer a form; the journal's door decides again when it is sent.</summary>
    public bool Offers(string permission) => permissions.Contains(permission);

    /// <summary>Whether the reader speaks for a party here.</summary>
    public bool Speaks(string party) => Mine.Contains(party);

    /// <summary>Shows the page; what is absent and what is another's answer alike.</summary>
    protected IActionResult Shown()
    {
        Show();
        return Found ? Page() : NotFound();
    }

    /// <summary>False when there is nothing here for the reader.</summary>
    public bool Found { get; protected set; }

    /// <summary>Reads a process for one who may; null for anybody else.</summary>
    protected T? Look<T>(Func<Tables, T?> query)
        where T : class => Node.Journal.Read(tables =>
        {
            var scope = Processes.Scope(Process);
            if (!Roles.May(tables, Caller, Processes.Permission, scope))
            {
                return null;
            }

            Mine = Seats.Mine(tables, Caller, Process, TakePosition.Permission);
            permissions =
            [
                .. Verbs.Select(verb => $"talks.{verb}").Where(one => Roles.May(tables, Caller, one, scope)),
            ];
            return query(tables);
        });

    /// <summary>A new id for what a form makes: the form's own, so that sent twice it is the same.</summary>
    protected string NewId(string start) => $"{start}-{Command.ToString("N")[..12]}";

    protected static List<string> Lines(string? text) =>
        [.. (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>Lines as <c>name | name in Arabic</c>.</summary>
    protected static List<(string Name, string? Arabic)> Named(string? text) =>
    [
        .. Lines(text).Select(line => line.Split('|', 2, StringSplitOptions.TrimEntries)).Select(parts =>
            (parts[0], parts.Length > 1 && parts[1].Length > 0 ? parts[1] : null)),
    ];
}
