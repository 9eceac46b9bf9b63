using Aman.Zones;

namespace Aman.App.Demo;

/// <summary>The parties of the demo and what they say. Offices, not persons; nobody ever said
/// these sentences.</summary>
internal static class Cast
{
    public const string Zone = "zaatari";
    public const string Host = "host-authority";
    public const string Unhcr = "unhcr";
    public const string RedCross = "ifrc";
    public const string Proposer = "proposing-state";
    public const string Neighbour = "neighbouring-state";

    public static readonly IReadOnlyList<RecordParty> Parties =
    [
        new(Host, "Host authority", "السلطة المضيفة", PartyKinds.HostAuthority),
        new(Unhcr, "UNHCR", "المفوضية السامية للأمم المتحدة لشؤون اللاجئين", PartyKinds.Unhcr),
        new(RedCross, "IFRC", "الاتحاد الدولي لجمعيات الصليب الأحمر والهلال الأحمر",
            PartyKinds.InternationalOrganisation),
        new(Proposer, "Proposing state", "الدولة المقترِحة", PartyKinds.Other),
        new(Neighbour, "Neighbouring state", "الدولة المجاورة", PartyKinds.Other),
    ];

    public const string Question =
        "Is this a place for people who lost their homes, for a while, and who coordinates it?";

    public const string Explanation =
        "Yes: shelter and aid for a while, coordinated by UNHCR with the IFRC, in agreement with the host authority.";

    /// <summary>Everybody's answer, in the order in which they come.</summary>
    public static readonly IReadOnlyList<AnswerProposal> Answers =
    [
        new(Zone, Proposer, Zones.Answers.Accepts, "We proposed it and we stand by it.", [],
            "Minister of Foreign Affairs"),
        new(Zone, Unhcr, Zones.Answers.Accepts, "We will coordinate protection, registration and shelter.", [],
            "Representative"),
        new(Zone, RedCross, Zones.Answers.Accepts, "We take part, with relief items and health.", [],
            "Head of Delegation"),
        new(Zone, Neighbour, Zones.Answers.AcceptsIf, "It can be thought about, as it was explained.",
            [
                new("unhcr", "UNHCR coordinates it", PartyKinds.Unhcr),
                new("organisation", "A further international organisation takes part",
                    PartyKinds.InternationalOrganisation),
                new("host", "The host authority agrees", PartyKinds.HostAuthority),
            ],
            "Minister of Foreign Affairs"),
        new(Zone, Host, Zones.Answers.Accepts, "We agree, and people may leave whenever they want.", [],
            "Minister of the Interior"),
    ];

    /// <summary>What the commission finds before the zone opens.</summary>
    public static readonly IReadOnlyList<(string Code, string Words)> Findings =
    [
        (Requirements.SmallPart, "It is a small part of the governorate."),
        (Requirements.ThinlyPopulated, "Nobody lives there yet, and there is room for all who are expected."),
        (Requirements.FarFromObjectives, "No military objective is near."),
        ("4d", "The front is far, and no road to it leads through the zone."),
        ("5a", "Its roads are used by civil traffic only."),
        ("5b", "Nobody bears arms in it."),
    ];
}
