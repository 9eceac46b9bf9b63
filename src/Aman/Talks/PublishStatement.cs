using System.Security.Cryptography;

namespace Aman.Talks;

/// <summary>Makes a link under which anybody reads a version that every party has agreed to.</summary>
public sealed record PublishStatement(string Process, string Statement, string Version) : ICommand
{
    // 192 bits: not to be guessed.
    private const int LinkBytes = 24;

    public static string Permission => "talks.publish";

    public string Scope => Processes.Scope(Process);

    public Fact? Decide(Tables tables, Caller caller)
    {
        var statement = StatementList.Require(tables, Process, Statement);
        var version = statement.Versions.FirstOrDefault(one => one.Hash == Version) ?? throw new Refused(
            "statement-unknown", $"There is no such version of {Statement}. Choose one that is there.");
        Seats.RequireSpeaksForOne(
            tables, caller, Process, [.. version.Parties.Select(seat => seat.Party.Id)], Permission);
        var missing = version.Parties.Where(seat => !seat.Agreed).Select(seat => seat.Party.Id).ToList();
        if (missing.Count > 0)
        {
            throw new Refused("version-not-agreed", $"Version {version.Number} of {Statement} lacks the agreement of "
                + $"{string.Join(", ", missing)}. Publish it when they have agreed.");
        }

        return statement.Links.Any(link => link.Version == Version) ? null
            : new StatementPublished(Statement, Version, Convert.ToHexStringLower(
                RandomNumberGenerator.GetBytes(LinkBytes)));
    }
}

/// <summary>A version can be read by anybody who has the link.</summary>
public sealed record StatementPublished(string Statement, string Version, string Link) : Fact
{
    protected override void Apply(Tables tables, Entry entry) => tables.Execute($"""
        insert into statement_links (link, scope, statement, version, at, stamp)
        values ({Link}, {entry.Scope}, {Statement}, {Version}, {entry.AtMs}, {entry.Stamp})
        on conflict (link) do update set scope = excluded.scope, statement = excluded.statement,
          version = excluded.version, at = excluded.at, stamp = excluded.stamp
        where excluded.stamp < statement_links.stamp
        """);
}
