using System.Text.RegularExpressions;

namespace Aman.Help;

/// <summary>Help carries goods, work and humanitarian information, never people's data: that needs a sharing
/// agreement and people's consent, and goes another way.</summary>
internal static partial class NoPeople
{
    private const int WordsMax = 800;

    /// <summary>Refuses a text that holds a household's or person's id, in whatever disguise an id can take.</summary>
    /// <exception cref="Refused">help-people: names the field, never what was found in it.</exception>
    public static void Require(Tables tables, string field, string text)
    {
        List<string> words = [.. Word().Matches(text).Select(match => match.Value).Distinct().Take(WordsMax)];
        if (Identifier().IsMatch(text) || (words.Count > 0 && IsKnown(tables, words)))
        {
            throw new Refused("help-people", $"{field} names a household or a person. Help never carries people's "
                + "data: take it out; for people's data make a sharing agreement.");
        }
    }

    private static bool IsKnown(Tables tables, List<string> words) => tables.One<string>($"""
        select id from households where id in {words} union select id from people where id in {words}
        union select household from stays where household in {words} limit 1
        """) is not null;

    // A UUID, with or without its hyphens, as the ids of households and persons are.
    [GeneratedRegex(@"(?i)(?<![0-9a-f])[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}(?![0-9a-f])")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"[\p{L}\p{N}](?:[\p{L}\p{N}_/.:-]*[\p{L}\p{N}])?")]
    private static partial Regex Word();
}
