using Aman.Zones;
using Xunit;

namespace Aman.Tests.Topics.Zones;

public class RecordEvidenceTests
{
    private const string Hash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Evidence_is_words_and_a_file_by_its_hash(string engine)
    {
        await using var node = Engines.Node(engine);
        await node.Notify();
        var evidence = new RecordEvidence(
            Zaatari.Zone, "4d", "host", "No front is near", "report.pdf", Hash.ToUpperInvariant());
        await node.Refusal(evidence with { Requirement = "7" }, "requirement-unknown");
        await node.Refusal(evidence with { Words = " " }, "text-missing");
        await node.Refusal(evidence with { By = "nobody" }, "party-unknown");
        await node.Refusal(evidence with { FileName = null }, "evidence-file");
        await node.Refusal(evidence with { FileHash = null }, "evidence-file");
        Assert.Contains("sha256sum", await node.Refusal(evidence with { FileHash = "abc" }, "evidence-file"));
        await node.Do(new global::Aman.Access.GrantRole("u1", "liaison", "unhcr", Zaatari.Zone));
        await node.Refusal(evidence, "party-not-yours", new Caller("u1"));
        await node.Do(evidence);
        await node.Do(evidence with { FileName = null, FileHash = null, Words = "Nor will one be" });
        var found = node.Life().Checklist.Single(one => one.Code == "4d").Evidence;
        Assert.Equal([("No front is near", "report.pdf", Hash), ("Nor will one be", null, null)],
            found.Select(one => (one.Words, one.FileName, one.FileHash)));
        Assert.Equal(ZoneState.Notified, node.Life().State);
    }
}
