using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Aman.Access;
using Aman.People;
using NSec.Cryptography;

namespace Aman.Safekeeping;

/// <summary>Keys on their way to one node: an ephemeral X25519 agreement, HKDF-SHA-256, AES-256-GCM, signed by the node
/// that hands them out.</summary>
public static class KeyParcel
{
    private static readonly KeyDerivationAlgorithm Kdf = KeyDerivationAlgorithm.HkdfSha256;

    public static string Seal(string zone, IReadOnlyList<KeyOut> keys, KeyRequest request, NodeKey from)
    {
        using var mine = NSec.Cryptography.Key.Create(KeyAgreementAlgorithm.X25519);
        var theirs = PublicKey.Import(KeyAgreementAlgorithm.X25519, Convert.FromBase64String(request.Public),
            KeyBlobFormat.RawPublicKey);
        var my = mine.PublicKey.Export(KeyBlobFormat.RawPublicKey);
        var plain = JsonSerializer.SerializeToUtf8Bytes(new Content(zone, keys));
        var whole = Cipher.Seal(Agree(mine, theirs, my, request.Id), request.Id, plain);
        CryptographicOperations.ZeroMemory(plain);
        var parcel = string.Join('.', request.Id, from.Node, from.Public, Convert.ToBase64String(my),
            Convert.ToBase64String(whole));
        return $"{parcel}.{from.Sign(Signed(parcel))}";
    }

    /// <summary>Opens a parcel and keeps its keys, but for those of persons who were erased meanwhile.</summary>
    /// <returns>How many keys it held, and which node signed it with which key: compare that where the node's chain
    /// was never here.</returns>
    /// <exception cref="Refused">key-request: not for this node, taken before, altered, or in another's name
    /// </exception>
    public static (int Keys, string Node, string Signer) TakeIn(Tables tables, string parcel)
    {
        var parts = parcel.Trim().Split('.');
        var row = KeyRequest.RowOf(parts[0]);
        if (parts.Length != 6 || tables.Keys.Kept(row) is not { } secret
            || !NodeKey.Verify(parts[2], Signed(string.Join('.', parts[..5])), parts[5]))
        {
            throw Unfit();
        }

        KeyRequest.RequireOwn(tables, parts[1], parts[2]);

        try
        {
            using var mine = NSec.Cryptography.Key.Import(
                KeyAgreementAlgorithm.X25519, secret, KeyBlobFormat.RawPrivateKey);
            var their = Convert.FromBase64String(parts[3]);
            var agreed = Agree(
                mine, PublicKey.Import(KeyAgreementAlgorithm.X25519, their, KeyBlobFormat.RawPublicKey), their,
                parts[0]);
            var (zone, keys) = JsonSerializer.Deserialize<Content>(
                Cipher.Open(agreed, parts[0], Convert.FromBase64String(parts[4])))!;
            if (keys.Any(key => !IsOfPerson(key, zone)))
            {
                throw Unfit();
            }

            tables.Keys.TakeIn(keys);
            tables.Keys.Shred([row]);
            Erasures.CatchUp(tables, tables.Keys);
            return (keys.Count, parts[1], parts[2]);
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            throw Unfit();
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    private static string Signed(string parcel) => "aman key parcel\n" + parcel;

    // A node that nobody knows yet could have made the parcel: it brings keys of a zone's persons and nothing else, and
    // one that is here already stays.
    private static bool IsOfPerson(KeyOut key, string zone) => key.Wrapper == "zone:" + zone && !zone.Contains('/')
        && key.Key.Length == 32 && Keys.IsOfPerson(key.Id);

    private static Refused Unfit() => new("key-request", "These keys were not sealed for a request of this node that "
        + "still waits, or they were altered. Make a new request: aman keys request");

    private static byte[] Agree(NSec.Cryptography.Key mine, PublicKey theirs, byte[] ephemeral, string id)
    {
        using var shared = KeyAgreementAlgorithm.X25519.Agree(mine, theirs)
            ?? throw new CryptographicException("The agreement failed.");
        return Kdf.DeriveBytes(shared, ephemeral, Encoding.ASCII.GetBytes("aman key parcel " + id), 32);
    }

    private sealed record Content(string Zone, IReadOnlyList<KeyOut> Keys);
}
