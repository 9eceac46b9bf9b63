namespace Aman.Zones;

/// <summary>A notified party asks something before it answers.</summary>
/// <param name="Id">The question's id within the zone.</param>
/// <param name="Party">Who asks.</param>
public sealed record AskClarification(string Zone, string Id, string Party, string Question) : ICommand
{
    public static string Permission => "zones.clarify";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        Limits.RequireText("The question's id", Id, Limits.NameCharactersMax);
        Limits.RequireText("The question", Question);
        var life = ZoneLife.Require<AskClarification>(tables, Zone);
        var party = life.RequireNotified(tables, caller, Party);
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

        return life.Clarifications.Any(one => one.Id == Id)
            ? throw new Refused("clarification-known", $"A question {Id} was asked before. Give this one another id.")
            : new ClarificationAsked(Id, Party, Question);
    }
}

/// <summary>A party asked; until this is answered its consent is held up.</summary>
public sealed record ClarificationAsked(string Id, string Party, string Question) : Fact
{
    protected override void Apply(Tables tables, Entry entry) =>
        ZoneSteps.Add(tables, entry, ZoneSteps.Asked, Party, Id, Question);
}
