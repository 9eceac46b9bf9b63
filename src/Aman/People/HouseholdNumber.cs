namespace Aman.People;

/// <summary>
/// What a household is called at a desk and on its card: the last eight signs of its id, as in <c>07DE-91BC</c>. It
/// says nothing of anybody. Of a million households hardly two end alike, and a slip of the pen is nobody's number;
/// where two do, more signs of the id, which the card bears too, tell them apart.
/// </summary>
public static class HouseholdNumber
{
    private const int Signs = 8, SignsMost = 32;

    /// <summary>The number of a registered household; of one that was counted in under another id, that id.</summary>
    public static string Of(string household) => Guid.TryParseExact(household, "D", out _)
        ? $"{household[^8..^4]}-{household[^4..]}".ToUpperInvariant() : household;

    /// <summary>Households of the zone that are called so: by number, by more signs of the id or by the id itself,
    /// with dashes and blanks or without, in digits of any script; at most three.</summary>
    public static IReadOnlyList<string> Find(Tables tables, string zone, string? typed)
    {
        var text = (typed ?? "").Trim();
        if (text.Length is 0 or > Limits.ShortTextMax)
            return [];
        if (Known(tables, zone, text) || Known(tables, zone, text = text.ToLowerInvariant()))
            return [text];
        var signs = string.Concat(text.Where(char.IsLetterOrDigit)
            .Select(sign => char.IsDigit(sign) ? (char)('0' + (int)char.GetNumericValue(sign)) : sign));
        if (signs.Length is < Signs or > SignsMost || !signs.All(char.IsAsciiHexDigitLower))
            return [];
        var ending = $"%{Dashed(signs)}";
        return tables.Query<string>($"""
            select id from households where zone = {zone} and id like {ending}
            union select household from stays where zone = {zone} and household like {ending} order by 1 limit 3
            """);
    }

    /// <exception cref="Refused">household-unknown, household-ambiguous</exception>
    public static string Require(Tables tables, string zone, string? typed) => Find(tables, zone, typed) switch
    {
        [var one] => one,
        [] => throw new Refused("household-unknown", $"No household in {zone} has this number. It is on the card and "
            + "on the household's page: eight signs, 0 to 9 and A to F. Compare it sign by sign, or look the family up "
            + "by a name."),
        _ => throw new Refused("household-ambiguous", "Several households have this number. Give more of the id that "
            + "stands on the card below it: its last twelve signs, or all of it."),
    };

    private static bool Known(Tables tables, string zone, string id) => tables.One<string>($"""
        select id from households where zone = {zone} and id = {id}
        union select household from stays where zone = {zone} and household = {id}
        """) is not null;

    // Where a UUID has its dashes, counted from its end.
    private static string Dashed(string signs) => string.Concat(signs.Select((sign, at) =>
        at > 0 && (signs.Length - at) is 12 or 16 or 20 or 24 ? $"-{sign}" : $"{sign}"));
}
