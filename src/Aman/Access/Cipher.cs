using System.Security.Cryptography;
using System.Text;

namespace Aman.Access;

/// <summary>AES-256-GCM: nonce (12 bytes), tag (16), sealed bytes, bound to the name of what is sealed.</summary>
public static class Cipher
{
    private const int NonceBytes = 12, TagBytes = 16;

    public static byte[] Seal(byte[] key, string name, ReadOnlySpan<byte> plain)
    {
        var whole = new byte[NonceBytes + TagBytes + plain.Length];
        var nonce = whole.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce, plain, whole.AsSpan(NonceBytes + TagBytes), whole.AsSpan(NonceBytes, TagBytes),
            Encoding.UTF8.GetBytes(name));
        return whole;
    }

    /// <exception cref="AuthenticationTagMismatchException">Another key, another name, or altered bytes.</exception>
    public static byte[] Open(byte[] key, string name, ReadOnlySpan<byte> whole)
    {
        if (whole.Length < NonceBytes + TagBytes)
        {
            throw new AuthenticationTagMismatchException();
        }

        var plain = new byte[whole.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(whole[..NonceBytes], whole[(NonceBytes + TagBytes)..], whole.Slice(NonceBytes, TagBytes), plain,
            Encoding.UTF8.GetBytes(name));
        return plain;
    }
}

/// <summary>Lets a topic write <c>tables.Keys</c>.</summary>
public static class KeysBeside
{
    extension(Tables tables)
    {
        public Keys Keys => tables.Beside<Keys>();
    }
}
