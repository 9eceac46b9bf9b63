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
        foreach (var (heading, _) in Mapping.Headings.Zip(Mapping.Columns)
            .Where(one => one.Second.Field.Length == 0 && one.First.Length > 0))
            text.AppendLine(CultureInfo.InvariantCulture,
                $"  {Finding.Quote(heading)} is not read; --map \"Heading=field\" says what it means");
        foreach (var finding in Findings.OrderByDescending(one => one.Effect == Effect.Refused)
            .Take(Limits.FindingsPrinted))
            text.AppendLine(CultureInfo.InvariantCulture, $"  {finding}");
        if (Findings.Count > Limits.FindingsPrinted)
            text.AppendLine(CultureInfo.InvariantCulture,
                $"  and {Findings.Count - Limits.FindingsPrinted} more findings");
        return text.Append(CultureInfo.InvariantCulture,
            $"{(DryRun ? "Would be registered" : "Registered")}: {People} people of {Households} households; of {Rows} "
            + $"rows {Registered} new, {Known} known, {Changed} known with other content, {Refused} refused"
            // Who may be whom is looked for once people are registered.
            + $"{(DryRun ? "" : $"; {Duplicates} pairs to look at")}").ToString();
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
        var found = PersonalColumns.Find(table, mapping, KnownNames.All).ToList();
        if (!dryRun)
            await Remember(node, caller, zone, mapping, corrections);
        var sum = new Sum();
        var registering = Task.CompletedTask;
        var opening = Task.CompletedTask;
        // While some households are made durable, the next are read, and those before them opened for the search.
        foreach (var some in list.Read().Chunk(Limits.ListTogether))
        {
            var fresh = New(node, zone, table.Name, some, sum);
            await registering;
            progress?.Report(new(dryRun ? "checking" : "registering", sum.Rows, table.Count));
            if (dryRun)
                continue;
            if (opening.IsCompleted)
                opening = Task.Run(() => Duplicates.Prepare(node, zone));
            registering = Task.WhenAll(fresh.Select(one => node.Journal.Record(
                new RegisterHousehold(zone, one.Id, one.Listed.OriginAdmin1, on, one.Listed.Persons), caller,
                Guid.Parse(one.Command))));
        }

        await registering;
        await opening;
        var duplicates = dryRun ? 0 : await Alike(node, caller, zone, sum.Persons, progress);
        return new(table.Name, mapping, dryRun, table.Count, sum.Persons.Count, sum.Persons.Count, sum.Households,
            sum.Known, sum.Changed, list.Refused, duplicates, [.. found, .. list.Findings, .. sum.Findings]);
    }

    /// <summary>Those of some households that did not come before.</summary>
    private static List<(ListedHousehold Listed, string Id, string Command)> New(
        Node node, string zone, string file, IReadOnlyList<ListedHousehold> some, Sum sum)
    {
        var all = some.Select(one => (Listed: one, Id: Id(node, zone, one.Key),
            Command: Id(node, zone, $"{one.Key}\n{one.OriginAdmin1}\n{one.Content}"))).ToList();
        var (ids, commands) = Known(node, all.ConvertAll(one => one.Id), all.ConvertAll(one => one.Command));
        var fresh = new List<(ListedHousehold Listed, string Id, string Command)>();
        foreach (var one in all)
        {
            var rows = one.Listed.Persons.Count;
            sum.Rows += rows;
            if (commands.Contains(one.Command))
                sum.Known += rows;
            else if (ids.Contains(one.Id))
            {
                sum.Changed += rows;
                if (sum.Findings.Count < Limits.ListFindings)
                    sum.Findings.Add(new(file, one.Listed.Row, null, Effect.Merged,
                        "this household was imported before with other content; it is left as it is",
                        "Correct it on its page"));
            }
            else
            {
                sum.Households++;
                sum.Persons.UnionWith(one.Listed.Persons.Select(person => Guid.Parse(person.Id)));
                fresh.Add(one);
            }
        }

        return fresh;
    }

    /// <summary>Compares those who are new with all others and with one another, in one run over the index.</summary>
    private static Task<int> Alike(Node node, Caller caller, string zone, HashSet<Guid> news,
        IProgress<ImportProgress>? progress) => news.Count == 0 ? Task.FromResult(0) : Duplicates.Run(
        node, caller, zone, progress is null ? null : new Share(progress),
        (left, right) => news.Contains(Guid.Parse(left)) || news.Contains(Guid.Parse(right)));

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
                "Give the columns headings that say what they hold, such as household, name, sex and birth");
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

    /// <summary>What became of the households so far; of persons the ids alone are kept.</summary>
    private sealed class Sum
    {
        public HashSet<Guid> Persons { get; } = [];

        public List<Finding> Findings { get; } = [];

        public int Rows { get; set; }

        public int Households { get; set; }

        public int Known { get; set; }

        public int Changed { get; set; }
    }

    private sealed class Share(IProgress<ImportProgress> progress) : IProgress<double>
    {
        public void Report(double value) => progress.Report(new("comparing", (int)(value * 100), 100));
    }
}
