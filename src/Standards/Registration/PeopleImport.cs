using System.Globalization;
using System.Text;
using Aman.Access;
using Aman.People;

namespace Aman.Standards;

/// <summary>What became, or would become, of a registration list.</summary>
/// <param name="Rows">Read is always registered + known + changed + refused, in rows.</param>
/// <param name="Known">Rows of households that came before with the same content.</param>
/// <param name="Changed">Rows of households that came before with other content: they are left as they are.</param>
/// <param name="Duplicates">Pairs of persons that may be the same one, for a person to decide.</param>
public sealed record PeopleReport(string File, ListMapping Mapping, bool DryRun, int Rows, int Registered, int People,
    int Households, int Known, int Changed, int Refused, int Duplicates, IReadOnlyList<Finding> Findings)
{
    public override string ToString()
    {
        var text = new StringBuilder(File).AppendLine();
        foreach (var (heading, column) in Mapping.Headings.Zip(Mapping.Columns)
            .Where(one => one.Second.Field.Length > 0))
            text.AppendLine(CultureInfo.InvariantCulture, $"  {Finding.Quote(heading)} is {column}");
        foreach (var finding in Findings.OrderByDescending(one => one.Effect == Effect.Refused)
            .Take(Limits.FindingsPrinted))
            text.AppendLine(CultureInfo.InvariantCulture, $"  {finding}");
        if (Findings.Count > Limits.FindingsPrinted)
            text.AppendLine(CultureInfo.InvariantCulture,
                $"  and {Findings.Count - Limits.FindingsPrinted} more findings");
        return text.Append(CultureInfo.InvariantCulture,
            $"{(DryRun ? "Would be registered" : "Registered")}: {People} people of {Households} households; of {Rows} "
            + $"rows {Registered} new, {Known} known, {Changed} known with other content, {Refused} refused; "
            + $"{Duplicates} pairs to look at").ToString();
    }
}

/// <summary>Registers the people of an outside list. The same list again registers nobody and changes nothing: the ids
/// are made from the list's own keys with this node's secret, so they give nothing away either.</summary>
public static class PeopleImport
{
    /// <param name="corrections">Heading to field, where the guess is wrong; remembered for lists with the same
    /// headings.
    /// </param>
    /// <exception cref="Unreadable">For a file that is no list, or has no column with a person.</exception>
    public static async Task<PeopleReport> Run(Node node, Caller caller, string zone, IReadOnlyList<Document> files,
        IReadOnlyDictionary<string, string> corrections, DateOnly on, bool dryRun,
        IProgress<ImportProgress>? progress = null)
    {
        var (table, mapping, more, moreMapping) = Choose(node, zone, files, corrections);
        var list = new RegistrationList(table, mapping, more, moreMapping, on, key => Id(node, zone, key));
        progress?.Report(new("reading", 0, 1));
        var households = list.Read().Select(one => (Listed: one, Id: Id(node, zone, one.Key),
            Command: Id(node, zone, $"{one.Key}\n{one.OriginAdmin1}\n{one.Content}"))).ToList();
        var (ids, commands) = Known(
            node, households.ConvertAll(one => one.Id), households.ConvertAll(one => one.Command));
        var known = households.Where(one => commands.Contains(one.Command)).ToList();
        var changed = households.Where(one => !commands.Contains(one.Command) && ids.Contains(one.Id)).ToList();
        var fresh = households.Where(one => !ids.Contains(one.Id) && !commands.Contains(one.Command)).ToList();
        var findings = PersonalColumns.Find(table, mapping, KnownNames.All).Concat(list.Findings).Concat(
            changed.Take(Limits.ListFindings).Select(one => new Finding(table.Name, one.Listed.Row, null, Effect.Merged,
                "this household was imported before with other content; it is left as it is",
                "Correct it on its page"))).ToList();
        if (!dryRun)
        {
            await Remember(node, caller, zone, mapping, corrections);
            var done = 0;
            foreach (var some in fresh.Chunk(Limits.ListTogether))
            {
                await Task.WhenAll(some.Select(one => node.Journal.Record(
                    new RegisterHousehold(zone, one.Id, one.Listed.OriginAdmin1, on, one.Listed.Persons), caller,
                    Guid.Parse(one.Command))));
                progress?.Report(new("registering", done += some.Length, fresh.Count));
            }
        }

        var duplicates = dryRun ? 0 : await Alike(node, caller, zone, fresh.SelectMany(one => one.Listed.Persons));

        return new(table.Name, mapping, dryRun, table.Rows.Count, Rows(fresh), Rows(fresh),
            fresh.Count, Rows(known), Rows(changed), list.Refused, duplicates, findings);

        static int Rows<T>(IEnumerable<(ListedHousehold Listed, string Id, T Command)> some) =>
            some.Sum(one => one.Listed.Persons.Count);
    }

    /// <summary>Compares those who are new with all others and with one another, in one run over the index.</summary>
    private static Task<int> Alike(Node node, Caller caller, string zone, IEnumerable<Person> persons)
    {
        var news = persons.Select(one => one.Id).ToHashSet(StringComparer.Ordinal);
        return news.Count == 0 ? Task.FromResult(0) : Duplicates.Run(
            node, caller, zone, null, (left, right) => news.Contains(left) || news.Contains(right));
    }

    /// <summary>The table with persons, and beside it the one with their households where there are two.</summary>
    private static (Table, ListMapping, Table?, ListMapping?) Choose(Node node, string zone,
        IReadOnlyList<Document> files, IReadOnlyDictionary<string, string> corrections)
    {
        var tables = files.SelectMany(file => file is Workbook book ? book.Sheets : file is Table one ? [one] : [])
            .Select(table => (Table: table, Mapping: MappingOf(node, zone, table, corrections))).ToList();
        var persons = tables.Where(one => !one.Mapping.HouseholdsAlone
            && one.Mapping.Columns.Any(column => column.Field.Length > 0)).ToList();
        if (persons.Count == 0)
            throw new Unreadable(null, null, "no column is understood as a person's name, sex, age or key",
                "Say what the columns mean, for example --map \"Nom=name\"");
        var households = tables.Except(persons).FirstOrDefault(one => one.Mapping.HouseholdsAlone);
        return (persons[0].Table, persons[0].Mapping, households.Table, households.Mapping);
    }

    private static ListMapping MappingOf(
        Node node, string zone, Table table, IReadOnlyDictionary<string, string> corrections)
    {
        var guess = ListMapping.Guess(table.Header);
        var remembered = node.Journal.Read(tables => RememberListMapping.Find(tables, zone, guess.Fingerprint));
        var start = remembered is null ? guess : new ListMapping(table.Header, [.. remembered.Select(ListColumn.Read)]);
        var own = corrections.Where(one => table.Header.Any(heading => Table.Key(heading) == Table.Key(one.Key)));
        return start.With(own.ToDictionary(StringComparer.Ordinal));
    }

    private static async Task Remember(Node node, Caller caller, string zone, ListMapping mapping,
        IReadOnlyDictionary<string, string> corrections)
    {
        if (corrections.Count > 0)
            await node.Journal.Record(
                new RememberListMapping(zone, mapping.Fingerprint, [.. mapping.Columns.Select(one => one.ToString())]),
                caller, Guid.CreateVersion7());
    }

    // Keyed with the node's secret: from an id nobody can test a guess at a list's key.
    private static string Id(Node node, string zone, string key) => new Guid(
        Convert.FromHexString(node.Journal.Key!.Digest($"list\n{zone}\n{key}")), bigEndian: true).ToString("D");

    private static (HashSet<string> Households, HashSet<string> Commands) Known(
        Node node, List<string> households, List<string> commands) => node.Journal.Read(tables => (
        households.Chunk(Limits.ImportBatch).SelectMany(some => tables.Query<string>(
            $"select id from households where id in {some}")).ToHashSet(StringComparer.Ordinal),
        commands.Chunk(Limits.ImportBatch).SelectMany(some => tables.Query<string>(
            $"select substr(command, 1, 36) from entries where substr(command, 1, 36) in {some}"))
            .ToHashSet(StringComparer.Ordinal)));
}
