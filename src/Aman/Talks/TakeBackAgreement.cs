namespace Aman.Talks;

/// <summary>A party takes back its agreement to a version. A link to that version opens no more.</summary>
public sealed record TakeBackAgreement(string Process, string Statement, string Version, string Party, string Reason)
    : ICommand
{
    public static string Permission => "talks.agree";

    public string Scope => Processes.Scope(Process);

    public Fact? Decide(Tables tables, Caller caller)
    {
        var statement = StatementList.Require(tables, Process, Statement);
        Zones.Parties.RequireSpeaksFor(tables, caller, Party, Scope, Permission);
        var reason = Limits.RequireText("The reason", Reason, Limits.WordsCharactersMax);
        var seat = statement.Versions.FirstOrDefault(one => one.Hash == Version)?.Parties
            .FirstOrDefault(one => one.Party.Id == Party);
        return seat is { Agreed: true } ? new AgreementWithdrawn(Statement, Version, Party, reason)
            : throw new Refused("agreement-missing",
                $"{Party} has not agreed to this version of {Statement}, so there is nothing to take back.");
    }
}

/// <summary>A party agrees no more.</summary>
public sealed record AgreementWithdrawn(string Statement, string Version, string Party, string Reason) : Fact
{
    protected override void Apply(Tables tables, Entry entry) =>
        StatementAgreed.Keep(tables, entry, Statement, Version, Party, agreed: false, Reason);
}
