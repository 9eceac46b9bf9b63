using Aman.Zones;
using Xunit;

namespace Aman.Tests.Topics.Zones;

/// <summary>About <see cref="ProposeZone"/>.</summary>
public class ProposeZoneTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_proposal_that_is_not_whole_is_refused_with_what_is_missing(string engine)
    {
        await using var node = Engines.Node(engine);
        foreach (var party in Zaatari.Parties)
        {
            await node.Do(new RecordParty(party.Id, party.Name, party.NameArabic, party.Kind));
        }

        var whole = Zaatari.Proposal;
        Assert.Contains("the day it ends or the day it is reviewed is missing",
            await node.Refusal(whole with { Until = null }, "zone-proposal"));
        Assert.Contains("not after its first",
            await node.Refusal(whole with { Until = whole.From }, "zone-proposal"));
        Assert.Contains("not after its first",
            await node.Refusal(whole with { ReviewOn = whole.From }, "zone-proposal"));
        Assert.Contains("0 people", await node.Refusal(whole with { Capacity = 0 }, "zone-proposal"));
        Assert.Contains("small letters", await node.Refusal(whole with { Zone = "Zaatari camp" }, "zone-proposal"));
        await node.Refusal(whole with { Zone = Entry.World }, "zone-proposal");
        Assert.Contains("name is missing", await node.Refusal(whole with { Name = " " }, "text-missing"));
        await node.Refusal(whole with { ForWhom = "" }, "text-missing");
        Assert.Contains("'nobody'", await node.Refusal(whole with { Governs = "nobody" }, "party-unknown"));
        Assert.Contains("'nobody'", await node.Refusal(whole with { Coordinates = "nobody" }, "party-unknown"));
        await node.Do(whole with { Until = null, ReviewOn = new(2026, 7, 1) });
        Assert.Contains("it is proposed", await node.Refusal(whole, "zone-state"));
    }

    [Theory]
    [InlineData("""{"type":"Point","coordinates":[36,32]}""", "it is a Point")]
    [InlineData("""{"type":"Polygon","coordinates":[[[36,32],[37,32],[37,33],[36,33]]]}""", "close it")]
    [InlineData("""{"type":"Polygon","coordinates":[[[36,32],[37,32],[36,32]]]}""", "at least four points")]
    [InlineData("""{"type":"Polygon","coordinates":[[[36,32],[36,132],[37,132],[36,32]]]}""", "not on the Earth")]
    [InlineData("""{"type":"Polygon","coordinates":[[[36,32],[37,33],[37,32],[36,33],[36,32]]]}""",
        "Self-intersection near 36.5, 32.5")]
    [InlineData("""{"type":"Polygon","coordinates":[[[36,32],[36,32],[36,32],[36,32]]]}""", "Too few points")]
    [InlineData("""{"type":"Polygon","coordinates":[]}""", "it has no ring")]
    [InlineData("""{"type":"MultiPolygon","coordinates":[]}""", "encloses nothing")]
    [InlineData("""{"type":"Polygon"}""", "cannot be read")]
    [InlineData("""{"type":"Polygon","coordinates":[[["x",32],[37,33],[37,32],[36,33]]]}""", "cannot be read")]
    [InlineData("""{"type":"Polygon","coordinates":[[[36],[37],[37],[36]]]}""", "cannot be read")]
    [InlineData("""{"type":"Polygon","coordinates":{}}""", "cannot be read")]
    [InlineData("""{"type":"Polygon","coordinates":[[[1e999,32],[37,33],[37,32],[1e999,32]]]}""", "not on the Earth")]
    [InlineData("[]", "cannot be read")]
    [InlineData("no outline", "cannot be read")]
    [InlineData("", "cannot be read")]
    public void A_bad_outline_is_refused_with_what_is_wrong(string outline, string why)
    {
        var refused = Assert.Throws<Refused>(() => Outline.Require(outline));
        Assert.Equal("zone-outline", refused.Code);
        Assert.Contains(why, refused.Message);
    }

    [Fact]
    public void An_outline_that_is_too_long_is_refused_before_it_is_read() => Assert.Contains("longer than",
        Assert.Throws<Refused>(() => Outline.Require(new(' ', 1_000_001))).Message);
}
