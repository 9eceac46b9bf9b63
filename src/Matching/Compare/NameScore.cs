namespace Aman.Matching;

/// <summary>What two ways of writing a name say. The given names' bits are kept apart from the others', for only the
/// given name tells siblings apart; <paramref name="Kin"/> is what it says for one person rather than two of one
/// family.</summary>
internal record struct NameScore(float Given, float Others, float Kin)
{
    public readonly float Sum => Given + Others;
}
