namespace Aman.Zones;

/// <summary>A party names a member of the zone's commission (Annex I, art. 10), by office and not by name.</summary>
/// <param name="Id">The seat's id within the zone.</param>
public sealed record NameMember(string Zone, string Id, string Party, string Office) : ICommand
{
    public static string Permission => "zones.control";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        Limits.RequireText("The seat's id", Id, Limits.NameCharactersMax);
        Limits.RequireText("The office", Office, Limits.NameCharactersMax);
        ZoneLife.Require<NameMember>(tables, Zone);
        Parties.Require(tables, Party);
        Parties.RequireSpeaksFor(tables, caller, Party, Zone, Permission);
        var known = ZoneSteps.Of(tables, Zone).Where(step => step.Step == ZoneSteps.MemberNamed).ToList();
        return known.Count < Limits.MembersMax && known.All(step => step.Subject != Id)
            ? new MemberNamed(Id, Party, Office) : throw new Refused("member-known",
                $"A seat {Id} was named before, or {Limits.MembersMax} were. Give this one another id.");
    }
}

/// <summary>The commission has a member.</summary>
public sealed record MemberNamed(string Id, string Party, string Office) : Fact
{
    protected override void Apply(Tables tables, Entry entry) =>
        ZoneSteps.Add(tables, entry, ZoneSteps.MemberNamed, Party, Id, Office);
}
