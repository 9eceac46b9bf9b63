using System.Text.RegularExpressions;

namespace Aman.Zones;

/// <summary>Brings evidence on a requirement: words, and where there is one a file by its name and hash. The file
/// itself stays with whoever has it.</summary>
/// <param name="By">The party that brings it.</param>
/// <param name="FileHash">SHA-256 in hexadecimal, given with <paramref name="FileName"/>.</param>
public sealed partial record RecordEvidence(
    string Zone, string Requirement, string By, string Words, string? FileName = null, string? FileHash = null)
    : ICommand
{
    public static string Permission => "zones.evidence";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        Limits.RequireText("The evidence", Words);
        ZoneLife.Require<RecordEvidence>(tables, Zone);
        Requirements.Require(Requirement);
        Parties.Require(tables, By);
        Parties.RequireSpeaksFor(tables, caller, By, Zone, Permission);
        if (FileName is null != FileHash is null || FileName?.Length > Limits.NameCharactersMax
            || (FileHash is not null && !Hash().IsMatch(FileHash)))
        {
            throw new Refused("evidence-file", "A file is named with its name and its SHA-256, 64 hexadecimal digits "
                + "(sha256sum FILE prints them). Give both or neither.");
        }

        return new EvidenceRecorded(Requirement, By, Words, FileName, FileHash?.ToLowerInvariant());
    }

    [GeneratedRegex(@"^[0-9A-Fa-f]{64}\z")]
    private static partial Regex Hash();
}

/// <summary>There is evidence on a requirement.</summary>
public sealed record EvidenceRecorded(string Requirement, string By, string Words, string? FileName, string? FileHash)
    : Fact
{
    protected override void Apply(Tables tables, Entry entry) => ZoneSteps.Add(
        tables, entry, ZoneSteps.Evidence, By, Requirement, Words,
        detail: new EvidenceDetail(FileName, FileHash, null, null));
}
