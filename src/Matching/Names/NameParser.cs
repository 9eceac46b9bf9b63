namespace Aman.Matching;

/// <summary>Takes a name as written apart into words that can be compared, each with its part.</summary>
internal static class NameParser
{
    /// <summary>No name has more words; what follows is left out.</summary>
    public const int WordsMax = 10;

    private const int KnownMost = 1 << 13;

    /// <param name="known">Parts that were read before, for names repeat; others are added while there is room.
    /// </param>
    public static List<Word> Words(PersonName name, Dictionary<NamePart, Word[]>? known = null)
    {
        var words = new List<Word>(6);
        foreach (var part in name.Parts)
        {
            if (known is not null && known.TryGetValue(part, out var read))
            {
                words.AddRange(read);
                continue;
            }

            var from = words.Count;
            foreach (var piece in Pieces(part))
                Read(piece.Text, piece.Part, words);
            if (known?.Count < KnownMost)
                known.Add(part, [.. words[from..]]);
        }

        if (words.Count > WordsMax)
            words.RemoveRange(WordsMax, words.Count - WordsMax);
        return Placed(words, name.Parts.All(part => part.Part == Part.Any));
    }

    // "FAMILY, Given Father": what stands before the comma is the family's.
    private static IEnumerable<NamePart> Pieces(NamePart part)
    {
        var text = Spelling.Fold(part.Text);
        var comma = text.IndexOf(',');
        if (part.Part != Part.Any || comma < 0)
            return [part with { Text = text.Replace(',', ' ') }];
        return
        [
            new NamePart(Part.Any, text[(comma + 1)..].Replace(',', ' ')),
            new NamePart(Part.Family, text[..comma]),
        ];
    }

    private static void Read(string text, Part part, List<Word> words)
    {
        var from = words.Count;
        var kunya = false;
        var pieces = text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(Hyphens).Select(piece => (piece.Hyphen, Text: Spelling.Unmix(piece.Text))).ToList();
        for (var at = 0; at < pieces.Count; at++)
        {
            var piece = pieces[at].Text.TrimEnd('.');
            var last = at == pieces.Count - 1;
            if (piece.Length == 0 || (Particles.Titles.Contains(piece) && pieces.Count > 1))
                continue;
            if (words.Count > from && Joined(words[^1].Text, pieces, ref at) is { } whole)
            {
                words[^1] = words[^1] with { Text = whole };
                continue;
            }

            if (!last && (Particles.Articles.Contains(piece) || Particles.Links.Contains(piece)
                || (pieces[at].Hyphen && Particles.HyphenArticles.Contains(piece))))
                continue;
            if (!last && Particles.Kunyas.Contains(piece))
            {
                kunya = true;
                continue;
            }

            if (!last && Particles.Servants.Contains(piece))
                piece = Servant(piece, pieces, ref at);
            // Abu or Umm and no more.
            kunya |= last && part == Part.Given && Particles.Kunyas.Contains(piece);
            Add(words, piece, part, kunya, pieces[Math.Min(at, pieces.Count - 1)].Text.Contains('.'));
            kunya = false;
        }
    }

    private static IEnumerable<(bool Hyphen, string Text)> Hyphens(string word)
    {
        // "J.C." is two initials.
        var pieces = word.Split('-', StringSplitOptions.RemoveEmptyEntries);
        for (var at = 0; at < pieces.Length; at++)
        {
            var dotted = pieces[at].Split('.', StringSplitOptions.RemoveEmptyEntries);
            foreach (var piece in dotted)
                yield return (at < pieces.Length - 1, piece.Length == 1 ? piece + "." : piece);
        }
    }

    // Salah + (ad-)din, Nasr + Allah: one name. "Din" alone is joined only when an article stood before it.
    private static string? Joined(string before, List<(bool Hyphen, string Text)> pieces, ref int at)
    {
        var article = at < pieces.Count - 1 && Particles.Articles.Contains(pieces[at].Text);
        var word = pieces[article ? at + 1 : at].Text;
        var bare = word is "din" or "deen" or "dine" or "дин" or "دين";
        if (Particles.Allah.Contains(word))
        {
            at += article ? 1 : 0;
            return before + (Scripts.Of(word) == Script.Arabic ? "له" : Scripts.Of(word) == Script.Latin ? "llah"
                : "ллах");
        }

        if (!Particles.Din.Contains(word) || (bare && !article && Scripts.Of(word) != Script.Latin))
            return null;
        at += article ? 1 : 0;
        return before + (Scripts.Of(word) == Script.Arabic ? "دين" : Scripts.Of(word) == Script.Latin ? "din" : "дин");
    }

    private static string Servant(string piece, List<(bool Hyphen, string Text)> pieces, ref int at)
    {
        at++;
        if (at < pieces.Count - 1 && Particles.Articles.Contains(pieces[at].Text))
            at++;
        var rest = pieces[at].Text;
        return Scripts.Of(piece) switch
        {
            Script.Arabic => "عبد" + (rest.StartsWith("ال", StringComparison.Ordinal) ? rest[2..] : rest),
            Script.Cyrillic => "абд" + rest,
            _ => "abd" + (rest is "allah" or "ullah" ? "llah" : rest),
        };
    }

    private static void Add(List<Word> words, string piece, Part part, bool kunya, bool dot)
    {
        if (piece.Length == 1 && char.IsLetter(piece[0]) && piece[0] < '\u0600')
            words.Add(new Word(piece, part, WordKind.Initial));
        else if (piece.Length == 2 && !dot && piece.All(char.IsAsciiLetter) && !piece.Any(letter =>
            "aeiouy".Contains(letter)))
            words.AddRange(piece.Select(letter => new Word(letter.ToString(), part, WordKind.Initial)));
        else if (piece.Any(char.IsLetter))
        {
            words.Add(new Word(Compound.Plain(piece), part, kunya ? WordKind.Kunya
                : Particles.NameTitles.Contains(piece) ? WordKind.Title : WordKind.Name));
        }
    }

    // In a free text the words between the first and the last that are patronymics are the father's.
    private static List<Word> Placed(List<Word> words, bool free)
    {
        if (words.TrueForAll(word => word.Kind == WordKind.Title))
            return words;
        for (var at = 0; at < words.Count; at++)
        {
            if (free && words[at].Part == Part.Any && words.Count > 2 && at > 0 && Patronymics.Is(words[at].Text)
                && (at < words.Count - 1 || words.Count == 3))
                words[at] = words[at] with { Part = Part.Father };
        }

        return words;
    }
}
