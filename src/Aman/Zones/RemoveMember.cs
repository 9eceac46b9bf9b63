namespace Aman.Zones;

/// <summary>A party takes its member out of the commission. Where none is left, consents under control stop
/// counting.</summary>
public sealed record RemoveMember(string Zone, string Id, string Reason) : ICommand
{
    public static string Permission => "zones.control";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        Limits.RequireText("The reason", Reason);
        var member = ZoneLife.Require<RemoveMember>(tables, Zone).Commission.Members
            .FirstOrDefault(one => one.Id == Id) ?? throw new Refused(
                "member-unknown", $"There is no seat {Id} in the commission of zone {Zone}. Look it up there.");
        Parties.RequireSpeaksFor(tables, caller, member.Party, Zone, Permission);
        return new MemberRemoved(Id, member.Party, Reason);
    }
}

/// <summary>A seat of the commission is no more.</summary>
public sealed record MemberRemoved(string Id, string Party, string Reason) : Fact
{
    protected override void Apply(Tables tables, Entry entry) =>
        ZoneSteps.Add(tables, entry, ZoneSteps.MemberRemoved, Party, Id, Reason);
}
