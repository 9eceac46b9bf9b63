using System.Security.Cryptography;
using System.Text;
using NSec.Cryptography;

namespace Aman;

/// <summary>What a node signs its heads with: Ed25519 from a 32-byte seed, which the key store keeps.</summary>
public sealed class NodeKey(string node, byte[] seed) : IDisposable
{
    private static readonly SignatureAlgorithm Curve = SignatureAlgorithm.Ed25519;
    private readonly Key key = Key.Import(Curve, seed, KeyBlobFormat.RawPrivateKey);
    private readonly byte[] secret = HMACSHA256.HashData(seed, "command digest"u8);

    public string Node { get; } = node;

    /// <summary>Base64 of the raw public key.</summary>
    public string Public => Convert.ToBase64String(key.PublicKey.Export(KeyBlobFormat.RawPublicKey));

    /// <summary>Tells equal contents apart from other ones without letting anybody else test a guess at them.</summary>
    public string Digest(string content) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(content)).AsSpan(0, 16));

    public Head Sign(Entry last)
    {
        var head = new Head(last.Node, last.Scope, last.Number, last.Hash, Public, "");
        return head with { Signature = Sign(head.Signed) };
    }

    /// <summary>Base64 of the signature over a text, whose first words must say what kind of text it is.</summary>
    public string Sign(string text) => Convert.ToBase64String(Curve.Sign(key, Encoding.UTF8.GetBytes(text)));

    public static bool Verify(Head head) => Verify(head.Key, head.Signed, head.Signature);

    /// <summary>Whether <paramref name="signature"/> over the text was made with this public key.</summary>
    public static bool Verify(string publicKey, string text, string signature)
    {
        try
        {
            var key = PublicKey.Import(Curve, Convert.FromBase64String(publicKey), KeyBlobFormat.RawPublicKey);
            return Curve.Verify(key, Encoding.UTF8.GetBytes(text), Convert.FromBase64String(signature));
        }
        catch (FormatException)
        {
            return false;
        }
    }

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    public void Dispose() => key.Dispose();
}
