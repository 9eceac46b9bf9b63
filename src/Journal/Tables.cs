using System.Collections.Concurrent;
using System.Data.Common;
using System.Linq.Expressions;

namespace Aman;

/// <summary>An open transaction, in SQL that SQLite and PostgreSQL read alike.</summary>
public sealed class Tables
{
    private readonly Session session;
    private readonly IReadOnlyList<object> beside;
    private readonly List<Action> before = [], after = [];
    private readonly Dictionary<string, object> remembered = new(StringComparer.Ordinal);

    internal Tables(Session session, IReadOnlyList<object> beside) => (this.session, this.beside) = (session, beside);

    /// <summary>True while a command decides or a page reads: nothing may be written then.</summary>
    internal bool ReadOnly { get; set; }

    /// <summary>How many rows the engine best takes with one statement.</summary>
    public int RowsAtOnce => session.RowsAtOnce;

    public void Execute(Sql sql)
    {
        if (ReadOnly)
        {
            throw new InvalidOperationException("Only facts write; a command decides and a query reads.");
        }

        if (remembered.Count > 0)
        {
            // insert into TABLE, delete from TABLE, update TABLE
            var words = sql.Text.ToString().Split([' ', '\n'], 4);
            var table = words[words[0] == "update" ? 1 : 2];
            foreach (var question in remembered.Keys.Where(one => one.Contains(table, StringComparison.Ordinal)))
            {
                remembered.Remove(question);
            }
        }

        session.Execute(sql.Text, sql.Values);
        sql.Clear();
    }

    /// <summary>All rows as <typeparamref name="T"/>: a positional record matched to the columns by name, or a
    /// string, number or tuple by position.</summary>
    public List<T> Query<T>(Sql sql) => Query(sql, Rows<T>.Read);

    /// <summary>For more rows than memory should hold.</summary>
    public T Query<T>(Sql sql, Func<DbDataReader, T> read)
    {
        using var reader = session.Query(sql.Text, sql.Values);
        return read(reader);
    }

    /// <summary>As <see cref="Query"/>, but asked once for a whole transaction, until a fact writes to a table that the
    /// question names: for what every command of a group asks, such as its caller's roles.</summary>
    public IReadOnlyList<T> Remember<T>(Sql sql)
    {
        var question = $"{sql.Text} {string.Join('\u001f', sql.Values)}";
        if (!remembered.TryGetValue(question, out var rows))
        {
            remembered.Add(question, rows = Query<T>(sql));
        }

        return (List<T>)rows;
    }

    public T? One<T>(Sql sql) => Query<T>(sql) is [var first, ..] ? first : default;

    /// <summary>What stands beside the tables in this node and is not rebuilt from the journal: keys,
    /// indexes.</summary>
    public T Beside<T>() => beside.OfType<T>().First();

    /// <summary>The same where it may be missing: a journal is also read and checked alone.</summary>
    public T? BesideOrNull<T>() => beside.OfType<T>().FirstOrDefault();

    /// <summary>Runs, and must be durable, before this transaction commits; for keys that an entry needs.</summary>
    public void BeforeCommit(Action action) => before.Add(action);

    /// <summary>Runs once this transaction is durable; for indexes in memory and for forgetting keys.</summary>
    public void AfterCommit(Action action) => after.Add(action);

    internal void Commit()
    {
        before.ForEach(action => action());
        session.Commit();
        after.ForEach(action => action());
    }
}

/// <summary>Reads rows into <typeparamref name="T"/>, by a reader compiled once for each list of columns.</summary>
internal static class Rows<T>
{
    private static readonly ConcurrentDictionary<string, Func<DbDataReader, T>> Made = new(StringComparer.Ordinal);

    public static List<T> Read(DbDataReader reader)
    {
        var columns = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToList();
        var make = Made.GetOrAdd(string.Join(' ', columns), _ => Make(columns));
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(make(reader));
        }

        return rows;
    }

    private static Func<DbDataReader, T> Make(List<string> columns)
    {
        var (type, reader) = (typeof(T), Expression.Parameter(typeof(DbDataReader)));
        var byPlace = type.FullName!.StartsWith("System.", StringComparison.Ordinal);
        var names = columns.ConvertAll(name => name.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant());
        var isOne = type.IsPrimitive || type == typeof(string) || type.IsEnum
            || Nullable.GetUnderlyingType(type) != null;
        var constructor = isOne ? null : type.GetConstructors().MaxBy(one => one.GetParameters().Length);
        return Expression.Lambda<Func<DbDataReader, T>>(constructor is null ? Field(reader, 0, type)
            : Expression.New(constructor, constructor.GetParameters().Select((one, at) => Field(
                reader, byPlace ? at : names.IndexOf(one.Name!.ToUpperInvariant()), one.ParameterType))),
            reader).Compile();
    }

    private static ConditionalExpression Field(Expression reader, int column, Type type)
    {
        var (at, plain) = (Expression.Constant(column), Nullable.GetUnderlyingType(type) ?? type);
        Expression value = Expression.Call(reader, plain == typeof(string) || plain.IsEnum ? "GetString"
            : plain == typeof(double) ? "GetDouble" : "GetInt64", null, at);
        value = plain == typeof(bool) ? Expression.NotEqual(value, Expression.Constant(0L))
            : plain.IsEnum ? Expression.Call(typeof(Enum), "Parse", [plain], value) : value;
        return Expression.Condition(Expression.Call(reader, "IsDBNull", null, at),
            Expression.Default(type), Expression.ConvertChecked(value, type));
    }
}
