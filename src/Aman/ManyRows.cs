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
        for (var run = tables.RowsAtOnce; run > 0; run /= 2)
        {
            for (; rows.Count - done >= run; done += run)
            {
                var sql = new Sql(into.Length + conflict.Length + (run * rows[0].Length * 6), run * rows[0].Length);
                sql.AppendLiteral("insert into ");
                sql.AppendLiteral(into);
                sql.AppendLiteral(" values ");
                for (var row = done; row < done + run; row++)
                {
                    sql.AppendLiteral(row == done ? "(" : ", (");
                    for (var at = 0; at < rows[row].Length; at++)
                    {
                        sql.AppendLiteral(at == 0 ? "" : ", ");
                        sql.AppendFormatted(rows[row][at]);
                    }

                    sql.AppendLiteral(")");
                }

                sql.AppendLiteral(" ");
                sql.AppendLiteral(conflict);
                tables.Execute(sql);
            }
        }
    }
}
