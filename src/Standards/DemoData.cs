namespace Aman.Standards;

/// <summary>The real files that the demo imports; <c>data/</c> is shipped beside the program.</summary>
public static class DemoData
{
    /// <summary>The folder <c>data</c> beside the program, or above it when it runs from a clone.</summary>
    public static string Folder { get; } = Find();

    /// <summary>Every file of the demo, in any order.</summary>
    public static IReadOnlyList<string> Files { get; } =
    [
        .. new[]
        {
            "syria-admin-opensyria/governorates.json", "syria-admin-opensyria/districts.json",
            "syria-admin-opensyria/subdistricts.json", "syria-admin-polygons/syr_admin1_codab2025.geojson",
            "hdx-global-pcodes/fixtures-download-global-pcodes-adm-1-2.csv",
            "hdx-global-pcodes/fixtures-download-global-pcode-lengths.csv",
            "zaatari-camp-reach/DistrictBoundaries_2016_12.topojson",
            "zaatari-camp-reach/BlockBoundaries_2016_12.topojson",
            "zaatari-camp-reach/CampFacilities_2017_02.topojson", "zaatari-camp-reach/Households_2017_04.csv",
            "zaatari-camp-reach/SepticTanks_2017_04.csv", "hxl-showcase/unhcr-3w.csv",
            "relief-item-catalogue/supply_item_category_ifrc_standard.csv",
            "relief-item-catalogue/supply_item_ifrc_standard.csv", "unhcr-population/population_syr.csv",
        }.Select(file => Path.Combine(Folder, file)),
    ];

    private static string Find()
    {
        for (var above = new DirectoryInfo(AppContext.BaseDirectory); above is not null; above = above.Parent)
        {
            var folder = Path.Combine(above.FullName, "data");
            if (Directory.Exists(Path.Combine(folder, "zaatari-camp-reach")))
            {
                return folder;
            }
        }

        return Path.Combine(AppContext.BaseDirectory, "data");
    }
}
