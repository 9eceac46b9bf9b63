using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Aman.Talks;

/// <summary>Writes a version of a statement in one or several languages. In the process
/// <see cref="Processes.Contacts"/> it is the readout of the contact with the statement's id.</summary>
/// <param name="Follows">Hash of the version that this one was made from; null for the first. Whoever has not seen the
/// latest version cannot write over it.</param>
/// <param name="Parties">Who must agree.</param>
/// <param name="Note">What has changed, and why.</param>
public sealed record DraftStatement(
    string Process, string Statement, string? Follows, IReadOnlyList<string> Parties,
    IReadOnlyList<StatementText> Texts, string? Note) : ICommand
{
    public static string Permission => "talks.draft";

    public string Scope => Processes.Scope(Process);

    public Fact? Decide(Tables tables, Caller caller)
    {
        Processes.Require(tables, Process);
        Limits.RequireId("a statement", Statement);
        if (Process == Processes.Contacts)
        {
            ContactList.Require(tables, Statement);
        }

        List<string> parties = [.. Parties.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (parties.Count == 0)
        {
            throw new Refused("statement-parties", "A statement is somebody's. Name the parties that must agree.");
        }

        foreach (var party in parties)
        {
            Seats.Require(tables, Process, party, Statement);
        }

        Seats.RequireSpeaksForOne(tables, caller, Process, parties, Permission);
        var versions = StatementList.Find(tables, Process, Statement)?.Versions ?? [];
        Limits.RequireAtMost("versions", versions.Count + 1, Limits.VersionsMax);
        var latest = versions.Count == 0 ? null : versions[0];
        var follows = string.IsNullOrEmpty(Follows) ? null : Follows;
        if (follows != latest?.Hash)
        {
            throw new Refused("version-superseded", $"There is a later version of {Statement} than the one that this "
                + "was made from. Read it, and write this one from it.");
        }

        var texts = WholeTexts();
        var note = Limits.Optional("The note", Note);
        return latest is not null && latest.Parties.Select(seat => seat.Party.Id).SequenceEqual(parties)
            && latest.Texts.SequenceEqual(texts) ? null
            : new StatementDrafted(Statement, follows, parties, texts, note);
    }

    private List<StatementText> WholeTexts()
    {
        List<StatementText> texts = [.. Texts.OrderBy(text => text.Language, StringComparer.Ordinal).Select(text =>
            new StatementText(text.Language, Limits.RequireText("The title", text.Title),
                Limits.RequireText("The text", Lines(text.Body), Limits.BodyCharactersMax)))];
        var unknown = texts.FirstOrDefault(text => Languages.All.All(one => one.Code != text.Language));
        if (texts.Count == 0 || unknown is not null
            || texts.DistinctBy(text => text.Language).Count() < texts.Count)
        {
            throw new Refused("statement-languages", "A statement has one text in each of its languages, which are of "
                + $"{string.Join(", ", Languages.All.Select(one => one.Code))}. Correct its languages.");
        }

        return texts;
    }

    // A browser ends its lines otherwise than others do, and that is no change of the text.
    private static string Lines(string text) => text.ReplaceLineEndings("\n");
}

/// <summary>A statement in one language.</summary>
/// <param name="Language">A code of <see cref="Languages.All"/>.</param>
public sealed record StatementText(string Language, string Title, string Body);

/// <summary>A version of a statement has been written.</summary>
public sealed record StatementDrafted(
    string Statement, string? Follows, IReadOnlyList<string> Parties, IReadOnlyList<StatementText> Texts,
    string? Note) : Fact
{
    /// <summary>SHA-256 over every field that is agreed to, each behind its length, and the version before.</summary>
    public string Version(string scope)
    {
        IEnumerable<string> fields = ["aman statement", scope, Statement, Follows ?? "", .. Parties, "",
            .. Texts.SelectMany(text => new[] { text.Language, text.Title, text.Body })];
        var all = string.Concat(fields.Select(field => string.Create(
            CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(field)}:{field}\n")));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)));
    }

    protected override void Apply(Tables tables, Entry entry)
    {
        var version = Version(entry.Scope);
        tables.Execute($"""
            insert into statement_versions (scope, statement, version, parties, note, at, stamp)
            values ({entry.Scope}, {Statement}, {version}, {string.Join('\n', Parties)}, {Note}, {entry.AtMs},
              {entry.Stamp})
            on conflict (scope, statement, version) do update set note = excluded.note, at = excluded.at,
              stamp = excluded.stamp
            where excluded.stamp < statement_versions.stamp
            """);
        foreach (var text in Texts)
        {
            tables.Execute($"""
                insert into statement_texts (scope, statement, version, language, title, body)
                values ({entry.Scope}, {Statement}, {version}, {text.Language}, {text.Title}, {text.Body})
                on conflict (scope, statement, version, language) do nothing
                """);
        }
    }
}
