using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Aman.App.Demo;

namespace Aman.Registries;

public enum Culture { Arabic, Kurdish, Turkish, Persian, Russian }

/// <summary>A name part as its bearer's language writes it, how it sounds (see <see cref="Sounds"/>), and Latin
/// spellings somebody did use.</summary>
public sealed record Name(Culture Culture, string Native, string Latin, string Sound)
{
    /// <summary>What stands before the sounds: nothing, the article (al-), or Abd al-.</summary>
    public string Before { get; init; } = "";

    /// <summary>The native spelling without what stands before.</summary>
    public string Stem => Native[Before.Length..];

    public string[] Attested { get; init; } = [];

    /// <summary>Held out: spellings of these names were not looked at when the matcher was made.</summary>
    public bool HeldOut => OfHeldOut ?? hash;

    /// <summary>For a form made from another name: whether that one is held out.</summary>
    internal bool? OfHeldOut { get; init; }

    private readonly bool hash =
        SHA256.HashData(Encoding.UTF8.GetBytes(Native.Normalize(NormalizationForm.FormC)))[0] % 4 == 3;
}

/// <summary>Name parts of one culture and kind, drawn by weight: few are very common, many are rare.</summary>
internal sealed class NameStock
{
    private static readonly Dictionary<(Culture, string), NameStock> All = Load();

    private readonly List<Name> names = [];
    private readonly List<long> upTo = [];

    public static NameStock Of(Culture culture, string kind) => All[(culture, kind)];

    public static IEnumerable<Name> Every => All.Values.SelectMany(stock => stock.names);

    public Name Pick(Draw draw)
    {
        var place = upTo.BinarySearch((long)(((UInt128)draw.Next() * (ulong)upTo[^1]) >> 64) + 1);
        return names[place < 0 ? ~place : place];
    }

    /// <summary>Another name that begins alike, as parents of twins like it.</summary>
    public Name Alike(Name like, Draw draw)
    {
        for (var attempt = 0; attempt < 60; attempt++)
        {
            var other = Pick(draw);
            if (other.Native != like.Native && other.Native[0] == like.Native[0])
                return other;
        }

        return Pick(draw);
    }

    private static Dictionary<(Culture, string), NameStock> Load()
    {
        var attested = Rows("spellings.tsv").ToLookup(cells => Spelling.Plain(cells[0]), cells => cells[1]);
        var all = new Dictionary<(Culture, string), NameStock>();
        void Add(Culture culture, string kind, string native, string latin, string weight)
        {
            if (!all.TryGetValue((culture, kind), out var stock))
                all[(culture, kind)] = stock = new();
            var (before, stem) = Spelling.Before(culture, native, latin);
            stock.names.Add(new(culture, native, latin, Sounds.Of(culture, native[before.Length..], stem))
            {
                Before = before,
                Attested = [.. attested[Spelling.Plain(native)].Distinct()],
            });
            var thousandths = (long)(decimal.Parse(weight, CultureInfo.InvariantCulture) * 1000);
            stock.upTo.Add((stock.upTo.Count > 0 ? stock.upTo[^1] : 0) + thousandths);
        }

        foreach (var cells in Rows("syrian-name-parts.tsv"))
            Add(Culture.Arabic, cells[0], cells[1], cells[2], cells[3]);
        foreach (var cells in Rows("name-parts.tsv"))
            Add(Enum.Parse<Culture>(cells[0], ignoreCase: true), cells[1], cells[2], cells[3], cells[4]);
        return all;
    }

    private static IEnumerable<string[]> Rows(string file)
    {
        using var reader = new StreamReader(typeof(NameStock).Assembly.GetManifestResourceStream(file)!);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
            yield return line.Split('\t');
    }
}
