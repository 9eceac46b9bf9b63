using Aman.Zones;

namespace Aman.Talks;

/// <summary>A statement with its versions, the latest first, and the links under which anybody may read one.</summary>
public sealed record Statement(
    string Process, string Id, IReadOnlyList<StatementVersion> Versions, IReadOnlyList<StatementLink> Links);

/// <param name="Hash">What is agreed to: it stands for every word, and for the versions before.</param>
/// <param name="Number">From 1, in the order in which they were written.</param>
/// <param name="AtMs">Milliseconds since 1970.</param>
/// <param name="Texts">By language.</param>
public sealed record StatementVersion(
    string Hash, int Number, long AtMs, string? Note, IReadOnlyList<Agreement> Parties,
    IReadOnlyList<StatementText> Texts)
{
    public bool IsAgreed => Parties.Count > 0 && Parties.All(seat => seat.Agreed);

    /// <summary>The text in a language, else in English, else in the first there is.</summary>
    public StatementText In(string language) => Texts.FirstOrDefault(text => text.Language == language)
        ?? Texts.FirstOrDefault(text => text.Language == "en") ?? Texts[0];
}

/// <summary>Whether a party that must agree has done so.</summary>
/// <param name="Words">The office that agreed, or why agreement was taken back; null where nothing was said.</param>
/// <param name="AtMs">When; null where nothing was said.</param>
public sealed record Agreement(Party Party, bool Agreed, string? Words, long? AtMs);

public sealed record StatementLink(string Token, string Version, long AtMs);

/// <summary>Statements of a process, and readouts of contacts.</summary>
public static class StatementList
{
    public static IReadOnlyList<Statement> All(Tables tables, string process) => Some(tables, process, null);

    public static Statement? Find(Tables tables, string process, string id) =>
        Some(tables, process, id) is [var found] ? found : null;

    /// <summary>What a link opens, for anybody: null when there is no such link, when it was taken back, or when a
    /// party agrees no more.</summary>
    public static StatementVersion? Published(Tables tables, string link)
    {
        var row = tables.One<LinkRow>($"""
            select link as token, scope, statement, version, at from statement_links l where link = {link}
              and not exists (select 1 from statement_links_ended e where e.scope = l.scope and e.link = l.link)
            """);
        var version = row is null ? null
            : Versions(tables, row.Scope, row.Statement).FirstOrDefault(one => one.Version.Hash == row.Version).Version;
        return version is { IsAgreed: true } ? version : null;
    }

    /// <exception cref="Refused">process-unknown or statement-unknown</exception>
    internal static Statement Require(Tables tables, string process, string id)
    {
        Processes.Require(tables, process);
        return Find(tables, process, id) ?? throw new Refused(
            "statement-unknown", $"There is no statement {id} in {process}. Write its first version.");
    }

    private static List<Statement> Some(Tables tables, string process, string? only)
    {
        var scope = Processes.Scope(process);
        var links = tables.Query<LinkRow>($"""
            select link as token, scope, statement, version, at from statement_links l where scope = {scope}
              and not exists (select 1 from statement_links_ended e where e.scope = l.scope and e.link = l.link)
            order by stamp
            """).ToLookup(row => row.Statement, StringComparer.Ordinal);
        return [.. Versions(tables, scope, only).GroupBy(one => one.Statement, one => one.Version).Select(same =>
            new Statement(process, same.Key, [.. same.Reverse()],
                [.. links[same.Key].Select(row => new StatementLink(row.Token, row.Version, row.At))]))];
    }

    private static List<(string Statement, StatementVersion Version)> Versions(
        Tables tables, string scope, string? only)
    {
        var texts = tables.Query<TextRow>($"""
            select statement, version, language, title, body from statement_texts
            where scope = {scope} and (statement = {only} or {only is null} = 1) order by language
            """).ToLookup(row => row.Version, row => new StatementText(row.Language, row.Title, row.Body));
        var agreed = tables.Query<AgreedRow>($"""
            select version, party, agreed, words, at from statement_agreements
            where scope = {scope} and (statement = {only} or {only is null} = 1)
            """).ToDictionary(row => (row.Version, row.Party));
        var parties = Parties.All(tables).ToDictionary(party => party.Id, StringComparer.Ordinal);
        Agreement Seat(string version, string party)
        {
            var known = parties.GetValueOrDefault(party) ?? new(party, party, null, PartyKinds.Other);
            return agreed.TryGetValue((version, party), out var row)
                ? new(known, row.Agreed, row.Words, row.At) : new(known, false, null, null);
        }

        return [.. tables.Query<VersionRow>($"""
            select statement, version, parties, note, at from statement_versions
            where scope = {scope} and (statement = {only} or {only is null} = 1) order by statement, stamp
            """).GroupBy(row => row.Statement).SelectMany(same => same.Select((row, at) => (row.Statement,
                new StatementVersion(row.Version, at + 1, row.At, row.Note,
                    [.. row.Parties.Split('\n').Select(party => Seat(row.Version, party))],
                    [.. texts[row.Version]]))))];
    }

    private sealed record VersionRow(string Statement, string Version, string Parties, string? Note, long At);

    private sealed record TextRow(string Statement, string Version, string Language, string Title, string Body);

    private sealed record AgreedRow(string Version, string Party, bool Agreed, string Words, long At);

    private sealed record LinkRow(string Token, string Scope, string Statement, string Version, long At);
}
