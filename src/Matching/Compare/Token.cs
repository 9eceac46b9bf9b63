namespace Aman.Matching;

/// <summary>A word of one person's name: which spelling, whose part, what kind, and whether a way of writing the name
/// begins with it. Packs into 32 bits.</summary>
internal readonly record struct Token(int Form, Part Part, WordKind Kind, bool Begins)
{
    public const int FormsMax = 1 << 24;

    public uint Packed => (uint)Form | ((uint)Part << 24) | ((uint)Kind << 27) | (Begins ? 1u << 31 : 0);

    public static Token Unpack(uint packed) => new((int)(packed & 0xFFFFFF), (Part)((packed >> 24) & 7),
        (WordKind)((packed >> 27) & 7), packed >> 31 != 0);
}
