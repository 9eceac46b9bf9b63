using System.Text.Json.Serialization;

namespace Aman.Aid;

/// <summary>A relief item of the catalogue.</summary>
/// <param name="Code">The IFRC/ICRC code; its first letter is the group, the next three the family.</param>
/// <param name="LengthCm">Zero in the source means not measured, and is null here; likewise all sizes.</param>
/// <param name="Emergency">True when it is in the Emergency Items Catalogue.</param>
/// <param name="Unit">What is counted: piece, kit, kg; null as long as nobody said.</param>
public sealed record Item(string Code, string Name, double? LengthCm, double? HeightCm, double? WidthCm,
    double? VolumeLitres, double? WeightKg, bool Emergency, string? Unit, string Source)
{
    /// <summary>The key to <see cref="ItemFamily"/>.</summary>
    [JsonIgnore]
    public string Family => Code.Length < 4 ? Code : Code[..4];
}

/// <summary>A family of items, for example <c>HSHE</c>: Housing, Shelter.</summary>
public sealed record ItemFamily(string Code, string Group, string Name, string Source);
