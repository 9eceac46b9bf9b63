using System.Runtime.CompilerServices;

namespace Aman.Matching;

/// <summary>One distinct spelling of a word, with all that is derived from it. Names repeat: a million people share
/// some hundred thousand of these.</summary>
internal sealed class Form
{
    private static readonly string[] Servants = ["abd", "ebd", "абд", "عبد"];

    private readonly Kept kept;
    private readonly byte length;

    public Form(string text)
    {
        Text = text;
        Script = Scripts.Of(text);
        var read = Sound.Read(Alternates.First(text, Script));
        read.CopyTo((Span<byte>)kept);
        length = (byte)read.Length;
        Others = Alternates.Of(text, Script).Select(Sound.Read).Where(sounds => sounds.Length > 1).ToArray();
        if (Others.Length == 0)
            Others = [];
        var skeletons = new List<ulong>();
        Skeleton.All(Sounds, skeletons);
        Bones = skeletons[0];
        Bag = (ushort)Skeleton.Bag(Sounds);
        IsServant = Particles.Servants.Contains(text);
        BeginsServant = !IsServant && Servants.Any(servant => text.StartsWith(servant, StringComparison.Ordinal));
        EndsOpen = IsOpen(Sounds);
        Classes = KnownNames.Classes(text);
        while (Told < Classes.Length && Told < byte.MaxValue && Classes[Told] < KnownNames.Told)
            Told++;
        Class = Classes.Length > 0 ? Classes[0] : KnownNames.Nearest(this);
    }

    public string Text { get; }

    public Script Script { get; }

    /// <summary>Kept in the form itself: to follow one more reference would cost more than to compare.</summary>
    public ReadOnlySpan<byte> Sounds => ((ReadOnlySpan<byte>)kept)[..length];

    /// <summary>Other readings: without an article grown on, without a patronymic's ending.</summary>
    public byte[][] Others { get; }

    /// <summary>The likeliest skeleton: what the word is filed under.</summary>
    public ulong Bones { get; }

    /// <summary>Which groups of consonants the word has, a bit each: words that share few are no spellings of one name,
    /// which is cheap to see.</summary>
    public ushort Bag { get; }

    /// <summary>The known names this is a listed spelling of.</summary>
    public int[] Classes { get; }

    /// <summary>How many of these, the first ones, are names with all their spellings.</summary>
    public byte Told { get; }

    /// <summary>The known name this is most likely a spelling of, or -1.</summary>
    public int Class { get; }

    /// <summary>Abd and nothing else.</summary>
    public bool IsServant { get; }

    public bool BeginsServant { get; }

    /// <summary>Ends in -a or -ah, as most women's names do.</summary>
    public bool EndsOpen { get; }

    /// <summary>The sounds it has in one reading or another, and those it has in all, a bit each.</summary>
    public (ulong Any, ulong All) Masks()
    {
        var mask = Sound.Mask(Sounds);
        var (any, all) = (mask, mask);
        foreach (var other in Others)
        {
            var sounds = Sound.Mask(other);
            (any, all) = (any | sounds, all & sounds);
        }

        return (any, all);
    }

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

    private static bool IsOpen(ReadOnlySpan<byte> sounds)
    {
        var end = sounds.Length - 1;
        if (end > 0 && sounds[end] == Sound.Of('H') && Sound.IsVowel(sounds[end - 1]))
            end--;
        return end > 0 && (Sound.Alphabet[sounds[end]] is 'a' or 'e' or 'H');
    }

    [InlineArray(Sound.LengthMax)]
    private struct Kept
    {
        private byte first;
    }
}
