using Aman.Zones;

namespace Aman.Help;

/// <summary>A standing offer: if you ask, we are ready to help. Nothing flows from it by itself.</summary>
/// <param name="Zone">The zone it is for; <see cref="Entry.World"/> with a territory instead.</param>
/// <param name="To">The parties that may take it up; empty means all.</param>
/// <param name="Lines">What is there; empty means whatever is needed of its kind.</param>
/// <param name="Until">The last day on which it stands (UTC).</param>
public sealed record StandReady(
    string Zone, string Id, string By, string Kind, IReadOnlyList<string> To, string Words,
    IReadOnlyList<HelpLine> Lines, DateOnly Until, string? Territory = null) : ICommand
{
    public static string Permission => "help.offer";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        Limits.RequireId(Id);
        HelpKinds.RequireLines(tables, Kind, Lines, mayBeEmpty: true);
        Limits.RequireText(tables, "What is offered", Words);
        var territory = HelpTerritory.Of(tables, Zone, Territory);
        HelpCheck.Until(tables, Until);
        HelpCheck.Named(tables, To);
        Parties.Require(tables, By);
        Parties.RequireSpeaksFor(tables, caller, By, Zone, Permission);
        HelpCheck.New(HelpBook.Of(tables), Zone, Id);
        return new HelpStoodReady(Id, By, Kind, To, territory, Words, Lines, Until);
    }
}

/// <summary>A party is ready to help if it is asked.</summary>
public sealed record HelpStoodReady(
    string Id, string By, string Sort, IReadOnlyList<string> To, string? Territory, string Words,
    IReadOnlyList<HelpLine> Lines, DateOnly Until) : Fact
{
    protected override void Apply(Tables tables, Entry entry) => HelpSteps.Add(tables, entry,
        HelpSteps.Step(HelpSteps.StoodReady, Id, By) with
        {
            Kind = Sort, Territory = Territory, Parties = HelpSteps.Lined(To), Words = Words, Lines = Lines,
            UntilMs = HelpSteps.EndOf(Until),
        });
}
