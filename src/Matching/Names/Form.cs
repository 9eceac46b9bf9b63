namespace Aman.Matching;

/// <summary>One distinct spelling of a word, with all that is derived from it. Names repeat: a million people share
/// some hundred thousand of these.</summary>
internal sealed class Form
{
    public Form(string text)
    {
        Text = text;
        Script = Scripts.Of(text);
        Sounds = Sound.Read(Alternates.First(text, Script));
        Others = Alternates.Of(text, Script).Select(Sound.Read).Where(sounds => sounds.Length > 1).ToArray();
        if (Others.Length == 0)
            Others = [];
        var skeletons = new List<ulong>();
        Skeleton.All(Sounds, skeletons);
        Bones = skeletons[0];
        Bag = Skeleton.Bag(Sounds);
        foreach (var sound in Sounds)
            Mask |= 1UL << sound;
        Classes = KnownNames.Classes(text);
        Class = Classes.Length > 0 ? Classes[0] : KnownNames.Nearest(this);
    }

    public string Text { get; }

    public Script Script { get; }

    public byte[] Sounds { get; }

    /// <summary>Other readings: without an article grown on, without a patronymic's ending.</summary>
    public byte[][] Others { get; }

    /// <summary>The likeliest skeleton: what the word is filed under.</summary>
    public ulong Bones { get; }

    /// <summary>Which groups of consonants the word has, a bit each: words that share few are no spellings of one name,
    /// which is cheap to see.</summary>
    public int Bag { get; }

    /// <summary>Which sounds the word has, a bit each.</summary>
    public ulong Mask { get; }

    /// <summary>The known names this is a listed spelling of.</summary>
    public int[] Classes { get; }

    /// <summary>The known name this is most likely a spelling of, or -1.</summary>
    public int Class { get; }

    /// <summary>Every skeleton the word may have, the likeliest first.</summary>
    public List<ulong> Skeletons()
    {
        var all = new List<ulong>();
        var some = new List<ulong>();
        Skeleton.All(Sounds, all);
        foreach (var other in Others)
        {
            Skeleton.All(other, some);
            all.AddRange(some);
        }

        return all.Distinct().ToList();
    }
}
