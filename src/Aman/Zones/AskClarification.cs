namespace Aman.Zones;

/// <summary>A notified party asks something before it answers.</summary>
/// <param name="Id">The question's id within the zone.</param>
/// <param name="Party">Who asks.</param>
/// <param name="To">The party that is asked, and alone can answer; null for any.</param>
/// <param name="Follows">A question of the same party that this one goes on from; it is asked of the same party unless
/// <paramref name="To"/> names another.</param>
public sealed record AskClarification(
    string Zone, string Id, string Party, string Question, string? To = null, string? Follows = null) : ICommand
{
    public static string Permission => "zones.clarify";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        Limits.RequireText("The question's id", Id, Limits.NameCharactersMax);
        Limits.RequireText("The question", Question);
        var life = ZoneLife.Require<AskClarification>(tables, Zone);
        var party = life.RequireNotified(tables, caller, Party, Permission);
        if (party.Answer is not null)
        {
            throw new Refused("party-answered",
                $"{party.Called} has answered the proposal. It can withdraw its answer and then ask.");
        }

        if (life.Clarifications.Count >= Limits.ClarificationsMax)
        {
            throw new Refused("clarification-known",
                $"{Limits.ClarificationsMax} questions were asked about zone {Zone}; no more are taken.");
        }

        var before = Follows is null ? null
            : life.Clarifications.FirstOrDefault(one => one.Id == Follows && one.Asker == Party)
                ?? throw new Refused("clarification-unknown",
                    $"{party.Called} has asked no question {Follows} that this one could go on from.");
        if (To is not null)
        {
            Parties.Require(tables, To);
        }

        return life.Clarifications.Any(one => one.Id == Id)
            ? throw new Refused("clarification-known", $"A question {Id} was asked before. Give this one another id.")
            : new ClarificationAsked(Id, Party, To ?? before?.To, Follows, Question);
    }
}

/// <summary>A party asked; until this is answered its consent is held up.</summary>
public sealed record ClarificationAsked(string Id, string Party, string? To, string? Follows, string Question) : Fact
{
    protected override void Apply(Tables tables, Entry entry) => ZoneSteps.Add(
        tables, entry, ZoneSteps.Asked, Party, Id, Question, detail: new AskedDetail(To, Follows));
}

/// <summary>As questions were recorded at first: asked of everybody.</summary>
public sealed record ClarificationAskedOfAll(string Id, string Party, string Question) : Fact
{
    protected override void Apply(Tables tables, Entry entry) =>
        ZoneSteps.Add(tables, entry, ZoneSteps.Asked, Party, Id, Question);
}
