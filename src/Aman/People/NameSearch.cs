using Aman.Matching;

namespace Aman.People;

/// <summary>Whom the words that somebody types may mean: who bears them as they are written, and who bears them in
/// another script or spelling. The better a name fits as a whole, the further up it stands.</summary>
internal static class NameSearch
{
    // What a word costs that is only the beginning of a borne one, or a part of it; in bits.
    private const double BeginningCost = 5, PartCost = 10;

    /// <param name="words">Those of the text, folded.</param>
    public static IReadOnlyList<string> Best(
        NameTable names, MatchIndex matches, string text, IReadOnlyList<string> words, int most)
    {
        var written = names.Find(words, Math.Max(most, Limits.SearchRankedMax));
        var fits = matches.Named(text, most).ToDictionary(one => one.Id, one => one.Bits, StringComparer.Ordinal);
        foreach (var alike in written.Select(id => (Id: id, As: names.Completed(id, words)))
            .GroupBy(one => one.As, one => one.Id))
        {
            var cost = (alike.Key.Beginnings * BeginningCost) + (alike.Key.Parts * PartCost);
            foreach (var (id, bits) in matches.Fits(alike.Key.Words, alike))
                fits[id] = Math.Max(fits.GetValueOrDefault(id, double.MinValue), bits - cost);
        }

        // Of like fits, who was found by the letter stays in that order and before the others.
        var place = written.Index().ToDictionary(one => one.Item, one => one.Index, StringComparer.Ordinal);
        return [.. written.Concat(fits.Keys).Distinct(StringComparer.Ordinal)
            .OrderByDescending(id => fits.GetValueOrDefault(id, double.MinValue))
            .ThenBy(id => place.GetValueOrDefault(id, int.MaxValue)).ThenBy(id => id, StringComparer.Ordinal)
            .Take(most)];
    }
}
