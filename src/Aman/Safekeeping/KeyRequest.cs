using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Aman.Access;
using NSec.Cryptography;

namespace Aman.Safekeeping;

/// <summary>A node asks another for keys: a one-time public key (X25519), signed by the node. Its secret half waits in
/// the asking node's key store and is destroyed when the parcel has come, so that a parcel kept by somebody opens never
/// again.</summary>
/// <param name="Signer">The node's public signing key, base64.</param>
public sealed record KeyRequest(string Node, string Signer, string Id, string Public, string Signature)
{
    /// <summary>Stands for every field. The id does not: whoever makes a request chooses it.</summary>
    internal string Whole => NodeKey.Hash(Zones.Statement.Of("aman key request", Node, Signer, Id, Public));

    private string Signed => $"aman key request\n{Node}\n{Id}\n{Public}";

    /// <summary>Makes one and keeps its secret.</summary>
    /// <returns>One line of text, to be carried to the other node.</returns>
    public static string Make(Keys keys)
    {
        using var node = keys.NodeKey();
        using var once = NSec.Cryptography.Key.Create(KeyAgreementAlgorithm.X25519,
            new() { ExportPolicy = KeyExportPolicies.AllowPlaintextExport });
        var id = RandomNumberGenerator.GetHexString(16, lowercase: true);
        keys.Keep(RowOf(id), once.Export(KeyBlobFormat.RawPrivateKey));
        var request = new KeyRequest(node.Node, node.Public, id,
            Convert.ToBase64String(once.PublicKey.Export(KeyBlobFormat.RawPublicKey)), "");
        request = request with { Signature = node.Sign(request.Signed) };
        return Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(request));
    }

    /// <exception cref="Refused">key-request: it was cut, altered, or is something else</exception>
    public static KeyRequest Read(string text)
    {
        try
        {
            var request = JsonSerializer.Deserialize<KeyRequest>(
                Base64Url.DecodeFromChars(text.AsSpan().Trim()), Strict)!;
            if (NodeKey.Verify(request.Signer, request.Signed, request.Signature)
                && Convert.FromBase64String(request.Public).Length == 32)
            {
                return request;
            }
        }
        catch (Exception e) when (e is JsonException or FormatException or ArgumentException)
        {
            // Told below.
        }

        throw new Refused("key-request",
            "This is not a whole request for keys. Make one at the other node: aman keys request");
    }

    /// <summary>A node of which something is known signs with the key that is known.</summary>
    /// <exception cref="Refused">key-request</exception>
    internal static void RequireOwn(Tables tables, string node, string signer)
    {
        if (tables.One<string>($"select key from heads where node = {node} and key <> {signer}") is not null)
        {
            throw new Refused("key-request", $"This says it is of node {node}, which signs with another key. "
                + "Neither hand it keys nor take any from it, and tell whoever brought it.");
        }
    }

    internal static string RowOf(string id) => "request:" + id;

    private static JsonSerializerOptions Strict { get; } = new()
    {
        RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true,
    };
}
