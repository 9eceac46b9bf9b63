using System.Globalization;
using System.Text.Json;
using Aman.Places;

namespace Aman.Standards;

/// <summary>OpenSyria's areas: governorates, districts and subdistricts with names in English and Arabic.</summary>
public sealed class OpenSyria : Standard
{
    /// <summary>More than all people, and all square kilometres, on earth.</summary>
    private const double LargestNumber = 1e12;

    public override string Name => "OpenSyria areas";

    public override bool Recognises(Document document) => document is JsonText { Root: var root }
        && root.ValueKind == JsonValueKind.Array && root.GetArrayLength() is > 0 and <= Limits.Rows
        && root.EnumerateArray().Take(Limits.TagRowWithin).All(area =>
            Inside(area, "externalIds") is not null && Inside(area, "name", "en") is not null);

    public override void Read(Document document, Reading reading)
    {
        var number = 0;
        reading.Each(((JsonText)document).Root.EnumerateArray().ToList(), area => Take(reading, area, ++number));
    }

    private static void Take(Reading reading, JsonElement area, int number)
    {
        var code = Text(area, "externalIds", "ochaPcode") ?? "";
        if (!PCode.Fits(code) || code.Length is not (4 or 6 or 8) || !code.StartsWith("SY", StringComparison.Ordinal))
        {
            reading.Refuse(number, "externalIds.ochaPcode", $"{Finding.Quote(code)} is no P-code of Syria",
                "Give the P-code: SY and two digits a level");
            return;
        }

        if (Text(area, "name", "en") is not { Length: > 0 } name)
        {
            reading.Refuse(number, "name.en", "the area has no English name", "Name the area");
            return;
        }

        var (latitude, longitude) = (Number(area, "centroid", "latitude"), Number(area, "centroid", "longitude"));
        if (latitude is null != longitude is null || Math.Abs(latitude ?? 0) > 90 || Math.Abs(longitude ?? 0) > 180)
        {
            reading.Refuse(number, "centroid", "the point is not on the earth, or only half of it is there",
                "Give latitude and longitude in degrees");
            return;
        }

        var country = Implied.Country(reading, Country.Find("SYR")!);
        reading.Take(number, code, new Place(code, PlaceKinds.All[(code.Length / 2) - 1],
            code.Length == 4 ? country : code[..^2], code, name, Text(area, "name", "ar"), latitude, longitude, null,
            null, null, "OpenSyria", Number(area, "area", "value"), (long?)Number(area, "population", "value"),
            Text(area, "population", "date")
                ?? Number(area, "population", "year")?.ToString(CultureInfo.InvariantCulture)));
    }

    private static string? Text(JsonElement area, params ReadOnlySpan<string> path) =>
        Inside(area, path) is { ValueKind: JsonValueKind.String } text ? text.GetString()!.Trim() : null;

    private static double? Number(JsonElement area, params ReadOnlySpan<string> path) =>
        Inside(area, path) is { ValueKind: JsonValueKind.Number } number
            && Math.Abs(number.GetDouble()) < LargestNumber ? number.GetDouble() : null;

    private static JsonElement? Inside(JsonElement area, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (area.ValueKind != JsonValueKind.Object || !area.TryGetProperty(name, out area))
            {
                return null;
            }
        }

        return area;
    }
}
