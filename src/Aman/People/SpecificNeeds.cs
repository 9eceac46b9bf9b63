namespace Aman.People;

/// <summary>
/// UNHCR's codes of specific needs: the categories, and those below them that a registrar meets most. The list of an
/// operation may be longer, so a code of another one is kept as well, if it has this form.
/// </summary>
public static class SpecificNeeds
{
    public static readonly IReadOnlyList<string> All =
    [
        "CR", "CR-CP", "CR-CS", "SC", "SC-UC", "SC-SC", "SC-CH", "WR", "ER", "ER-NF", "ER-FR", "SP", "SP-PT", "DS",
        "DS-BD", "DS-DF", "DS-PM", "DS-PS", "DS-SD", "SM", "SM-CI", "SM-CC", "SM-MI", "SM-DP", "SM-MN", "FU", "LP",
        "TR", "SV",
    ];

    public static bool IsCode(string code) => code.Length is 2 or 5 && code.Index().All(
        one => one.Index == 2 ? one.Item == '-' : one.Item is >= 'A' and <= 'Z');
}
