namespace Aman;

/// <summary>Many rows in few statements.</summary>
internal static class ManyRows
{
    /// <summary>In runs of halving length, so that only few statements are ever prepared.</summary>
    /// <param name="into">The table with its columns.</param>
    /// <param name="conflict">What follows the rows.</param>
    public static void Insert(this Tables tables, string into, IReadOnlyList<object?[]> rows, string conflict = "")
    {
        var done = 0;
        foreach (var run in (int[])[64, 32, 16, 8, 4, 2, 1])
        {
            for (; rows.Count - done >= run; done += run)
            {
                var sql = new Sql(into.Length + conflict.Length + (run * 8), run * rows[0].Length);
                sql.AppendLiteral($"insert into {into} values ");
                for (var row = done; row < done + run; row++)
                {
                    sql.AppendLiteral(row == done ? "(" : ", (");
                    foreach (var (at, value) in rows[row].Index())
                    {
                        sql.AppendLiteral(at == 0 ? "" : ", ");
                        sql.AppendFormatted(value);
                    }

                    sql.AppendLiteral(")");
                }

                sql.AppendLiteral($" {conflict}");
                tables.Execute(sql);
            }
        }
    }
}
