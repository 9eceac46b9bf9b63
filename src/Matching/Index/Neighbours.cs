using System.Numerics;
using System.Runtime.InteropServices;

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

    private const int FormsMost = 48, LengthMost = 4, LengthMostAlike = 2, SoundsMostAlike = 4, KeptMost = 16_384,
        NewMost = 256;
    private const float OwnReading = 0.5f, NearMost = 9.8f, Unlooked = 8;

    private readonly Dictionary<ulong, float> found = [];
    private readonly List<(ulong Bones, float Cost)> list = [];


    private readonly List<ulong> around = [];
    private readonly HashSet<ulong> seen = [];
    private readonly List<List<Filed>> places = [];
    private readonly List<(int Place, int Word, int Least)> near = [];
    private int touched;

    // Of the asked word.
    private ulong sounds;
    private WordBounds bounds = null!;

    // What was found for words asked before, and how many words there were then.
    private readonly Dictionary<string, (int Words, (ulong, float)[] Found)> kept = new(StringComparer.Ordinal);

    /// <summary>The nearest first.</summary>
    public (ulong Bones, float Cost)[] Of(Form form, Vocabulary vocabulary)
    {
        if (kept.TryGetValue(form.Text, out var known) && !HasCome(form, known.Words, vocabulary))
        {
            if (known.Words != vocabulary.Words)
                kept[form.Text] = (vocabulary.Words, known.Found);
            return known.Found;
        }

        if (kept.Count == KeptMost)
            kept.Clear();
        (ulong, float)[] found = [.. Look(form, vocabulary)];
        kept[form.Text] = (vocabulary.Words, found);
        return found;
    }

    // True when a word has come that may be a neighbour.
    private static bool HasCome(Form form, int since, Vocabulary vocabulary)
    {
        if (vocabulary.Words - since > NewMost)
            return true;
        for (var word = since; word < vocabulary.Words; word++)
        {
            if (OneEdit(form.Bones, vocabulary[word].Bones))
                return true;
        }

        return false;
    }

    /// <summary>True when the two are the same or one consonant apart, as <see cref="Near"/> makes them.</summary>
    internal static bool OneEdit(ulong one, ulong other)
    {
        while (one != 0 && (one & 15) == (other & 15))
            (one, other) = (one >> 4, other >> 4);
        return one >> 4 == other || other >> 4 == one || one >> 4 == other >> 4
            || (one >> 8 == other >> 8 && (one & 15) == ((other >> 4) & 15) && (other & 15) == ((one >> 4) & 15));
    }

    private List<(ulong Bones, float Cost)> Look(Form form, Vocabulary vocabulary)
    {
        found.Clear();
        list.Clear();
        (sounds, bounds) = (Sound.Mask(form.Sounds), new WordBounds(form));
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

    // In steps, each for all at once, for memory answers many questions as fast as one: where words are filed, which of
    // them may be near, their forms; then these are measured.
    private void Near(Form form, ulong bones, Vocabulary vocabulary)
    {
        Around(bones);
        places.Clear();
        foreach (var one in around)
            places.Add(vocabulary.Under(one));
        near.Clear();
        for (var place = 0; place < places.Count; place++)
            Glance(form, place);
        foreach (var (_, word, _) in near)
            touched += vocabulary[word].Sounds.Length;
        for (var at = 0; at < near.Count;)
        {
            var (place, best) = (near[at].Place, NearMost);
            for (; at < near.Count && near[at].Place == place; at++)
            {
                if (near[at].Least < best * SoundCosts.Tenths)
                    best = Math.Min(best, WordDistance.Sounds(form, vocabulary[near[at].Word], best));
            }

            if (best < NearMost)
                found.Add(around[place], best);
        }
    }

    // The skeletons one consonant away.
    private void Around(ulong bones)
    {
        var length = Skeleton.Length(bones);
        around.Clear();
        seen.Clear();
        for (var at = 0; at <= length; at++)
        {
            var low = bones & ((1UL << (4 * at)) - 1);
            var (here, after) = (bones >> (4 * at), at < length ? bones >> (4 * (at + 1)) : 0);
            for (ulong letter = 1; letter < Skeleton.Classes; letter++)
            {
                if (length < Skeleton.LengthMax)
                    Ask(low | (letter << (4 * at)) | (here << (4 * (at + 1))));
                if (at < length)
                    Ask(low | (letter << (4 * at)) | (after << (4 * (at + 1))));
            }

            if (at < length)
                Ask(low | (after << (4 * at)));
            if (at + 1 < length)
            {
                var swapped = ((here >> 4) & 15) | ((here & 15) << 4) | ((here >> 8) << 8);
                Ask(low | (swapped << (4 * at)));
            }
        }
    }

    private void Ask(ulong bones)
    {
        if (bones != 0 && !found.ContainsKey(bones) && seen.Add(bones))
            around.Add(bones);
    }

    private void Glance(Form form, int place)
    {
        var filed = CollectionsMarshal.AsSpan(places[place]);
        if (filed.Length > FormsMost)
        {
            found.Add(around[place], Unlooked);
            return;
        }

        foreach (ref readonly var other in filed)
        {
            if (MayBeNear(form, other)
                && bounds.Least(other.Script, other.Any, other.All) is var least
                    and < (int)(NearMost * SoundCosts.Tenths))
                near.Add((place, other.Word, least));
        }
    }

    // A glance before anything is measured: one slip changes few sounds of a word in the same way of writing.
    private bool MayBeNear(Form form, in Filed other)
    {
        var apart = Math.Abs(form.Sounds.Length - other.Sounds);
        return form.Script == Script.Arabic != (other.Script == Script.Arabic)
            ? apart <= LengthMost && !WordDistance.AreFar(form.Bag, other.Bag)
            : form.Others.Length > 0 || other.HasOthers ? apart <= LengthMost
            : apart <= LengthMostAlike && BitOperations.PopCount(sounds ^ other.Any) <= SoundsMostAlike;
    }
}
