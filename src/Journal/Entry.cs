using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Aman;

/// <summary>One fact as it stands in its chain, a chain being all entries of one (node, scope) by number from
/// 1.</summary>
/// <param name="Node">The running process that decided.</param>
/// <param name="Scope">A zone's id or <see cref="World"/>.</param>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="At">Hybrid logical clock: milliseconds since 1970 times 65,536 plus a counter.</param>
/// <param name="Actor">An opaque user id.</param>
/// <param name="Command">The command's id (36 characters), a slash, and a keyed digest of its content.</param>
/// <param name="Body">The fact as JSON, its kind first; kept byte for byte.</param>
/// <param name="Previous">Hash of the entry before, empty for the first.</param>
/// <param name="Hash">SHA-256 in lower-case hexadecimal over all the fields above, each as UTF-8 behind its
/// length.</param>
public sealed record Entry(string Node, string Scope, long Number, long At, string Actor, string Command, string Body,
    string Previous, string Hash)
{
    public const string World = "world";

    /// <summary>Orders entries by (At, Node, Number) when compared as text: who wrote last.</summary>
    public string Stamp => string.Create(CultureInfo.InvariantCulture, $"{At:x16}.{Node}.{Number:x12}");

    public long AtMs => At >> 16;

    /// <summary>The hash these fields should have.</summary>
    public string Compute()
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (var field in (ReadOnlySpan<string>)[Node, Scope, Number.ToString(CultureInfo.InvariantCulture),
            At.ToString(CultureInfo.InvariantCulture), Actor, Command, Body, Previous])
        {
            var bytes = Encoding.UTF8.GetBytes(field);
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            sha.AppendData(length);
            sha.AppendData(bytes);
        }

        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }

    public Entry Hashed() => this with { Hash = Compute() };
}

/// <summary>The end of a chain, signed by its node (Ed25519, base64), so that a rewritten or cut tail is
/// found.</summary>
/// <param name="Stopped">The number of the first entry that this program could not read; null when it read all.</param>
public sealed record Head(string Node, string Scope, long Number, string Hash, string Key, string Signature,
    long? Stopped = null)
{
    internal string Signed =>
        string.Create(CultureInfo.InvariantCulture, $"aman head\n{Node}\n{Scope}\n{Number}\n{Hash}");
}

/// <summary>Hybrid logical clock: never behind the wall clock, never behind what was seen, never twice the same; also
/// where the wall clock was set back.</summary>
public sealed class Clock(TimeProvider time)
{
    private long last;

    /// <param name="after">When the chain's last entry was written, perhaps by a wall clock that was far ahead.</param>
    public long Next(long after = 0) => last = Math.Max(
        checked(Math.Max(last, after) + 1), time.GetUtcNow().ToUnixTimeMilliseconds() << 16);

    /// <returns>False for a time that is too far ahead to be true; it is not taken over.</returns>
    public bool Witness(long at) => at >> 16 <= time.GetUtcNow().ToUnixTimeMilliseconds() + Limits.ClockAheadMsMax
        && (last = Math.Max(last, at)) >= at;
}
