using System.Numerics;

namespace Aman.Matching;

/// <summary>What a key promises of the people it leads to, before they are compared: about what the score will say.
/// </summary>
internal static class Promises
{
    /// <summary>A telephone; a document; no births promise more.</summary>
    public const float Phone = 9, Document = 20, BirthMost = 13;

    /// <summary>Stands for a document among the names that led to somebody.</summary>
    public const ulong ByDocument = 1UL << 62;

    private const float OtherSex = -4;

    /// <summary>Of a person's own key: its words, the first one's and the other's, or its number.</summary>
    public static (float One, float Other) Of(ulong key, ulong words, ReadOnlySpan<float> bits, Profile person)
    {
        if (words != 0)
        {
            var (one, other) = (BitOperations.TrailingZeroCount(words), BitOperations.Log2(words));
            return (bits[one], one == other ? 0 : bits[other]);
        }

        foreach (var phone in person.Phones.AsSpan(0, person.PhoneCount))
        {
            if (Keys.OfPhone(phone) == key)
                return (Phone, 0);
        }

        foreach (var document in person.Documents.AsSpan(0, person.DocumentCount))
        {
            if (Keys.OfDocument(document) == key)
                return (Document, 0);
        }

        return default;
    }

    /// <summary>Less for each name after the second: many are alike by chance.</summary>
    /// <param name="names">The names that led to somebody, a bit each.</param>
    public static float Together(ulong names) =>
        Math.Max(0, BitOperations.PopCount(names & ~ByDocument) - 2) * Weights.Shipped.NameChance;

    /// <summary>The most that a birth of this year may promise: the asked date in that year, its first of January, the
    /// year alone.</summary>
    public static float Births(Birth asked, int year) => Math.Max(BirthScore.Of(asked, asked with { Year = year }).Bits,
        Math.Max(BirthScore.Of(asked, new Birth(year, 1, 1)).Bits, BirthScore.Of(asked, new Birth(year)).Bits));

    /// <summary>Of two births and sexes, as <see cref="PersonTable.Pack"/> packs them.</summary>
    public static float Births(int asked, int other)
    {
        var promise = (asked & 3) != 0 && (other & 3) != 0 && (asked & 3) != (other & 3) ? OtherSex : 0;
        return asked >> 12 == 0 || other >> 12 == 0 ? promise
            : promise + BirthScore.Of(PersonTable.Unpack(asked), PersonTable.Unpack(other)).Bits;
    }
}
