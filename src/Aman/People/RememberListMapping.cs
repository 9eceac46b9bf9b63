namespace Aman.People;

/// <summary>Remembers what the columns of a registration list mean, for the next list with the same headings. The
/// headings themselves are not kept, only what tells them apart.</summary>
/// <param name="Fingerprint">Of the headings; 32 hexadecimal digits.</param>
/// <param name="Columns">A field for each column, in order; empty where it is not taken.</param>
public sealed record RememberListMapping(string Zone, string Fingerprint, IReadOnlyList<string> Columns) : ICommand
{
    public static string Permission => "people.register";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        if (Fingerprint.Length != 32 || !Fingerprint.All(char.IsAsciiHexDigitLower)
            || Columns.Count > Limits.ListColumnsMax || Columns.Any(one => one.Length > 40 || !one.All(IsPlain)))
            throw new Refused("list-mapping", "This is no mapping of a list: it needs a fingerprint of 32 digits and a "
                + $"field for each of at most {Limits.ListColumnsMax} columns. Map the list again.");
        return Find(tables, Zone, Fingerprint)?.SequenceEqual(Columns) == true
            ? null : new ListMappingRemembered(Fingerprint, Columns);
    }

    private static bool IsPlain(char sign) => char.IsAsciiLetterOrDigit(sign) || sign is '-' or ' ';

    public static IReadOnlyList<string>? Find(Tables tables, string zone, string fingerprint) => tables.One<string>(
        $"select columns from list_mappings where zone = {zone} and fingerprint = {fingerprint}")?.Split('\n');
}

/// <summary>The columns of a list with these headings mean this.</summary>
public sealed record ListMappingRemembered(string Fingerprint, IReadOnlyList<string> Columns) : Fact
{
    protected override void Apply(Tables tables, Entry entry) => tables.Execute($"""
        insert into list_mappings (zone, fingerprint, columns, stamp)
        values ({entry.Scope}, {Fingerprint}, {string.Join('\n', Columns)}, {entry.Stamp})
        on conflict (zone, fingerprint) do update set columns = excluded.columns, stamp = excluded.stamp
        where excluded.stamp > list_mappings.stamp
        """);
}
