using System.Text;
using Aman.App.Demo;

namespace Aman.Registries;

/// <summary>
/// A way of writing names: for each sound the spellings that people of that habit choose from, the usual one first.
/// Taken from the schools' own conventions (see this folder's README), not from the matcher's tables.
/// </summary>
public sealed class Habit
{
    private readonly Dictionary<char, string[]> table = [];

    private Habit(string name, string script, string spellings, int doubled)
    {
        (Name, Script, Doubled) = (name, script, doubled);
        foreach (var one in spellings.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            table[one[0]] = one[2..].Split('/');
    }

    public string Name { get; }

    public string Script { get; }

    /// <summary>Per mille of long consonants that are written twice.</summary>
    private int Doubled { get; }

    private const string Plain = "b=b p=p t=t d=d r=r z=z s=s f=f l=l m=m n=n h=h k=k g=g v=v ";

    public static readonly Habit English = new("english", "latin", Plain + """
        ṯ=th/t ǧ=j/g č=ch ḥ=h x=kh/k ḏ=th/dh/z ž=zh/j š=sh ṣ=s ḍ=d/dh ṭ=t ẓ=z/th/dh ʿ=/'/a ʾ= ġ=gh/g q=q/k w=w y=y
        c=ts ŝ=shch a=a/a/a/e i=i/i/e u=u/u/o e=e/e/i/a o=o/o/u ā=a/a/a/a/a/aa/e ī=i/i/ee ū=u/ou/oo ē=e/ei ō=o ö=o/oe
        ü=u/ue ı=i/y
        """, 750);

    public static readonly Habit French = new("french", "latin", Plain + """
        ṯ=th/t ǧ=dj/j č=tch ḥ=h x=kh/k ḏ=d/dh ž=j š=ch ṣ=s/ss ḍ=d ṭ=t ẓ=z/dh ʿ=/a ʾ= ġ=gh/r q=k/q/c w=ou/w y=y/i
        c=ts ŝ=chtch a=a/a/e i=i/e u=ou/o e=e/é/a o=o/ou ā=a ī=i/y ū=ou ē=é/ei ō=o/au ö=eu/o ü=u ı=i/y
        """, 650);

    public static readonly Habit German = new("german", "latin", Plain + """
        ṯ=th/t ǧ=dsch/j č=tsch ḥ=h x=ch/kh ḏ=d/dh ž=sch/zh š=sch/sh ṣ=s ḍ=d ṭ=t ẓ=z/s ʿ= ʾ= ġ=gh/g q=k/q w=w y=j/y
        c=z/ts ŝ=schtsch v=w/v a=a/a/e i=i/e u=u/u/o e=e/e/i/a o=o/u ā=a/ah ī=i/ie ū=u/uh ē=e/ee ō=o ö=ö/oe ü=ü/ue ı=i/y
        """, 700);

    public static readonly Habit Turkish = new("turkish", "latin", Plain + """
        ṯ=s ǧ=c č=ç ḥ=h x=h ḏ=z ž=j š=ş ṣ=s ḍ=d/z ṭ=t ẓ=z ʿ= ʾ= ġ=ğ/g q=k w=v y=y c=ts ŝ=şç
        a=a/a/e i=i/i/e u=u/ü e=e/e/a o=o/u ā=a/â ī=i ū=u ē=e ō=o ö=ö ü=ü ı=ı
        """, 700);

    public static readonly Habit Scholarly = new("scholarly", "latin", Plain + """
        ṯ=ṯ/th ǧ=ǧ/j č=č ḥ=ḥ x=ḫ/kh ḏ=ḏ/dh ž=ž š=š/sh ṣ=ṣ ḍ=ḍ ṭ=ṭ ẓ=ẓ ʿ=ʿ/ʻ ʾ= ġ=ġ/gh q=q w=w y=y/j c=c ŝ=ŝ/šč
        a=a i=i u=u e=a/i/e o=u/o ā=ā ī=ī ū=ū ē=ē/ê ō=ō ö=ö ü=ü ı=y/ı
        """, 980);

    public static readonly Habit Kurdish = new("kurdish", "latin", Plain + """
        ṯ=s ǧ=c č=ç ḥ=h x=x ḏ=z ž=j š=ş ṣ=s ḍ=d/z ṭ=t ẓ=z ʿ=/' ʾ= ġ=x/gh q=q w=w y=y c=ts ŝ=şç
        a=e/e/a i=i u=u e=ê/e o=o ā=a ī=î/i ū=û/u ē=ê/e ō=o ö=o ü=u ı=i
        """, 100);

    public static readonly Habit Cyrillic = new("russian", "cyrillic", """
        b=б p=п t=т d=д r=р z=з s=с f=ф l=л/ль/л m=м n=н h=х/г/х k=к g=г v=в ṯ=с/т ǧ=дж č=ч ḥ=х x=х ḏ=з/д ž=ж š=ш ṣ=с
        ḍ=д/з ṭ=т ẓ=з ʿ=/ъ/ ʾ= ġ=г q=к w=в/у y=й c=ц ŝ=щ a=а/а/э i=и/и/е u=у/у/о e=е/э/а o=о/у ā=а ī=и ū=у ē=е ō=о ö=ё/о
        ü=ю/у ı=ы
        """, 500);

    /// <summary>How an Arabic hand writes names that are not Arabic.</summary>
    public static readonly Habit ArabicHand = new("arabic", "arabic", """
        b=ب p=ب/پ t=ت d=د r=ر z=ز s=س f=ف l=ل m=م n=ن h=ه k=ك g=غ/ج/ك v=ف/و ṯ=ث ǧ=ج č=تش/ج/چ ḥ=ح x=خ ḏ=ذ ž=ج/ژ š=ش ṣ=ص
        ḍ=ض ṭ=ط ẓ=ظ ʿ=ع ʾ=ئ ġ=غ q=ق w=و y=ي c=تس ŝ=شتش a=/ا i=/ي u=و e=/ي/ه o=و ā=ا ī=ي ū=و ē=ي ō=و ö=و ü=و ı=ي/
        """, 0);

    private static readonly Habit[] Latin = [English, French, German, Turkish, Scholarly, Kurdish];

    public static IReadOnlyList<Habit> All { get; } = [ArabicHand, .. Latin, Cyrillic];

    internal string Write(string sounds, Draw draw)
    {
        var text = new StringBuilder(sounds.Length + 8);
        for (var at = 0; at < sounds.Length; at++)
        {
            var sound = sounds[at];
            var spelt = Choose(sound, draw);
            if (at > 0 && sounds[at - 1] == sound && !IsVowel(sound) && !draw.Chance(Doubled))
                continue;
            if (at == 0 && Script == "arabic" && IsVowel(sound))
                spelt = "ا" + (sound is 'a' or 'ā' or 'e' ? "" : spelt);
            text.Append(spelt);
        }

        return Tidy(text.ToString(), draw);
    }

    private string Choose(char sound, Draw draw)
    {
        if (!table.TryGetValue(sound, out var spellings))
            return sound.ToString();
        // The usual spelling in two of three cases.
        return spellings.Length == 1 || draw.Chance(600) ? spellings[0] : spellings[draw.Below(spellings.Length)];
    }

    private string Tidy(string text, Draw draw) => Script switch
    {
        "cyrillic" => text.Replace("йа", "я", StringComparison.Ordinal).Replace("йу", "ю", StringComparison.Ordinal)
            .Replace("йо", "ё", StringComparison.Ordinal).Replace("йе", "е", StringComparison.Ordinal)
            .Replace("ййи", "йи", StringComparison.Ordinal),
        "arabic" => text,
        _ when this == Turkish && text.Length > 3 && draw.Chance(700) => Hardened(text),
        _ when this == French && draw.Chance(150) && text.EndsWith("in", StringComparison.Ordinal) => text + "e",
        _ => text,
    };

    // In Turkish a word ends hard: Halid is Halit, Receb is Recep.
    private static string Hardened(string text) => text[^1] switch
    {
        'd' => text[..^1] + "t",
        'b' => text[..^1] + "p",
        'c' => text[..^1] + "ç",
        _ => text,
    };

    private static bool IsVowel(char sound) => "aiueoāīūēōöüı".Contains(sound, StringComparison.Ordinal);
}
