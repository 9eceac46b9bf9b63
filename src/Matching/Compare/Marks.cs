namespace Aman.Matching;

/// <summary>Telephone numbers, documents and places as numbers to compare; the same on every machine and in every run.
/// </summary>
internal static class Marks
{
    /// <summary>Of each kind; what a person has more of is left out.</summary>
    public const int Most = 8;

    private const ulong Letters = 37, Four = Letters * Letters * Letters * Letters;

    private const int PhoneDigits = 8, DocumentLetters = 12;

    /// <summary>The last digits, so that the country's code may be there or not; an e-mail address as a whole. 0 for
    /// what is no number.</summary>
    public static ulong Phone(string text)
    {
        if (text.Contains('@'))
            return Long(text.Trim().ToLowerInvariant()) | 1;
        var digits = Digits.ToAscii(text).Where(char.IsAsciiDigit).ToArray();
        return digits.Length < 6 ? 0 : Packed(digits.AsSpan(Math.Max(0, digits.Length - PhoneDigits)));
    }

    /// <summary>Letters and digits. Up to twelve of them can be had back, so that near ones are found.</summary>
    public static ulong Document(string text)
    {
        var letters = Digits.ToAscii(text).Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant).ToArray();
        return letters.Length < 4 ? 0 : letters.Length <= DocumentLetters && letters.All(char.IsAscii)
            ? Packed(letters) : Long(new string(letters)) | (1UL << 63);
    }

    public static uint[] Place(string? text) => string.IsNullOrWhiteSpace(text) ? []
        : [.. Spelling.Fold(text).Split([' ', ',', '-', '.'], StringSplitOptions.RemoveEmptyEntries)
            .Select(Short).Distinct().Take(Most)];

    /// <summary>True when one letter was miscopied, left out, added, or two were swapped.</summary>
    public static bool Near(ulong left, ulong right)
    {
        if ((left | right) >> 63 != 0 || (IsPhone(left) && IsPhone(right)
            && left % Four != right % Four && left / Four / Letters != right / Four / Letters))
            return false;
        Span<byte> one = stackalloc byte[DocumentLetters + 1];
        Span<byte> other = stackalloc byte[DocumentLetters + 1];
        return OneEdit(Unpacked(left, one), Unpacked(right, other));
    }

    /// <summary>Only the last digit differs, as in papers that were given out one after the other.</summary>
    public static bool InARow(ulong left, ulong right) => left / Letters == right / Letters;

    public static uint Short(string text)
    {
        var hash = Long(text);
        return (uint)(hash ^ (hash >> 32));
    }

    /// <summary>FNV-1a, then mixed.</summary>
    public static ulong Long(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in text)
            hash = (hash ^ letter) * 1099511628211UL;
        return Mix(hash);
    }

    public static ulong Mix(ulong number)
    {
        number = (number ^ (number >> 30)) * 0xBF58476D1CE4E5B9UL;
        number = (number ^ (number >> 27)) * 0x94D049BB133111EBUL;
        return number ^ (number >> 31);
    }

    private static ulong Packed(ReadOnlySpan<char> letters)
    {
        var packed = 0UL;
        foreach (var letter in letters)
            packed = (packed * Letters)
                + (ulong)(char.IsAsciiDigit(letter) ? letter - '0' + 1 : ((letter - 'A') % 26) + 11);
        return packed;
    }

    private static ReadOnlySpan<byte> Unpacked(ulong packed, Span<byte> into)
    {
        var at = into.Length;
        for (; packed != 0; packed /= Letters)
            into[--at] = (byte)(packed % Letters);
        return into[at..];
    }

    // Of eight letters one slip leaves the first three or the last four as they were: a glance tells most apart.
    private static bool IsPhone(ulong packed) => packed is >= Four * Four / Letters and < Four * Four;

    private static bool OneEdit(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var start = left.CommonPrefixLength(right);
        var one = left[start..];
        var other = right[start..];
        if (Math.Abs(one.Length - other.Length) > 1)
            return false;
        if (one.Length != other.Length)
            return one.Length > other.Length ? one[1..].SequenceEqual(other) : other[1..].SequenceEqual(one);
        return one.Length == 0 || one[1..].SequenceEqual(other[1..])
            || (one.Length > 1 && one[0] == other[1] && one[1] == other[0] && one[2..].SequenceEqual(other[2..]));
    }
}
