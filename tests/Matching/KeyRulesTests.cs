using System.Data.Common;
using Aman.Matching;
using Xunit;

namespace Aman.Tests.Matching;

public class KeyRulesTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public void The_database_joins_whom_the_index_finds(string engine)
    {
        var random = new Random(7);
        string[] names = ["محمد", "Mohammed", "Ahmad", "أحمد", "Халид", "Khaled", "Darwish", "درويش", "Yusuf",
            "Youssef"];
        var people = Enumerable.Range(0, 400).Select(one => new PersonRecord
        {
            Id = FormattableString.Invariant($"p{one:000}"),
            Names = [PersonName.Free(string.Join(' ', random.GetItems(names, 3)) + (one % 9 == 0 ? " Rare"
                + one / 18 : ""))],
            Birth = new Birth(1960 + random.Next(40), 1 + random.Next(12), 1 + random.Next(28)),
            Phones = [FormattableString.Invariant($"0999{random.Next(300):000000}")],
        }).ToList();

        var joined = Joined(engine, people);

        Assert.Equal(Found(people), joined);
        Assert.NotEmpty(joined);

        // The control: a person whose keys are not there is not joined.
        Assert.NotEqual(Found(people), Joined(engine, people[1..]));
    }

    private static List<string> Found(List<PersonRecord> people)
    {
        var postings = new Postings();
        foreach (var (row, person) in people.Index())
        {
            foreach (var key in KeyRules.Of(person))
                postings.Add(unchecked((ulong)key), row);
        }

        postings.Merge(_ => false);
        var rows = new int[people.Count];
        var pairs = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (row, person) in people.Index())
        {
            foreach (var key in KeyRules.Of(person))
            {
                var count = postings.Read(postings.Find(unchecked((ulong)key)), rows);
                foreach (var other in rows[..count].Where(other => other > row && count <= KeyRules.PeopleMost))
                    pairs.Add(person.Id + people[other].Id);
            }
        }

        return [.. pairs];
    }

    private static List<string> Joined(string engine, List<PersonRecord> people)
    {
        var place = Engines.File(engine);
        using (new Database(place))
        {
        }

        using DbConnection connection = engine == "sqlite"
            ? new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={place};Pooling=False")
            : new Npgsql.NpgsqlConnection(place);
        connection.Open();
        Execute(connection, KeyRules.Table);
        foreach (var batch in people.SelectMany(person => KeyRules.Of(person).Select(key =>
            FormattableString.Invariant($"({key}, '{person.Id}')"))).Chunk(500))
            Execute(connection, "insert into match_keys values " + string.Join(", ", batch));
        using var command = connection.CreateCommand();
        command.CommandText = KeyRules.Candidates;
        using var reader = command.ExecuteReader();
        var pairs = new SortedSet<string>(StringComparer.Ordinal);
        while (reader.Read())
            pairs.Add(reader.GetString(0) + reader.GetString(1));
        return [.. pairs];
    }

    private static void Execute(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
