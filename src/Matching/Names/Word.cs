namespace Aman.Matching;

/// <summary>A word of a name that can be compared.</summary>
/// <param name="Text">Folded; compounds joined (<c>abd al-rahman</c> is one word), article and particles gone.</param>
internal readonly record struct Word(string Text, Part Part, WordKind Kind);

internal enum WordKind : byte
{
    Name,

    /// <summary>One letter that stands for a name.</summary>
    Initial,

    /// <summary>What follows Abu or Umm: the name of somebody's child, used for the parent.</summary>
    Kunya,

    /// <summary>A title that is also a name (Haji, Sheikh, Khan): says little.</summary>
    Title,
}
