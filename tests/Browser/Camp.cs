using Aman.Access;
using Aman.Aid;
using Aman.App.Demo;
using Aman.People;
using Aman.Places;
using Aman.Shelter;
using Aman.Standards;
using Aman.Talks;
using Aman.Zones;

namespace Aman.Tests.Browser;

/// <summary>A camp to look at: the real places of Zaatari, an open zone with invented families, and a second zone
/// still asked about.</summary>
public static class Camp
{
    public const string Zone = "zaatari";
    public const string Waiting = "second-zone";
    private const ulong Seed = 7;
    private const int Families = 900;
    private const int PlotsFilledOfTen = 9;

    private static readonly DateOnly Today = new(2026, 3, 1);

    private static readonly (string Id, string Name, string Arabic, string Kind)[] Parties =
    [
        ("host", "Host authority", "السلطة المضيفة", PartyKinds.HostAuthority),
        ("unhcr", "UNHCR", "المفوضية السامية للأمم المتحدة لشؤون اللاجئين", PartyKinds.Unhcr),
        ("organisation", "A further international organisation", "منظمة دولية أخرى",
            PartyKinds.InternationalOrganisation),
        ("party-one", "First party", "الطرف الأول", PartyKinds.Other),
        ("party-two", "Second party", "الطرف الثاني", PartyKinds.Other),
    ];

    /// <summary>A zone that its parties opened, with nobody in it.</summary>
    public static async Task Open(Node node)
    {
        foreach (var (id, name, arabic, kind) in Parties)
        {
            await Do(node, new RecordParty(id, name, arabic, kind));
            await Do(node, new GrantRole($"liaison-of-{id}", "liaison", id, Entry.World));
        }
        await Propose(node, Zone, "Zaatari", "الزعتري");
        await Do(node, new AskClarification(
            Zone, "roads", "party-one", "Will the roads of the zone be kept free of military movement?"));
        await Do(node, new AnswerClarification(
            Zone, "roads", "unhcr", "Yes. The commission has free access and reports each week."));
        foreach (var (id, _, _, _) in Parties)
        {
            var (answer, conditions) = id == "party-two"
                ? (Answers.AcceptsIf,
                    new Aman.Zones.Condition[] { new("unhcr", "UNHCR coordinates", PartyKinds.Unhcr) })
                : (Answers.Accepts, []);
            await Do(node, new AnswerProposal(
                Zone, id, answer, "We agree to this zone.", conditions, "Head of mission"), $"liaison-of-{id}");
        }
        await Do(node, new OpenZone(Zone));
    }

    public static async Task<IReadOnlyList<string>> Build(Node node)
    {
        await Import(node);
        await Open(node);
        await Propose(node, Waiting, "Second zone", "المنطقة الثانية");
        await Do(node, new AskClarification(
            Waiting, "until", "party-one", "Who decides whether the zone goes on after its review?"));
        await Do(node, new AnswerProposal(
            Waiting, "unhcr", Answers.Accepts, "We agree to coordinate.", [], "Representative"), "liaison-of-unhcr");
        await new Negotiation(node, Today, new("host", "party-one", "party-two", "unhcr")).Tell();
        await Crowd(node);
        await Control(node);
        return await Fill(node);
    }

    /// <summary>A point with 50 parties and 200 options, as large as one ever is.</summary>
    private static async Task Crowd(Node node)
    {
        string[] parties = [.. Enumerable.Range(1, 50).Select(at => $"state-{at:d2}")];
        foreach (var party in parties)
        {
            await Do(node, new RecordParty(party, $"State {party[^2..]}", $"الدولة {party[^2..]}", PartyKinds.Other));
        }
        await Do(node, new BeginProcess("conference", "Conference", "المؤتمر", "A question with many answers"));
        await Do(node, new AdmitParties("conference", parties));
        await Do(node, new OpenRound("conference", "r1", "Round", "جولة", Today));
        await Do(node, new PutPoint("conference", "crowded", "r1", "A crowded point", "بند مزدحم",
            [.. Enumerable.Range(1, 200).Select(at => new Option($"o{at}", $"Option {at}", $"الخيار {at}"))]));
        var random = new Random(7);
        var positions = parties.SelectMany(party => Enumerable.Range(1, 200).Select(at =>
        {
            var drawn = random.Next(100);
            var stance = drawn < 2 ? Stances.Objects : drawn < 25 ? Stances.Prefers : drawn < 35 ? Stances.AcceptsIf
                : drawn < 90 ? Stances.Accepts : null;
            return stance is null ? null : new TakePosition("conference", "crowded", $"o{at}", party, stance,
                stance == Stances.AcceptsIf ? [$"Condition {random.Next(5)}"] : [],
                stance == Stances.Objects ? $"Reason {random.Next(3)}" : null, null, null);
        })).OfType<TakePosition>();
        foreach (var some in positions.Chunk(250))
        {
            await Task.WhenAll(some.Select(position => Do(node, position)));
        }
    }

    // A commission, evidence, a measurement, a finding that began its five days, and a condition that is still claimed.
    private static async Task Control(Node node)
    {
        await Do(node, new AnswerProposal(Waiting, "party-two", Answers.AcceptsIf, "It can be thought about.",
            [
                new("host", "The host authority agrees", PartyKinds.HostAuthority),
                new("roads", "The roads are free of military movement"),
            ],
            "Minister of Foreign Affairs"), "liaison-of-party-two");
        await Do(node, new ClaimConditionMet(
            Waiting, "party-two", "roads", "unhcr", "No convoy was seen for two weeks."));
        await Do(node, new AskClarification(
            Waiting, "commission", "organisation", "Who sits in the commission?", "unhcr"));
        await Do(node, new AnswerClarification(Waiting, "commission", "unhcr", "One member a party that wants one."));
        await Do(node, new AskClarification(
            Waiting, "access", "organisation", "And may it come at night?", null, "commission"));
        await Do(node, new NameObjective(
            Waiting, "o1", "Airfield", "military", """{"type":"Point","coordinates":[36.78,32.16]}"""));
        await Do(node, new MeasureRequirement(Waiting, Requirements.FarFromObjectives));
        await Do(node, new MeasureRequirement(Waiting, Requirements.ThinlyPopulated));
        await Do(node, new RecordEvidence(Waiting, "4d", "host", "No front is within a day's march.", "report.pdf",
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
        await Do(node, new NameMember(Waiting, "m1", "organisation", "Head of delegation"));
        await Do(node, new RecordVisit(Waiting, "organisation", "All blocks and both gates were seen.", true));
        await Do(node, new RecordFinding(
            Waiting, "4c", Findings.Met, "organisation", "The airfield is 40 km away."));
        await Do(node, new RecordFinding(
            Waiting, "5a", Findings.NotMet, "organisation", "Trucks of an army used the north road."));
    }

    public static async Task Do<T>(Node node, T command, string? user = null)
        where T : ICommand => await node.Journal.Record(
            command, user is null ? Roles.Terminal : new Caller(user), Guid.CreateVersion7());

    private static async Task HandOut(Node node, List<Family> families)
    {
        await Do(node, new RecordItems(
            [], [Kit("HSHEBLAN", "Blanket"), Kit("WSANHYGK", "Hygiene kit"), Kit("HCOOKITC", "Kitchen set")]));
        await Do(node, new MakeTransfer(Entry.World, Holder.Donor("unhcr"), Holder.Warehouse("amman"),
            [new("HSHEBLAN", 6_000), new("WSANHYGK", 700), new("HCOOKITC", 900)], "gift 1"));
        await Do(node, new MakeTransfer(Zone, Holder.Warehouse("amman"), Holder.Site(Zone),
            [new("HSHEBLAN", 6_000), new("WSANHYGK", 700), new("HCOOKITC", 900)], "waybill 1"));
        await Do(node, new SetProgramme(Zone, "winter", "Winter assistance", "مساعدات الشتاء",
            [new("HSHEBLAN", 1, "person"), new("WSANHYGK", 1, "household"), new("HCOOKITC", 1, "household")],
            "2026-03", ProgrammeModes.Strict));
        for (var batch = 0; batch < 1 + (Families / Aid.Limits.EntitlementBatch); batch++)
        {
            await Do(node, new IssueEntitlements(Zone, "winter", "2026-03"));
        }
        foreach (var some in families.Take(600).Chunk(100))
        {
            await Task.WhenAll(some.Select(family => Do(node, new CollectAid(Zone, family.Id, "winter", "2026-03"))));
        }
    }

    private static Item Kit(string code, string name) =>
        new(code, name, null, null, null, null, null, true, "piece", "tests");

    private static async Task Import(Node node)
    {
        foreach (var file in DemoData.Files.Where(file => file.Contains("zaatari", StringComparison.Ordinal)
            || file.Contains("governorates", StringComparison.Ordinal)))
        {
            foreach (var reading in OutsideFile.Read(() => File.OpenRead(file), file))
            {
                var places = reading.Implied.Values
                    .Concat(reading.Things.Select(one => one.Thing).OfType<Place>()).ToList();
                foreach (var some in places.Chunk(1_000))
                {
                    await Do(node, new RecordPlaces(some));
                }
            }
        }
    }

    private static async Task Propose(Node node, string zone, string name, string arabic)
    {
        const string Outline = """
            {"type":"Polygon","coordinates":[[[36.31,32.28],[36.35,32.28],[36.35,32.31],[36.31,32.31],[36.31,32.28]]]}
            """;
        await Do(node, new ProposeZone(zone, name, arabic, Outline, 80_000, "Families who lost their homes",
            new(2026, 1, 1), null, new(2026, 7, 1), "host", "unhcr"));
        await Do(node, new NotifyParties(zone, [.. Parties.Select(party => party.Id)]));
    }

    private static async Task<IReadOnlyList<string>> Fill(Node node)
    {
        var plots = node.Journal.Read(tables => tables.Query<string>($"""
            select id from places
            where kind = 'shelter' and parent in (select id from places where parent = 'zaatari/D1')
            order by id
            """));
        var families = global::Aman.App.Demo.Families.All(Seed, Today, Families).ToList();
        foreach (var some in families.Chunk(100))
        {
            await Task.WhenAll(some.Select(family =>
                Do(node, new RegisterHousehold(Zone, family.Id, family.OriginAdmin1, Today, family.Persons))));
            await Task.WhenAll(some.Select(family =>
                Do(node, new RecordArrival(Zone, family.Id, family.Persons.Count, family.OriginAdmin1))));
        }
        var housed = families.Where((_, at) => at % 10 < PlotsFilledOfTen).Zip(plots).ToList();
        foreach (var some in housed.Chunk(100))
        {
            await Task.WhenAll(some.Select(pair => Do(node, new AssignShelter(Zone, pair.First.Id, pair.Second))));
        }
        foreach (var family in families.TakeLast(5))
        {
            await Do(node, new DepartHousehold(Zone, family.Id, "SY12", true));
        }
        await HandOut(node, families);
        await CampSharing.Share(node);
        await Region.Tell(node, [.. families.Select(family => family.Id)]);
        return [.. families.Select(family => family.Id)];
    }
}
