using System.Globalization;

namespace Aman.Standards;

/// <summary>A country or territory of ISO 3166, with the box its mainland lies in.</summary>
/// <param name="Box">Degrees; null where none is known.</param>
public sealed record Country(string Iso2, string Iso3, string Name, string? NameArabic, Box? Box)
{
    private static readonly Lazy<IReadOnlyDictionary<string, Country>> ByKey = new(Load);

    /// <summary>By either code, or by its English name as it is usually spelt.</summary>
    public static Country? Find(string codeOrName) =>
        ByKey.Value.GetValueOrDefault(Table.Key(codeOrName));

    private static Dictionary<string, Country> Load()
    {
        var all = new Dictionary<string, Country>(StringComparer.Ordinal);
        foreach (var row in Delimited.Read(
            () => typeof(Country).Assembly.GetManifestResourceStream("countries.csv")!, "countries.csv").Rows)
        {
            var country = new Country(row[0], row[1], row[2], row[3].Length > 0 ? row[3] : null, row[4].Length == 0
                ? null : new(Degrees(row[4]), Degrees(row[5]), Degrees(row[6]), Degrees(row[7])));
            foreach (var key in new[] { country.Iso2, country.Iso3, country.Name })
            {
                all.TryAdd(Table.Key(key), country);
            }
        }

        // As most files still spell it.
        all.TryAdd("turkey", all["tr"]);
        return all;
    }

    private static double Degrees(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>A box on the map in degrees, WGS 84, that does not cross the date line.</summary>
public sealed record Box(double West, double South, double East, double North)
{
    public bool Contains(double latitude, double longitude, double margin) =>
        latitude >= South - margin && latitude <= North + margin
        && longitude >= West - margin && longitude <= East + margin;
}
