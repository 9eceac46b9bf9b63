using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Aman.Tests.Laws;

/// <summary>While a rebuild fills the tables they have no index but their primary keys: a fact that asked for more
/// would read a whole table each time it is applied.</summary>
public partial class PrimaryKeyLaws
{
    [Fact]
    public async Task What_facts_ask_primary_keys_answer()
    {
        var dice = new Dice(5);
        var history = History.Draw(dice, Facts.All, [.. Generators.All.Values], 6 * Generators.All.Count);
        await using var place = Place.Of(Node.Open(Engines.New("sqlite"), null, TimeProvider.System));
        history.Deliver(place.Journal, dice);
        var said = Said(place.Database);
        Assert.InRange(said.Count(one => Changing().IsMatch(one)), 60, int.MaxValue);
        House.Holds("Ask by a primary key in Apply.", Scanning(place.Database, said));
    }

    [Fact]
    public async Task A_fact_that_asks_by_another_column_is_found_by_this_law()
    {
        await using var place = Place.Of(Node.Open(Engines.New("sqlite"), null, TimeProvider.System));
        Assert.Single(Scanning(place.Database,
            ["update people set head = 0 where household = $1", "update people set head = 0 where id = $1"]));
    }

    // Every statement that the writer of this database has made, from its own lists.
    private static List<string> Said(Database database)
    {
        var writer = Inside(database, "writer");
        return [.. new[] { "prepared", "steps" }.SelectMany(list =>
            ((IDictionary)Inside(writer, list)).Keys.Cast<string>())];
    }

    private static object Inside(object one, string field) =>
        one.GetType().GetField(field, BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(one)!;

    private static List<string> Scanning(Database database, IEnumerable<string> statements)
    {
        using var bare = new SqliteConnection("Data Source=:memory:");
        bare.Open();
        foreach (var table in database.Ask(tables => tables.Query<string>(
            $"select sql from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name")))
        {
            Command(bare, table).ExecuteNonQuery();
        }

        return [.. statements.Where(one => Changing().IsMatch(one)).Where(one =>
        {
            using var plan = Command(bare, $"explain query plan {one}").ExecuteReader();
            var scans = false;
            while (plan.Read())
            {
                scans |= Scan().IsMatch(plan.GetString(3));
            }

            return scans;
        })];
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql) => new(sql, connection);

    // A value that stands alone is a scan, too, of one row; the kernel's own tables are few heads, or keep their index.
    [GeneratedRegex("^SCAN (?!CONSTANT|[0-9]+-ROW|sqlite_master|heads)")]
    private static partial Regex Scan();

    [GeneratedRegex("^(select|insert|update|delete|with)")]
    private static partial Regex Changing();
}
