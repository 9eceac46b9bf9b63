using System.Buffers.Binary;

namespace Aman.App.Demo;

/// <summary>
/// SplitMix64 (Steele, Lea, Flood 2014): a seeded stream of numbers that is the same on every machine and every version
/// of .NET, which <see cref="Random"/> does not promise.
/// </summary>
internal sealed class Draw(ulong seed)
{
    private ulong state = seed;

    /// <summary>The stream of one item of a series: it can be drawn without those before it.</summary>
    public static Draw For(ulong seed, int index) => new(Mix(seed) ^ Mix(unchecked((ulong)index + Step)));

    public ulong Next() => Mix(unchecked(state += Step));

    /// <summary>A number from 0 to below <paramref name="limit"/>.</summary>
    public int Below(int limit) => (int)(((UInt128)Next() * (ulong)limit) >> 64);

    /// <summary>A number from <paramref name="low"/> to <paramref name="high"/>, both possible.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    /// <summary>True in <paramref name="perMille"/> of a thousand cases.</summary>
    public bool Chance(int perMille) => Below(1000) < perMille;

    /// <summary>The place of one weight, drawn in proportion to the weights.</summary>
    public int Weighted(ReadOnlySpan<int> weights)
    {
        var sum = 0;
        foreach (var weight in weights)
            sum += weight;
        var left = Below(sum);
        for (var place = 0; ; place++)
        {
            left -= weights[place];
            if (left < 0)
                return place;
        }
    }

    /// <summary>
    /// An id that is the same for the same seed: a UUID of version 8 (RFC 9562, 5.8) whose first 48 bits rise with the
    /// index, so that databases store neighbours together, as with version 7.
    /// </summary>
    public string Id(int index)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, ((ulong)index << 16) | 0x8000 | (Next() >> 52));
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], 0x8000_0000_0000_0000 | (Next() >> 2));
        return new Guid(bytes, bigEndian: true).ToString();
    }

    private const ulong Step = 0x9E37_79B9_7F4A_7C15;

    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58_476D_1CE4_E5B9;
            value = (value ^ (value >> 27)) * 0x94D0_49BB_1331_11EB;
            return value ^ (value >> 31);
        }
    }
}
