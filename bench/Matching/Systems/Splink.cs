using System.Globalization;
using DuckDB.NET.Data;

namespace Aman.Bench.Systems;

/// <summary>
/// DuckDB in the shape of Splink's SQL: blocking rules, comparison levels with Jaro-Winkler, u from random pairs, m by
/// expectation maximisation over the patterns of levels, weights in bits with term frequencies.
/// </summary>
internal sealed class Splink : IDisposable
{
    private const int RandomPairs = 1_000_000, Rounds = 25;

    // Each rule finds pairs by equality, as Splink's do; those an earlier rule found are not made again.
    private static readonly string[] Rules =
    [
        "l.document = r.document", "l.given = r.given and l.family = r.family",
        "l.given = r.given and l.father = r.father",
        "l.family = r.family and l.birth = r.birth", "l.given = r.given and l.birth = r.birth",
        "l.father = r.father and l.birth = r.birth", "l.given = r.given and l.mother = r.mother and l.year = r.year",
        "l.phone = r.phone and l.year = r.year", "l.phone = r.phone and l.given = r.given",
        "l.birth = r.birth and l.sex = r.sex and length(l.birth) = 10 and l.birth not like '%-01-01'",
        "substr(l.given, 1, 3) = substr(r.given, 1, 3) and substr(l.family, 1, 3) = substr(r.family, 1, 3) "
            + "and l.year = r.year",
    ];

    // The level of each field: null where either is missing, then from the best level down to 0.
    private static readonly string[] Levels =
    [
        Name("given"), Name("father"), Name("grandfather"), Name("family"), Name("mother"),
        """
        case when l.birth is null or r.birth is null then null when l.birth = r.birth and l.birth not like '%-01-01'
          and length(l.birth) = 10 then 5 when l.birth = r.birth then 4
          when length(l.birth) = 10 and length(r.birth) = 10 and levenshtein(l.birth, r.birth) <= 2 then 3
          when l.year = r.year then 2
          when abs(try_cast(l.year as int) - try_cast(r.year as int)) <= 1 then 1 else 0 end
        """,
        Equal("sex"), Equal("phone"),
        "case when l.document is null or r.document is null then null when l.document = r.document then 2 "
            + "when levenshtein(l.document, r.document) <= 2 then 1 else 0 end",
    ];

    private static readonly string[] Frequent = ["given", "father", "grandfather", "family", "mother"];

    private readonly DuckDBConnection connection = new("DataSource=:memory:");

    public Splink()
    {
        connection.Open();
        Run("create table people (id varchar, given varchar, father varchar, grandfather varchar, family varchar, "
            + "mother varchar, birth varchar, year varchar, sex varchar, phone varchar, document varchar, "
            + "household varchar)");
        Run(string.Create(CultureInfo.InvariantCulture, $"set threads = {Environment.ProcessorCount}"));
        Run("set preserve_insertion_order = false");
    }

    /// <summary>Pairs that were compared in the last run.</summary>
    public long Compared { get; private set; }

    public void Load(IEnumerable<(string Id, Plain Plain, string Household)> people)
    {
        using var appender = connection.CreateAppender("people");
        foreach (var (id, plain, household) in people)
        {
            var row = appender.CreateRow().AppendValue(id);
            foreach (var text in (string[])[plain.Given, plain.Father, plain.Grandfather, plain.Family, plain.Mother,
                plain.Birth, plain.Year, plain.Sex, plain.Phone, plain.Document, household])
            {
                _ = text.Length > 0 ? row.AppendValue(text) : row.AppendNullValue();
            }

            row.EndRow();
        }
    }

    /// <summary>All pairs that the rules find with more than <paramref name="least"/> bits.</summary>
    public List<(string Left, string Right, double Bits)> Pairs(double least)
    {
        // Two members of one household are two people; Aman is told so, too.
        const string which = "l.id < r.id and l.household <> r.household";
        Run("create or replace table shares as select *, " + string.Join(", ", Frequent.Select(field =>
            $"count(*) over (partition by {field}) / count(*) over () as {field}_share")) + " from people");
        var levels = string.Join(", ", Levels.Index().Select(one => $"{one.Item} as g{one.Index}"));
        var common = string.Join(", ", Frequent.Select(field => $"l.{field}_share as {field}_share"));
        var found = string.Join(" union all ", Rules.Index().Select(rule =>
            $"select l.rowid as a, r.rowid as b from shares l, shares r where {which} and {rule.Item}"));
        Run("create or replace temp table blocked as select distinct a, b from (" + found + ")");
        Run($"create or replace temp table compared as select a, b, {levels}, {common} from blocked "
            + "join shares l on l.rowid = a join shares r on r.rowid = b");
        Compared = Convert.ToInt64(Value("select count(*) from compared"), CultureInfo.InvariantCulture);
        var (weights, chance) = Weights(Patterns("compared"), Patterns(RandomSample(levels)));
        static string When(double value, int level) =>
            string.Create(CultureInfo.InvariantCulture, $" when {level} then {value:F4}");
        var bits = string.Join(" + ",
            weights.Select((field, at) => $"case g{at}{string.Concat(field.Select(When))} else 0 end"))
            // A rare name that is the same says more than a common one.
            + string.Concat(Frequent.Select((field, at) => string.Create(CultureInfo.InvariantCulture,
                $" + case when g{at} = 4 then log2({chance[at]:E6} / {field}_share) else 0 end")));
        var pairs = new List<(string, string, double)>();
        using var command = connection.CreateCommand();
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"""
            select l.id, r.id, bits from (select a, b, {bits} as bits from compared) join shares l on l.rowid = a
            join shares r on r.rowid = b where bits > {least}
            """);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            pairs.Add((reader.GetString(0), reader.GetString(1), Convert.ToDouble(reader.GetValue(2),
                CultureInfo.InvariantCulture)));
        }

        return pairs;
    }

    public void Dispose() => connection.Dispose();

    private static string Name(string field) => $"""
        case when l.{field} is null or r.{field} is null then null when l.{field} = r.{field} then 4
          when jaro_winkler_similarity(l.{field}, r.{field}) >= 0.92 then 3
          when jaro_winkler_similarity(l.{field}, r.{field}) >= 0.85 then 2
          when jaro_winkler_similarity(l.{field}, r.{field}) >= 0.7 then 1 else 0 end
        """;

    private static string Equal(string field) =>
        $"case when l.{field} is null or r.{field} is null then null when l.{field} = r.{field} then 1 else 0 end";

    // Pairs of people who have nothing to do with each other, but by chance.
    private string RandomSample(string levels)
    {
        Run(string.Create(CultureInfo.InvariantCulture, $"""
            create or replace temp table sampled as with n as (select count(*) as count from people),
              picks as (select cast(hash(i) % n.count as bigint) as a,
                cast(hash(i + 1000000007) % n.count as bigint) as b from range({RandomPairs}) t(i), n)
            select a, b, {levels} from picks join shares l on l.rowid = a join shares r on r.rowid = b where a <> b
            """));
        return "sampled";
    }

    private List<(int?[] Levels, double Count)> Patterns(string table)
    {
        var columns = string.Join(", ", Enumerable.Range(0, Levels.Length).Select(at => $"g{at}"));
        var patterns = new List<(int?[], double)>();
        using var command = connection.CreateCommand();
        command.CommandText = $"select {columns}, count(*) from {table} group by {columns}";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            patterns.Add(([.. Enumerable.Range(0, Levels.Length).Select(at =>
                reader.IsDBNull(at) ? (int?)null : Convert.ToInt32(reader.GetValue(at), CultureInfo.InvariantCulture))],
                Convert.ToDouble(reader.GetValue(Levels.Length), CultureInfo.InvariantCulture)));
        }

        return patterns;
    }

    /// <summary>u is counted on random pairs and kept; m begins where agreement is likely and is estimated with the
    /// share of matches among the pairs of the rules.</summary>
    private static (double[][] Bits, double[] Chance) Weights(
        List<(int?[] Levels, double Count)> blocked, List<(int?[] Levels, double Count)> random)
    {
        int[] sizes = [5, 5, 5, 5, 5, 6, 2, 2, 3];
        double[][] AllShares(IEnumerable<(int?[] Levels, double Count)> pairs) => [.. sizes.Select((size, field) =>
            Shares(pairs.Select(one => (one.Levels[field], one.Count)), size))];
        var u = AllShares(random);
        var m = sizes.Select(size => Enumerable.Range(0, size)
            .Select(level => level == size - 1 ? 0.8 : 0.2 / (size - 1)).ToArray()).ToArray();
        var share = 0.1;
        for (var round = 0; round < Rounds; round++)
        {
            var responsible = blocked.Select(one =>
            {
                var ratio = share / (1 - share);
                for (var field = 0; field < sizes.Length; field++)
                {
                    ratio *= one.Levels[field] is { } level ? m[field][level] / u[field][level] : 1;
                }

                return (one.Levels, Count: one.Count * ratio / (1 + ratio));
            }).ToList();
            share = Math.Clamp(responsible.Sum(one => one.Count) / blocked.Sum(one => one.Count), 1e-6, 0.999);
            m = AllShares(responsible);
        }

        return ([.. m.Zip(u, (of, by) => of.Zip(by, (one, other) => Math.Log2(one / other)).ToArray())],
            [.. u.Take(Frequent.Length).Select(one => one[4])]);
    }

    private static double[] Shares(IEnumerable<(int? Level, double Count)> counted, int size)
    {
        var shares = Enumerable.Repeat(0.5, size).ToArray();
        foreach (var (level, count) in counted)
        {
            if (level is { } known)
            {
                shares[known] += count;
            }
        }

        var sum = shares.Sum();
        return [.. shares.Select(one => one / sum)];
    }

    private void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private object Value(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()!;
    }
}
