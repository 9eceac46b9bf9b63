using Aman.Places;
using NetTopologySuite.Operation.Union;

namespace Aman.Standards;

/// <summary>District outlines of a camp; together they are the camp's outline.</summary>
public sealed class ReachDistricts : Standard
{
    public override string Name => "camp districts (REACH)";

    public override bool Recognises(Document document) => document is Features features
        && features.Have("DISTRICT", "NAME_SHORT", "NAME_EN") && !features.Have("BLOCK_NUM");

    public override void Read(Document document, Reading reading)
    {
        var features = (Features)document;
        var camp = Camp.Of(features);
        reading.Each(features.All, feature =>
        {
            var district = feature["DISTRICT"];
            if (district.Length == 0 || !district.All(char.IsAsciiDigit))
            {
                reading.Refuse(feature.Number, "DISTRICT", $"{Finding.Quote(district)} is no number",
                    "Give its number");
                return;
            }

            reading.Take(feature.Number, district, Camp.Outlined(reading, feature, new($"{camp.Id}/D{district}",
                PlaceKinds.District, camp.Id, $"D{district}", feature["NAME_EN"], $"القطاع {district}", null, null,
                null, null, null, Camp.Source)));
        });
        var whole = UnaryUnionOp.Union(features.All.Select(feature => feature.Geometry));
        camp.Imply(reading, Outlines.Write(whole, 0), whole.Centroid.Coordinate);
    }
}

/// <summary>Block outlines of a camp.</summary>
public sealed class ReachBlocks : Standard
{
    public override string Name => "camp blocks (REACH)";

    public override bool Recognises(Document document) => document is Features features
        && features.Have("DISTRICT", "BLOCK_NUM", "NAME_EN");

    public override void Read(Document document, Reading reading)
    {
        var features = (Features)document;
        var camp = Camp.Of(features);
        camp.Imply(reading);
        reading.Each(features.All, feature =>
        {
            var (district, block) = (feature["DISTRICT"], feature["BLOCK_NUM"]);
            if (!(district + block).All(char.IsAsciiDigit) || district.Length == 0 || block.Length == 0)
            {
                reading.Refuse(feature.Number, "DISTRICT, BLOCK_NUM",
                    $"{Finding.Quote(district)}, {Finding.Quote(block)} are no numbers", "Give both numbers");
                return;
            }

            var code = $"D{district}-B{block}";
            reading.Take(feature.Number, code, Camp.Outlined(reading, feature, new($"{camp.Id}/{code}",
                PlaceKinds.Block, $"{camp.Id}/D{district}", code, feature["NAME_EN"],
                feature["NAME_AR"] is { Length: > 0 } arabic ? arabic : null, null, null, null, null, null,
                Camp.Source)));
        });
    }
}

/// <summary>Facilities of a camp: schools, clinics, warehouses and so on.</summary>
public sealed class ReachFacilities : Standard
{
    public override string Name => "camp facilities (REACH)";

    public override bool Recognises(Document document) => document is Features features
        && features.Have("OBJECTID_1", "TYPE", "OPERATOR", "DISTRICT", "NAME_EN");

    public override void Read(Document document, Reading reading)
    {
        var features = (Features)document;
        var camp = Camp.Of(features);
        camp.Imply(reading);
        reading.Each(features.All, feature =>
        {
            var (id, district) = (feature["OBJECTID_1"], feature["DISTRICT"]);
            if (!(district + id).All(char.IsAsciiDigit) || district.Length == 0 || id.Length == 0)
            {
                reading.Refuse(feature.Number, "OBJECTID_1, DISTRICT",
                    $"{Finding.Quote(id)}, {Finding.Quote(district)} are no numbers", "Give both numbers");
                return;
            }

            var name = feature["NAME_EN", "NAME_AR", "TYPE"];
            reading.Take(feature.Number, id, Camp.Outlined(reading, feature, new($"{camp.Id}/F{id}",
                PlaceKinds.Facility, $"{camp.Id}/D{district}", $"F{id}", name.Length > 0 ? name : $"F{id}",
                feature["NAME_AR"] is { Length: > 0 } arabic ? arabic : null, null, null, null, null,
                feature["TYPE"] is { Length: > 0 } type ? type : null, Camp.Source)));
        });
    }
}
