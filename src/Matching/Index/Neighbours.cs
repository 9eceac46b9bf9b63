using System.Numerics;

namespace Aman.Matching;

/// <summary>
/// The skeletons an asked word may stand under: its own readings, and those one consonant away (left out, added,
/// another, two swapped) when some word filed there sounds near enough. It looks over distinct skeletons, never over
/// people.
/// </summary>
internal sealed class Neighbours
{
    /// <summary>Skeletons a word is looked up by.</summary>
    public const int Most = 48;

    private const int FormsMost = 48, LengthMost = 4, LengthMostAlike = 2, SoundsMostAlike = 4, KeptMost = 4_096;
    private const float OwnReading = 0.5f, NearMost = 9.8f, Unlooked = 8;

    private readonly Dictionary<ulong, float> found = [];
    private readonly List<(ulong Bones, float Cost)> list = [];

    // What was found for words asked before, as long as no word has come to the vocabulary.
    private readonly Dictionary<string, (ulong, float)[]> kept = new(StringComparer.Ordinal);
    private int keptOf;

    /// <summary>The nearest first.</summary>
    public (ulong Bones, float Cost)[] Of(Form form, Vocabulary vocabulary)
    {
        if (keptOf != vocabulary.Words || kept.Count == KeptMost)
            kept.Clear();
        keptOf = vocabulary.Words;
        if (!kept.TryGetValue(form.Text, out var known))
            kept.Add(form.Text, known = [.. Look(form, vocabulary)]);
        return known;
    }

    private List<(ulong Bones, float Cost)> Look(Form form, Vocabulary vocabulary)
    {
        found.Clear();
        list.Clear();
        var own = form.Skeletons();
        for (var at = 0; at < own.Count; at++)
            found.TryAdd(own[at], at == 0 ? 0 : OwnReading);
        Near(form, own[0], vocabulary);
        foreach (var (bones, cost) in found)
            list.Add((bones, cost));
        list.Sort(static (one, other) => one.Cost != other.Cost ? one.Cost.CompareTo(other.Cost)
            : one.Bones.CompareTo(other.Bones));
        if (list.Count > Most)
            list.RemoveRange(Most, list.Count - Most);
        return list;
    }

    private void Near(Form form, ulong bones, Vocabulary vocabulary)
    {
        var length = Skeleton.Length(bones);
        for (var at = 0; at <= length; at++)
        {
            var low = bones & ((1UL << (4 * at)) - 1);
            var (here, after) = (bones >> (4 * at), at < length ? bones >> (4 * (at + 1)) : 0);
            for (ulong letter = 1; letter < Skeleton.Classes; letter++)
            {
                if (length < Skeleton.LengthMax)
                    Ask(form, low | (letter << (4 * at)) | (here << (4 * (at + 1))), vocabulary);
                if (at < length)
                    Ask(form, low | (letter << (4 * at)) | (after << (4 * (at + 1))), vocabulary);
            }

            if (at < length)
                Ask(form, low | (after << (4 * at)), vocabulary);
            if (at + 1 < length)
            {
                var swapped = ((here >> 4) & 15) | ((here & 15) << 4) | ((here >> 8) << 8);
                Ask(form, low | (swapped << (4 * at)), vocabulary);
            }
        }
    }

    private void Ask(Form form, ulong bones, Vocabulary vocabulary)
    {
        if (bones == 0 || found.ContainsKey(bones))
            return;
        var filed = vocabulary.Filed(bones);
        if (filed.Count == 0)
            return;
        var best = filed.Count > FormsMost ? Unlooked : NearMost;
        for (var at = 0; at < filed.Count && filed.Count <= FormsMost; at++)
        {
            var other = vocabulary[filed[at]];
            if (MayBeNear(form, other))
                best = Math.Min(best, WordDistance.Sounds(form, other, best));
        }

        if (best < NearMost)
            found.Add(bones, best);
    }

    // A glance before anything is measured: one slip changes few sounds of a word in the same way of writing.
    private static bool MayBeNear(Form form, Form other)
    {
        var apart = Math.Abs(form.Sounds.Length - other.Sounds.Length);
        return form.Script == Script.Arabic != (other.Script == Script.Arabic)
            ? apart <= LengthMost && !WordDistance.AreFar(form, other)
            : form.Others.Length + other.Others.Length > 0 ? apart <= LengthMost
            : apart <= LengthMostAlike && BitOperations.PopCount(form.Mask ^ other.Mask) <= SoundsMostAlike;
    }
}
