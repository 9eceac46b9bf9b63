namespace Aman.Standards;

/// <summary>Every standard that is read, in the order in which what they bring needs each other.</summary>
public static class All
{
    public static IReadOnlyList<Standard> Standards { get; } =
    [
        new OpenSyria(),
        new PCodeLengths(),
        new PCodeList(),
        new AdminAreas(),
        new ReachDistricts(),
        new ReachBlocks(),
        new ReachFacilities(),
        new ReachPlots(),
        new ReachSepticTanks(),
        new ThreeW(),
        new ReliefItemFamilies(),
        new ReliefItems(),
        new UnhcrPopulation(),
    ];

    /// <summary>Null when no standard fits.</summary>
    public static Standard? For(Document document) =>
        Standards.FirstOrDefault(standard => standard.Recognises(document));
}
