namespace Aman.Talks;

/// <summary>A published link opens nothing any more.</summary>
public sealed record TakeBackLink(string Process, string Statement, string Link) : ICommand
{
    public static string Permission => "talks.publish";

    public string Scope => Processes.Scope(Process);

    public Fact? Decide(Tables tables, Caller caller)
    {
        var statement = StatementList.Require(tables, Process, Statement);
        var link = statement.Links.FirstOrDefault(one => one.Token == Link) ?? throw new Refused(
            "link-unknown", $"{Statement} has no such link, or it has been taken back.");
        Seats.RequireSpeaksForOne(tables, caller, Process, [.. statement.Versions
            .First(version => version.Hash == link.Version).Parties.Select(seat => seat.Party.Id)], Permission);
        return new LinkTakenBack(Link);
    }
}

/// <summary>A link of this process has been taken back.</summary>
public sealed record LinkTakenBack(string Link) : Fact
{
    protected override void Apply(Tables tables, Entry entry) => tables.Execute($"""
        insert into statement_links_ended (scope, link) values ({entry.Scope}, {Link})
        on conflict (scope, link) do nothing
        """);
}
