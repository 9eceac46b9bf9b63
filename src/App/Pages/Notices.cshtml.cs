using Aman.Zones;
using Microsoft.AspNetCore.Mvc;

namespace Aman.App.Pages;

/// <summary>What is new for my party, and what waits for it?</summary>
[Needs("zones.read")]
public sealed class NoticesModel(Node node, InView inView, ReadNotices notices, Texts texts) : Face(node, inView)
{
    private Dictionary<string, Party> parties = [];

    public IReadOnlyList<ReadNotice> Notices { get; private set; } = [];

    public void OnGet() => Show();

    /// <summary>Marks what the page showed, and nothing that came meanwhile.</summary>
    public IActionResult OnPostRead(string[] seen)
    {
        notices.Mark(Caller, seen);
        return LocalRedirect("/notices");
    }

    public string Called(string party) =>
        parties.GetValueOrDefault(party) is { } found ? texts.Name(found.Name, found.NameArabic) : party;

    protected override void Show()
    {
        Notices = notices.For(Caller);
        parties = Node.Journal.Read(Zones.Parties.All).ToDictionary(party => party.Id, StringComparer.Ordinal);
    }
}
