using Aman.Aid;
using Aman.Places;
using Aman.Standards;
using Xunit;

namespace Aman.Tests.Standards;

public class OutsideFileTests
{
    /// <summary>Rows read, taken (before what is known is merged), merged, refused.</summary>
    [Theory]
    [InlineData("syria-admin-opensyria/governorates.json", "OpenSyria areas", 14, 14, 0, 0)]
    [InlineData("syria-admin-opensyria/districts.json", "OpenSyria areas", 62, 62, 0, 0)]
    [InlineData("syria-admin-opensyria/subdistricts.json", "OpenSyria areas", 272, 272, 0, 0)]
    [InlineData(
        "syria-admin-polygons/syr_admin1_codab2025.geojson", "administrative areas (OCHA COD-AB)", 14, 14, 0, 0)]
    [InlineData("hdx-global-pcodes/fixtures-download-global-pcodes-adm-1-2.csv", "global P-codes (OCHA HDX)",
        32_767, 32_767, 0, 0)]
    [InlineData(
        "hdx-global-pcodes/fixtures-download-global-pcode-lengths.csv", "P-code lengths (OCHA HDX)", 156, 0, 156, 0)]
    [InlineData("zaatari-camp-reach/DistrictBoundaries_2016_12.topojson", "camp districts (REACH)", 12, 12, 0, 0)]
    [InlineData("zaatari-camp-reach/BlockBoundaries_2016_12.topojson", "camp blocks (REACH)", 193, 193, 0, 0)]
    [InlineData("zaatari-camp-reach/CampFacilities_2017_02.topojson", "camp facilities (REACH)", 208, 208, 0, 0)]
    [InlineData("zaatari-camp-reach/Households_2017_04.csv", "camp plots (REACH)", 14_130, 13_653, 477, 0)]
    [InlineData("zaatari-camp-reach/SepticTanks_2017_04.csv", "camp septic tanks (REACH)", 2_903, 2_901, 0, 2)]
    [InlineData("hxl-showcase/unhcr-3w.csv", "who does what where (3W, HXL)", 2_250, 2_250, 0, 0)]
    [InlineData("relief-item-catalogue/supply_item_category_ifrc_standard.csv", "relief item families (IFRC catalogue)",
        230, 230, 0, 0)]
    [InlineData("relief-item-catalogue/supply_item_ifrc_standard.csv", "relief items (IFRC catalogue)",
        11_782, 11_782, 0, 0)]
    public void A_real_file_is_known_by_its_content_and_every_row_is_accounted_for(
        string file, string standard, int read, int taken, int merged, int refused)
    {
        var reading = Assert.Single(Read(file));
        Assert.False(reading.Unreadable, string.Join('\n', reading.Findings));
        Assert.Equal((standard, read, taken, merged, refused),
            (reading.Standard?.Name, reading.Read, reading.Things.Count, reading.Merged, reading.Refused));
        Assert.Equal(reading.Read, reading.Things.Count + reading.Merged + reading.Refused);
    }

    internal static IReadOnlyList<Reading> Read(string file)
    {
        return OutsideFile.Read(() => File.OpenRead(Path.Combine(DemoData.Folder, file)), "some file");
    }

    internal static List<Place> Places(string file) =>
        [.. Assert.Single(Read(file)).Things.Select(one => one.Thing).Cast<Place>()];

    internal static List<Item> Items(string file) =>
        [.. Assert.Single(Read(file)).Things.Select(one => one.Thing).Cast<Item>()];
}
