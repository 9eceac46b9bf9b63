using Aman.Zones;

namespace Aman.App.Scenarios;

/// <summary>Who acts in the statement of 2017: offices of parties, never persons. Each party has a user of its own, who
/// speaks for it and for nobody else.</summary>
internal static class Offices
{
    public const string Plain = "daraa-plain", Governorate = "SY12";
    public const string Usa = "united-states", Russia = "russia", Syria = "syria", Unhcr = "unhcr", Ifrc = "ifrc",
        Turkey = "turkey", Iraq = "iraq", Eritrea = "eritrea", Opposition = "opposition", Un = "united-nations";

    public static readonly IReadOnlyList<RecordParty> Parties =
    [
        new(Usa, "United States", "الولايات المتحدة", PartyKinds.Other),
        new(Russia, "Russia", "روسيا", PartyKinds.Other),
        new(Syria, "Syria, the host authority", "سوريا، السلطة المضيفة", PartyKinds.HostAuthority),
        new(Unhcr, "UNHCR", "المفوضية السامية للأمم المتحدة لشؤون اللاجئين", PartyKinds.Unhcr),
        new(Ifrc, "IFRC", "الاتحاد الدولي لجمعيات الصليب الأحمر والهلال الأحمر",
            PartyKinds.InternationalOrganisation),
        new(Turkey, "Türkiye", "تركيا", PartyKinds.Other),
        new(Iraq, "Iraq", "العراق", PartyKinds.Other),
        new(Eritrea, "Eritrea", "إريتريا", PartyKinds.Other),
        new(Opposition, "Opposition groups", "مجموعات المعارضة", PartyKinds.Other),
        new(Un, "United Nations, mediator", "الأمم المتحدة، الوسيط", PartyKinds.InternationalOrganisation),
    ];

    /// <summary>Who is notified of the zone, and must consent to it.</summary>
    public static readonly IReadOnlyList<string> Concerned = [Usa, Russia, Syria, Unhcr, Ifrc, Turkey];

    /// <summary>Enters the proposal for the United States, and has no role any more once it is made.</summary>
    public static Caller Proposer { get; } = new("proposer");

    /// <summary>Runs the zone for UNHCR.</summary>
    public static Caller Coordinator { get; } = new("coordinator");

    public static Caller Registrar { get; } = new("gate-registrar");

    public static Caller Site { get; } = new("site-manager");

    public static Caller Counter { get; } = new("distribution-worker");

    /// <summary>A party as refusals name it.</summary>
    public static string Called(string party) => $"{Parties.First(one => one.Id == party).Name} ({party})";

    /// <summary>The user who speaks for a party.</summary>
    public static Caller Of(string party) => new($"office-of-{party}");
}
