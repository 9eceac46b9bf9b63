namespace Aman;

/// <summary>The tables of all topics, each from the <c>tables.sql</c> in its folder.</summary>
public static class Schema
{
    public static string Sql { get; } = string.Join('\n', typeof(Schema).Assembly.GetManifestResourceNames()
        .Where(name => name.EndsWith("tables.sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
        .Select(Read));

    /// <summary>With the build of the program in it, so that a node whose facts learnt to apply themselves otherwise
    /// makes its tables anew at its next start.</summary>
    public static string Built { get; } = $"-- {typeof(Schema).Assembly.ManifestModule.ModuleVersionId}\n{Sql}";

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(Schema).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
