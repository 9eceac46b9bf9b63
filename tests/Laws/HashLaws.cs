using System.Text.Json;
using Xunit;

namespace Aman.Tests.Laws;

/// <summary>Hashes and signatures as other programs may compute them too: they never change.</summary>
public class HashLaws
{
    // RFC 8032's way: the same key and the same head give the same signature for ever.
    private const string FrozenKey = "A6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg=";
    private const string FrozenSignature =
        "Xn0rDwCqT2G2gFYrIwsFUiRT1x7MCGtKEp/feYZSDmxJsIc2KZhh3crtbt74QF2ipQeRrPMKyFveCWiIPlYiAw==";

    private static readonly List<Entry> Frozen =
        File.ReadLines(Path.Combine(House.Root, "tests/Laws/hashes.jsonl"))
            .Select(line => JsonSerializer.Deserialize<Entry>(line, JsonSerializerOptions.Web)!).ToList();

    [Fact]
    public void The_hash_of_an_entry_never_changes() => Assert.All(Frozen,
        entry => Assert.Equal(entry.Hash, entry.Compute()));

    [Fact]
    public void Every_field_is_under_the_hash()
    {
        var entry = Frozen[1];
        Entry[] altered =
        [
            entry with { Node = "n" }, entry with { Scope = "s" }, entry with { Number = 3 }, entry with { At = 1 },
            entry with { Actor = "a" }, entry with { Command = "c" }, entry with { Body = "b" },
            entry with { Previous = "p" },
            entry with { Node = entry.Node + entry.Scope[..1], Scope = entry.Scope[1..] },
        ];
        Assert.All(altered, one => Assert.NotEqual(entry.Hash, one.Compute()));
    }

    [Fact]
    public void The_signature_of_a_head_never_changes_and_fits_no_other_head()
    {
        using var key = new NodeKey("n0123456789", [.. Enumerable.Range(0, 32).Select(at => (byte)at)]);
        var head = key.Sign(Frozen[1]);
        Assert.Equal((FrozenKey, FrozenSignature), (head.Key, head.Signature));
        Assert.True(NodeKey.Verify(head));
        Assert.All([head with { Number = 1 }, head with { Hash = Frozen[0].Hash }, head with { Scope = "zaatari" },
            head with { Node = "n" }, head with { Signature = "" }, head with { Key = "not base64" }],
            one => Assert.False(NodeKey.Verify(one)));
    }
}
