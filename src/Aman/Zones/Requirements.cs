namespace Aman.Zones;

/// <summary>The conditions (art. 4) and obligations (art. 5 and 6) that Annex I sets for a zone.</summary>
public static class Requirements
{
    public const string SmallPart = "4a";
    public const string ThinlyPopulated = "4b";
    public const string FarFromObjectives = "4c";

    /// <param name="Code">The article with its letter.</param>
    /// <param name="Words">In our words, as a refusal says it.</param>
    public sealed record Text(string Code, int Article, string Words);

    public static IReadOnlyList<Text> All { get; } =
    [
        new(SmallPart, 4, "a small part of the territory"),
        new(ThinlyPopulated, 4, "thinly populated for the room it offers"),
        new(FarFromObjectives, 4, "far from and free of military objectives and large industry or administration"),
        new("4d", 4, "not where the conduct of the war is likely to need it"),
        new("5a", 5, "its roads and transport not used for military movement"),
        new("5b", 5, "not defended by military means"),
        new("6", 6, "marked"),
    ];

    public static bool Has(string code) => All.Any(one => one.Code == code);

    /// <exception cref="Refused">requirement-unknown</exception>
    internal static void Require(string code)
    {
        if (!Has(code))
        {
            throw new Refused("requirement-unknown", $"There is no requirement '{code}'. The requirements are "
                + $"{string.Join(", ", All.Select(one => $"{one.Code} ({one.Words})"))}.");
        }
    }
}

/// <summary>What the commission can find on a requirement.</summary>
public static class Findings
{
    public const string Met = "met";
    public const string NotMet = "not-met";
    public const string CannotTell = "cannot-tell";
    public static readonly IReadOnlyList<string> All = [Met, NotMet, CannotTell];
}

/// <summary>What the commission found on a requirement.</summary>
public sealed record Finding(string Party, string Found, string Words, long At);

/// <summary>What speaks for or against a requirement.</summary>
/// <param name="Party">Who brings it; empty for what the map measured.</param>
/// <param name="Measured">In <paramref name="Unit"/>; null for words and files.</param>
/// <param name="FileHash">SHA-256 of a file that stays with whoever has it, in hexadecimal.</param>
public sealed record Evidence(
    string Party, string Words, string? FileName, string? FileHash, double? Measured, string? Unit, long At);

/// <summary>A line of a zone's checklist.</summary>
public sealed record Requirement(string Code, IReadOnlyList<Evidence> Evidence, IReadOnlyList<Finding> Findings)
{
    /// <summary>The last finding; null before any.</summary>
    public Finding? Last => Findings is [.., var last] ? last : null;

    /// <summary>When the five days end within which what was found not met is to be put right (art. 9), in milliseconds
    /// since 1970; null where nothing is found not met. That nobody can tell remedies nothing.</summary>
    public long? DueMs => Findings.Where(one => one.Found != Zones.Findings.CannotTell).Reverse()
        .TakeWhile(one => one.Found == Zones.Findings.NotMet).LastOrDefault() is { } first
        ? first.At + Limits.RemedyMs : null;

    internal bool IsFound => Findings.Count > 0;

    internal bool WasMet => Findings.Any(one => one.Found == Zones.Findings.Met);

    internal static IReadOnlyList<Requirement> From(IReadOnlyList<ZoneStep> steps) =>
        [.. Requirements.All.Select(one =>
        {
            var about = steps.Where(step => step.Subject == one.Code).ToList();
            return new Requirement(
                one.Code,
                [.. about.Where(step => step.Step is ZoneSteps.Evidence or ZoneSteps.Measured).Select(step =>
                {
                    var more = step.Detail<EvidenceDetail>();
                    return new Evidence(step.Party, step.Words ?? "", more?.FileName, more?.FileHash, more?.Value,
                        more?.Unit, step.At);
                })],
                [.. about.Where(step => step.Step == ZoneSteps.Found && Zones.Findings.All.Contains(step.Answer))
                    .Select(step => new Finding(step.Party, step.Answer!, step.Words ?? "", step.At))]);
        })];
}

/// <summary>What a step about evidence holds beside its words.</summary>
internal sealed record EvidenceDetail(string? FileName, string? FileHash, double? Value, string? Unit);
