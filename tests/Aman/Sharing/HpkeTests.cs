using System.Text;
using Aman.Sharing;
using Xunit;

namespace Aman.Tests.Topics.Sharing;

public class HpkeTests
{
    /// <summary>RFC 9180, appendix A.2.1: what others sealed is opened.</summary>
    [Fact]
    public void The_published_vector_opens()
    {
        using var seal = Hpke.From(
            Convert.FromHexString("8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb"),
            Convert.FromHexString("1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a"),
            Convert.FromHexString("4f6465206f6e2061204772656369616e2055726e"));
        var plain = seal.Open("Count-0", Convert.FromHexString(
            "1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b"
            + "60b4db21993c62ce81883d2dd1b51a28"));
        Assert.Equal("Beauty is truth, truth beauty", Encoding.ASCII.GetString(plain!));
    }

    [Fact]
    public void Only_the_receiver_opens_what_was_sealed_each_value_in_its_place()
    {
        var (own, receiver) = Hpke.NewKey();
        var (other, _) = Hpke.NewKey();
        var info = "request 1"u8.ToArray();
        using var seal = Hpke.To(receiver, info);
        byte[] first = seal.Seal("a", "one"u8), second = seal.Seal("b", "two"u8);
        byte[]? Open(byte[] key, byte[] about, params (string Name, byte[] Sealed)[] values)
        {
            using var open = Hpke.From(key, seal.Encapsulated, about);
            return values.Select(one => open.Open(one.Name, one.Sealed)).ToList()[^1];
        }

        Assert.Equal("two"u8.ToArray(), Open(own, info, ("a", first), ("b", second)));
        Assert.Null(Open(own, info, ("b", second)));
        Assert.Null(Open(own, info, ("b", first)));
        Assert.Null(Open(other, info, ("a", first)));
        Assert.Null(Open(own, "request 2"u8.ToArray(), ("a", first)));
        for (var at = 0; at < first.Length; at++)
        {
            var altered = first.ToArray();
            altered[at] ^= 1;
            Assert.Null(Open(own, info, ("a", altered)));
        }
    }

    [Fact]
    public void What_is_no_key_is_told_apart()
    {
        var (own, receiver) = Hpke.NewKey();
        Assert.True(Hpke.IsPublicKey(receiver));
        Assert.Equal(19, Hpke.Fingerprint(receiver).Length);
        foreach (var text in (string?[])[null, "", "no key", receiver[..40], receiver + " ",
            Convert.ToBase64String(new byte[32]), Convert.ToBase64String([.. own, 1])])
        {
            Assert.False(Hpke.IsPublicKey(text));
        }
    }
}
