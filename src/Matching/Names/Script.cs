namespace Aman.Matching;

/// <summary>The writing a word is in. Frequencies are counted by script: a name common in one is rare in
/// another.</summary>
internal enum Script : byte
{
    Latin,
    Arabic,
    Cyrillic,
    Other,
}

internal static class Scripts
{
    public const int Count = 4;

    public static Script Of(char letter) => letter switch
    {
        < '\u0370' => Script.Latin,
        >= '\u0400' and <= '\u052F' => Script.Cyrillic,
        >= '\u0600' and <= '\u06FF' or >= '\u0750' and <= '\u077F' => Script.Arabic,
        >= '\u1E00' and <= '\u1EFF' => Script.Latin,
        _ => Script.Other,
    };

    /// <summary>The script most letters of the word are in.</summary>
    public static Script Of(ReadOnlySpan<char> word)
    {
        Span<int> counts = stackalloc int[Count];
        foreach (var letter in word)
            counts[(int)Of(letter)]++;
        var best = 0;
        for (var script = 1; script < Count; script++)
        {
            if (counts[script] > counts[best])
                best = script;
        }

        return (Script)best;
    }
}
