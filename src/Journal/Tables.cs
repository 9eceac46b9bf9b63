using System.Data.Common;

namespace Aman;

/// <summary>An open transaction, in SQL that SQLite and PostgreSQL read alike.</summary>
public sealed class Tables
{
    private readonly Session session;
    private readonly IReadOnlyList<object> beside;
    private readonly List<Action> before = [], after = [];

    internal Tables(Session session, IReadOnlyList<object> beside) => (this.session, this.beside) = (session, beside);

    /// <summary>True while a command decides or a page reads: nothing may be written then.</summary>
    internal bool ReadOnly { get; set; }

    public void Execute(Sql sql)
    {
        if (ReadOnly)
        {
            throw new InvalidOperationException("Only facts write; a command decides and a query reads.");
        }

        session.Execute(sql);
    }

    /// <summary>All rows as <typeparamref name="T"/>: a positional record matched to the columns by name, or a
    /// string, number or tuple by position.</summary>
    public List<T> Query<T>(Sql sql)
    {
        using var reader = session.Query(sql);
        return Rows<T>.Read(reader);
    }

    public T? One<T>(Sql sql) => Query<T>(sql) is [var first, ..] ? first : default;

    /// <summary>What stands beside the tables in this node and is not rebuilt from the journal: keys,
    /// indexes.</summary>
    public T Beside<T>() => beside.OfType<T>().First();

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

/// <summary>Reads rows into <typeparamref name="T"/>.</summary>
internal static class Rows<T>
{
    private static readonly System.Reflection.ConstructorInfo? Constructor =
        Simple(typeof(T)) ? null : typeof(T).GetConstructors().MaxBy(one => one.GetParameters().Length);

    public static List<T> Read(DbDataReader reader)
    {
        var rows = new List<T>();
        var named = Constructor is null || typeof(T).FullName!.StartsWith("System.", StringComparison.Ordinal)
            ? null : Enumerable.Range(0, reader.FieldCount).ToDictionary(
                column => reader.GetName(column).Replace("_", "", StringComparison.Ordinal),
                StringComparer.OrdinalIgnoreCase);
        var fields = (Constructor?.GetParameters() ?? [])
            .Select((one, at) => (Column: named?[one.Name!] ?? at, one.ParameterType)).ToArray();
        var make = Constructor is null ? null : System.Reflection.ConstructorInvoker.Create(Constructor);
        while (reader.Read())
        {
            rows.Add((T)(make is null ? Value(reader, 0, typeof(T)) : make.Invoke(
                fields.Select(field => Value(reader, field.Column, field.ParameterType)).ToArray().AsSpan()))!);
        }

        return rows;
    }

    private static bool Simple(Type type) =>
        type.IsPrimitive || type == typeof(string) || type.IsEnum || Nullable.GetUnderlyingType(type) is not null;

    private static object? Value(DbDataReader reader, int column, Type type) =>
        reader.IsDBNull(column) ? null : (Nullable.GetUnderlyingType(type) ?? type) switch
        {
            var t when t == typeof(string) => reader.GetString(column),
            var t when t == typeof(long) => reader.GetInt64(column),
            var t when t == typeof(int) => checked((int)reader.GetInt64(column)),
            var t when t == typeof(double) => reader.GetDouble(column),
            var t when t == typeof(bool) => reader.GetInt64(column) != 0,
            { IsEnum: true } t => Enum.Parse(t, reader.GetString(column)),
            var t => throw new NotSupportedException($"A column cannot be read as {t.Name}."),
        };
}
