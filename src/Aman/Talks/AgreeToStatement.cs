namespace Aman.Talks;

/// <summary>A party agrees to the latest version of a statement, and to no other: a new version needs new
/// agreement.</summary>
/// <param name="Version">The hash of what was read.</param>
/// <param name="Office">The office that agrees, not a private person.</param>
public sealed record AgreeToStatement(string Process, string Statement, string Version, string Party, string Office)
    : ICommand
{
    public static string Permission => "talks.agree";

    public string Scope => Processes.Scope(Process);

    public Fact? Decide(Tables tables, Caller caller)
    {
        var version = StatementList.Require(tables, Process, Statement).Versions[0];
        Seats.RequireSpeaksFor(tables, caller, Process, Party, Permission, Statement);
        if (version.Hash != Version)
        {
            throw new Refused("version-superseded",
                $"This is not the latest version of {Statement}. Read the latest one, and agree to that.");
        }

        var office = Limits.RequireText("The office that agrees", Office);
        var seat = version.Parties.FirstOrDefault(one => one.Party.Id == Party) ?? throw new Refused("process-party",
            $"{Statement} does not ask for the agreement of {Party}. Write a version that names it.");
        return seat.Agreed ? null : new StatementAgreed(Statement, Version, Party, office);
    }
}

/// <summary>A party has agreed to a version.</summary>
public sealed record StatementAgreed(string Statement, string Version, string Party, string Office) : Fact
{
    protected override void Apply(Tables tables, Entry entry) =>
        Keep(tables, entry, Statement, Version, Party, agreed: true, Office);

    internal static void Keep(Tables tables, Entry entry, string statement, string version, string party, bool agreed,
        string words) => tables.Execute($"""
            insert into statement_agreements (scope, statement, version, party, agreed, words, at, stamp)
            values ({entry.Scope}, {statement}, {version}, {party}, {agreed}, {words}, {entry.AtMs}, {entry.Stamp})
            on conflict (scope, statement, version, party) do update set agreed = excluded.agreed,
              words = excluded.words, at = excluded.at, stamp = excluded.stamp
            where excluded.stamp > statement_agreements.stamp
            """);
}
