namespace Aman.Talks;

/// <summary>Seats parties at the table of a process; from then on their positions count, and their silence
/// shows.</summary>
public sealed record AdmitParties(string Process, IReadOnlyList<string> Parties) : ICommand
{
    public static string Permission => "talks.admit";

    public string Scope => Processes.Scope(Process);

    public Fact? Decide(Tables tables, Caller caller)
    {
        Processes.Require(tables, Process);
        if (Process == Processes.Contacts || Parties.Count == 0)
        {
            throw new Refused("party-unknown", Parties.Count == 0 ? "Name at least one party."
                : "A contact's parties are named with the contact. Record the contact with them.");
        }

        foreach (var party in Parties)
        {
            Zones.Parties.Require(tables, party);
        }

        var seated = Seats.Of(tables, Process).Select(party => party.Id).ToList();
        List<string> fresh = [.. Parties.Distinct().Except(seated)];
        Limits.RequireAtMost("parties", seated.Count + fresh.Count, Limits.PartiesMax);
        return fresh.Count == 0 ? null : new PartiesAdmitted(fresh);
    }
}

/// <summary>These parties are at the table.</summary>
public sealed record PartiesAdmitted(IReadOnlyList<string> Parties) : Fact
{
    protected override void Apply(Tables tables, Entry entry)
    {
        foreach (var party in Parties)
        {
            Seats.Give(tables, entry.Scope, party);
        }
    }
}
