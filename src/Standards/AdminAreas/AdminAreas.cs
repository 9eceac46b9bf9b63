using System.Globalization;
using Aman.Places;

namespace Aman.Standards;

/// <summary>OCHA's Common Operational Datasets of administrative areas (COD-AB): outlines in GeoJSON or TopoJSON, or
/// a gazetteer in a sheet. Attributes of every generation (ADM1_PCODE, adm1_pcode, admin1Pcode) or HXL hashtags.
/// </summary>
public sealed class AdminAreas : Standard
{
    private const int Levels = 4;

    private static readonly string[] Numbers = ["", "1", "2", "3"];

    private static readonly string[] OtherLanguages = ["fr", "es", "pt", "tr", "ru", "uk", "ku", "fa"];

    public override string Name => "administrative areas (OCHA COD-AB)";

    public override bool Recognises(Document document) => document switch
    {
        Features features => Level(features.All[0].Attributes.Keys) >= 0,
        Table table => Level(Names(table)) is >= 0 and var level && ListsEachOnce(table, level),
        _ => false,
    };

    public override void Read(Document document, Reading reading)
    {
        if (document is Features features)
        {
            var level = Level(features.All[0].Attributes.Keys);
            reading.Each(features.All, feature => Take(reading, level, new(feature.Number,
                Keyed(feature.Attributes.Select(pair => (pair.Key, pair.Value)))), feature));
            return;
        }

        var table = (Table)document;
        var names = Names(table);
        var depth = Level(names);
        reading.Each(table, row => Take(reading, depth, new(row.Number,
            Keyed(names.Select((heading, at) => (heading, row[at])))), null));
    }

    /// <summary>What the columns are called in COD-AB: their headings, or what their hashtags mean.</summary>
    private static List<string> Names(Table table) => table.Tags is null ? [.. table.Header]
        : [.. table.Tags.Select(cell => HxlTag.Parse(cell) is not { } tag ? ""
            : (tag.Name.Replace("#country", "adm0", StringComparison.Ordinal).Trim('#'), tag.Attributes) switch
            {
                ("geo", var which) when which.Contains("lat") => "latitude",
                ("geo", var which) when which.Contains("lon") => "longitude",
                ("adm0", var which) when which.Contains("code") && !which.Contains("v_iso2") => "adm0pcode",
                (var level, var which) when which.Contains("code") => level + "pcode",
                (var level, { Count: > 0 } which) => level + which.First(),
                var (level, _) => level + "en",
            })];

    /// <summary>A gazetteer lists every area once; a table about something else in areas does not.</summary>
    private static bool ListsEachOnce(Table table, int level)
    {
        var names = Names(table).Select(Table.Key).ToList();
        var column = Math.Max(names.IndexOf($"adm{level}pcode"), names.IndexOf($"admin{level}pcode"));
        return table.Rows.Select(row => row[column]).Distinct().Count() > table.Count * 0.8
            && HxlTag.Column(table, "#org") < 0 && HxlTag.Column(table, "#sector") < 0;
    }

    /// <summary>The deepest level that the attributes carry a code for; -1 when none.</summary>
    private static int Level(IEnumerable<string> names)
    {
        var keys = names.Select(Table.Key).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(0, Levels + 1).Reverse()
            .FirstOrDefault(level => keys.Contains($"adm{level}pcode") || keys.Contains($"admin{level}pcode"), -1);
    }

    private static void Take(Reading reading, int level, Area area, Feature? feature)
    {
        if (level >= Levels)
        {
            throw new Unreadable(null, $"adm{level}_pcode", "areas below the third level are not kept",
                "Give the files of levels 0 to 3");
        }

        var country = Country.Find(area[$"adm0pcode", "admin0pcode", "iso3", "adm0iso3"])
            ?? Country.Find(area["adm0name", "adm0en", "admin0nameen"]);
        var code = area[$"adm{level}pcode", $"admin{level}pcode"];
        if (country is null || !PCode.Fits(code))
        {
            reading.Refuse(area.Number, country is null ? "adm0_pcode" : $"adm{level}_pcode",
                country is null ? "the country is not named by a code or name of ISO 3166"
                : $"{Finding.Quote(code)} is no P-code", "Check that the columns of code and name are not swapped");
            return;
        }

        var (name, arabic) = Names(area, level);
        if (name is null || Lost(name) || Lost(arabic))
        {
            reading.Refuse(area.Number, $"adm{level}_name", name is null ? "the area has no name"
                : "the letters of its name were lost in a wrong encoding", "Fetch the file again in UTF-8");
            return;
        }

        if (!Valid(reading, area) || !Centre(reading, area, feature, out var latitude, out var longitude))
        {
            return;
        }

        var above = level == 0 ? null : level == 1 ? Implied.Country(reading, country)
            : area[$"adm{level - 1}pcode", $"admin{level - 1}pcode"] is { Length: > 0 } parent ? parent : null;
        if (above is null && level > 0)
        {
            reading.Refuse(area.Number, $"adm{level - 1}_pcode", "the area above is not named", "Give its P-code");
            return;
        }

        ImplyAbove(reading, level, area, country);
        var id = level == 0 ? country.Iso2 : code;
        reading.Take(area.Number, id, new Place(id, PlaceKinds.All[level], above, level == 0 ? country.Iso3 : code,
            name, arabic, latitude, longitude,
            feature?.Geometry is { } outline
                ? Outlines.Write(Outlines.WithoutSpecks(outline, area.Number, reading), area.Number) : null, null, null,
            $"OCHA COD-AB {area["version"]}".Trim(), area.Positive("areasqkm")));
    }

    /// <summary>A row of a district names its governorate too, so a file of districts can stand alone.</summary>
    private static void ImplyAbove(Reading reading, int level, Area area, Country country)
    {
        for (var above = 1; above < level; above++)
        {
            var code = area[$"adm{above}pcode", $"admin{above}pcode"];
            var over = above == 1 ? Implied.Country(reading, country)
                : area[$"adm{above - 1}pcode", $"admin{above - 1}pcode"];
            if (PCode.Fits(code) && Names(area, above) is ({ } name, var arabic) && over.Length > 0)
            {
                reading.Implied.TryAdd(code, new(code, PlaceKinds.All[above], over, code, name, arabic, null, null,
                    null, null, null, "OCHA COD-AB"));
            }
        }
    }

    /// <summary>English before other languages, and Arabic: in columns by language (ADM1_AR), or numbered with a
    /// language beside (adm1_name1, lang1).</summary>
    private static (string? Name, string? Arabic) Names(Area area, int level)
    {
        var byLanguage = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var number in Numbers)
        {
            if (area[$"adm{level}name{number}"] is { Length: > 0 } name)
            {
                byLanguage.TryAdd(area[$"lang{number}"] is { Length: > 0 } language ? language
                    : number.Length == 0 ? "en" : "", name);
            }
        }

        foreach (var language in OtherLanguages.Prepend("ar").Prepend("en"))
        {
            if (area[$"adm{level}{language}", $"admin{level}name{language}"] is { Length: > 0 } name)
            {
                byLanguage.TryAdd(language, name);
            }
        }

        var arabic = byLanguage.GetValueOrDefault("ar");
        var name0 = byLanguage.GetValueOrDefault("en")
            ?? OtherLanguages.Select(one => byLanguage.GetValueOrDefault(one)).FirstOrDefault(one => one is not null)
            ?? arabic ?? byLanguage.Values.FirstOrDefault();
        return (name0, arabic);
    }

    private static bool Lost(string? name) => name is not null && name.Replace(" ", "", StringComparison.Ordinal)
        is { Length: >= 3 } letters && letters.All(letter => letter is '?' or '\uFFFD');

    /// <summary>30 November 1899 is how a missing date looks after a spreadsheet: there is no end.</summary>
    private static bool Valid(Reading reading, Area area)
    {
        var until = area["validto"];
        if (until.Length >= 10 && !until.StartsWith("1899", StringComparison.Ordinal))
        {
            reading.Found(area.Number, "validTo", Effect.Noted, $"the area is valid only until {Finding.Quote(until)}",
                "Check whether a newer version of the file exists");
        }

        return true;
    }

    private static bool Centre(Reading reading, Area area, Feature? feature, out double? latitude,
        out double? longitude)
    {
        (latitude, longitude) = (area.Degrees("centerlat", "centlat", "latitude"),
            area.Degrees("centerlon", "centlon", "longitude"));
        if (latitude is null || longitude is null)
        {
            var inside = feature?.Geometry?.InteriorPoint;
            latitude = inside is { IsEmpty: false } ? Math.Round(inside.Y, 6) : null;
            longitude = inside is { IsEmpty: false } ? Math.Round(inside.X, 6) : null;
        }

        if (Math.Abs(latitude ?? 0) <= 90 && Math.Abs(longitude ?? 0) <= 180
            && (feature?.Geometry is not { } shape || latitude is null
                || shape.EnvelopeInternal.Contains(longitude!.Value, latitude.Value)))
        {
            return true;
        }

        var swapped = feature?.Geometry?.EnvelopeInternal.Contains(latitude ?? 0, longitude ?? 0) ?? false;
        reading.Refuse(area.Number, "center_lat, center_lon", swapped
            ? "latitude and longitude are swapped, in the centre or in the outline"
            : "the centre lies outside the outline", "In GeoJSON longitude comes first; check both");
        return false;
    }

    private static Dictionary<string, string> Keyed(IEnumerable<(string Name, string Value)> attributes)
    {
        var keyed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in attributes)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                keyed.TryAdd(Table.Key(name), value.Trim());
            }
        }

        return keyed;
    }

    private sealed record Area(int Number, Dictionary<string, string> Attributes)
    {
        public string this[params ReadOnlySpan<string> keys]
        {
            get
            {
                foreach (var key in keys)
                {
                    if (Attributes.TryGetValue(key, out var value))
                    {
                        return value;
                    }
                }

                return "";
            }
        }

        public double? Degrees(params ReadOnlySpan<string> keys) =>
            double.TryParse(this[keys], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value) ? value : null;

        public double? Positive(string key) => Degrees(key) is { } value and > 0 ? Math.Round(value, 3) : null;
    }
}
