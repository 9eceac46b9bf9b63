namespace Aman.Zones;

/// <summary>Notifies parties of a proposal; from then on the zone needs the consent of each of them.</summary>
public sealed record NotifyParties(string Zone, IReadOnlyList<string> Parties) : ICommand
{
    public static string Permission => "zones.notify";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        var life = ZoneLife.Require<NotifyParties>(tables, Zone);
        if (Parties.Count is 0 or > Limits.PartiesMax)
        {
            throw new Refused("party-unknown", $"Name 1 to {Limits.PartiesMax} parties to notify.");
        }

        foreach (var party in Parties)
        {
            Zones.Parties.Require(tables, party);
        }

        List<string> fresh = [.. Parties.Distinct().Except(life.Answers.Select(answer => answer.Party))];
        return fresh.Count == 0 ? null : new PartiesNotified(fresh);
    }
}

/// <summary>These parties have been told of the proposal.</summary>
public sealed record PartiesNotified(IReadOnlyList<string> Parties) : Fact
{
    protected override void Apply(Tables tables, Entry entry)
    {
        foreach (var party in Parties)
        {
            ZoneSteps.Add(tables, entry, ZoneSteps.Notified, party);
        }
    }
}
