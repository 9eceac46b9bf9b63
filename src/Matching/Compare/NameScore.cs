namespace Aman.Matching;

/// <summary>What two ways of writing a name say. The given names' bits are kept apart from the others', for only the
/// given name tells siblings apart.</summary>
internal record struct NameScore(float Given, float Others, bool GivenDiffers, bool GivenUnknown)
{
    public readonly float Sum => Given + Others;
}
