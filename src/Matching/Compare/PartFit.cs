namespace Aman.Matching;

/// <summary>What it costs that a name stands as another part: people swap given and family name, call the grandfather's
/// name the family's, and a son often bears his father's name, which makes him somebody else.</summary>
internal static class PartFit
{
    /// <summary>So much that the two are never set side by side.</summary>
    public const float Never = 30;

    private static readonly float[,] costs = Table();

    public static float Cost(Part left, Part right) => costs[(int)left, (int)right];

    private static float[,] Table()
    {
        var table = new float[6, 6];
        foreach (var (one, other, cost) in new (Part, Part, float)[]
        {
            (Part.Given, Part.Father, 4), (Part.Given, Part.Grandfather, 5), (Part.Given, Part.Family, 2.5f),
            (Part.Father, Part.Grandfather, 3.5f), (Part.Father, Part.Family, 3), (Part.Grandfather, Part.Family, 2),
            (Part.Mother, Part.Given, Never), (Part.Mother, Part.Father, Never), (Part.Mother, Part.Grandfather, Never),
            (Part.Mother, Part.Family, 6), (Part.Mother, Part.Any, 4), (Part.Any, Part.Given, 0.2f),
            (Part.Any, Part.Father, 0.2f), (Part.Any, Part.Grandfather, 0.2f), (Part.Any, Part.Family, 0.2f),
        })
            table[(int)one, (int)other] = table[(int)other, (int)one] = cost;
        return table;
    }
}
