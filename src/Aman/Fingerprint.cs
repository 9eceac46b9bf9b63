using System.Data.Common;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Aman;

/// <summary>Tells whether tables hold the same: live and rebuilt ones, those of two engines or two nodes.</summary>
public static partial class Fingerprint
{
    /// <summary>A hash over the content of each table that <paramref name="sql"/> creates, whatever the rows'
    /// order.</summary>
    public static IReadOnlyDictionary<string, string> Fingerprints(this Database database, string sql) =>
        database.Read(tables => TableName().Matches(sql).Select(match => match.Groups[1].Value)
            .Order(StringComparer.Ordinal)
            .ToDictionary(name => name, name => Of(tables, name), StringComparer.Ordinal));

    private static string Of(Tables tables, string table)
    {
        var all = new Sql(table.Length, 0);
        all.AppendLiteral($"select * from {table}");
        return tables.Query(all, Sum).ToString("x", CultureInfo.InvariantCulture);
    }

    private static BigInteger Sum(DbDataReader rows)
    {
        var columns = Enumerable.Range(0, rows.FieldCount).OrderBy(rows.GetName, StringComparer.Ordinal).ToArray();
        var sum = BigInteger.Zero;
        while (rows.Read())
        {
            var row = string.Join('\u001f', columns.Select(column => rows.IsDBNull(column) ? "\u0000"
                : Convert.ToString(rows.GetValue(column), CultureInfo.InvariantCulture)));
            sum += new BigInteger(SHA256.HashData(Encoding.UTF8.GetBytes(row)), isUnsigned: true);
        }

        return sum;
    }

    [GeneratedRegex(@"create table (?:if not exists )?(\w+)")]
    private static partial Regex TableName();
}
