using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using NSec.Cryptography;

namespace Aman.Sharing;

/// <summary>Sealing to a receiver's public key as RFC 9180 (HPKE) says, base mode with DHKEM(X25519, HKDF-SHA256),
/// HKDF-SHA256 and ChaCha20Poly1305. One sender seals many values in order; only the receiver's private key opens
/// them, each where it was put.</summary>
public sealed class Hpke : IDisposable
{
    private const int KeyBytes = 32;
    private static readonly KeyAgreementAlgorithm X25519 = KeyAgreementAlgorithm.X25519;
    private static readonly AeadAlgorithm Aead = AeadAlgorithm.ChaCha20Poly1305;
    private static readonly byte[] KemSuite = [.. "KEM"u8, 0x00, 0x20];
    private static readonly byte[] Suite = [.. "HPKE"u8, 0x00, 0x20, 0x00, 0x01, 0x00, 0x03];

    private readonly Key key;
    private readonly byte[] baseNonce;
    private ulong sequence;

    private Hpke(byte[] encapsulated, byte[] agreed, byte[] receiver, byte[] info)
    {
        Encapsulated = encapsulated;
        var extracted = Extract(KemSuite, [], "eae_prk", agreed);
        var shared = Expand(KemSuite, extracted, "shared_secret", [.. encapsulated, .. receiver], KeyBytes);
        byte[] context = [0, .. Extract(Suite, [], "psk_id_hash", []), .. Extract(Suite, [], "info_hash", info)];
        var secret = Extract(Suite, shared, "secret", []);
        var raw = Expand(Suite, secret, "key", context, Aead.KeySize);
        baseNonce = Expand(Suite, secret, "base_nonce", context, Aead.NonceSize);
        key = Key.Import(Aead, raw, KeyBlobFormat.RawSymmetricKey);
        foreach (var used in (byte[][])[agreed, extracted, shared, secret, raw])
        {
            CryptographicOperations.ZeroMemory(used);
        }
    }

    /// <summary>What the receiver needs besides its private key.</summary>
    public byte[] Encapsulated { get; }

    /// <summary>A new pair: the private key and the public one in base64.</summary>
    public static (byte[] Private, string Public) NewKey()
    {
        using var made = Key.Create(X25519, new() { ExportPolicy = KeyExportPolicies.AllowPlaintextExport });
        return (made.Export(KeyBlobFormat.RawPrivateKey),
            Convert.ToBase64String(made.PublicKey.Export(KeyBlobFormat.RawPublicKey)));
    }

    public static bool IsPublicKey(string? text)
    {
        try
        {
            var raw = Convert.FromBase64String(text ?? "");
            using var probe = Key.Create(X25519);
            using var agreed = raw.Length == KeyBytes && Convert.ToBase64String(raw) == text
                ? X25519.Agree(probe, PublicKey.Import(X25519, raw, KeyBlobFormat.RawPublicKey)) : null;
            return agreed is not null;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>To compare over another channel: 16 digits of the key's hash in fours.</summary>
    public static string Fingerprint(string publicKey) => string.Join(' ', Convert.ToHexStringLower(
        SHA256.HashData(Encoding.ASCII.GetBytes(publicKey)))[..16].Chunk(4).Select(four => new string(four)));

    public static Hpke To(string receiver, byte[] info)
    {
        using var own = Key.Create(X25519);
        var raw = Convert.FromBase64String(receiver);
        return new(own.PublicKey.Export(KeyBlobFormat.RawPublicKey), Agree(own, raw), raw, info);
    }

    /// <exception cref="FormatException">The key or what came with the file is none.</exception>
    public static Hpke From(byte[] privateKey, byte[] encapsulated, byte[] info)
    {
        using var own = Key.Import(X25519, privateKey, KeyBlobFormat.RawPrivateKey);
        return new(
            encapsulated, Agree(own, encapsulated), own.PublicKey.Export(KeyBlobFormat.RawPublicKey), info);
    }

    /// <param name="name">What is sealed, such as the person and the field: it opens under this name only.</param>
    public byte[] Seal(string name, ReadOnlySpan<byte> plain) =>
        Aead.Encrypt(key, NextNonce(), Encoding.UTF8.GetBytes(name), plain);

    /// <returns>Null for another key, name or place in the order, or altered bytes.</returns>
    public byte[]? Open(string name, ReadOnlySpan<byte> whole) =>
        Aead.Decrypt(key, NextNonce(), Encoding.UTF8.GetBytes(name), whole);

    public void Dispose() => key.Dispose();

    private static byte[] Agree(Key own, byte[] other)
    {
        using var agreed = X25519.Agree(own, PublicKey.Import(X25519, other, KeyBlobFormat.RawPublicKey),
            new() { ExportPolicy = KeyExportPolicies.AllowPlaintextExport })
            ?? throw new FormatException("The other key agrees with nobody.");
        return agreed.Export(SharedSecretBlobFormat.RawSharedSecret);
    }

    private byte[] NextNonce()
    {
        var nonce = baseNonce.ToArray();
        var end = nonce.AsSpan(nonce.Length - sizeof(ulong));
        BinaryPrimitives.WriteUInt64BigEndian(end, BinaryPrimitives.ReadUInt64BigEndian(end) ^ sequence++);
        return nonce;
    }

    private static byte[] Extract(byte[] suite, byte[] salt, string label, byte[] secret) => HKDF.Extract(
        HashAlgorithmName.SHA256, [.. "HPKE-v1"u8, .. suite, .. Encoding.ASCII.GetBytes(label), .. secret], salt);

    private static byte[] Expand(byte[] suite, byte[] key, string label, byte[] info, int length) => HKDF.Expand(
        HashAlgorithmName.SHA256, key, length,
        [(byte)(length >> 8), (byte)length, .. "HPKE-v1"u8, .. suite, .. Encoding.ASCII.GetBytes(label), .. info]);
}
