using System.Globalization;
using Aman.Access;
using Aman.Aid;
using Aman.People;
using Aman.Shelter;
using Aman.Talks;
using Aman.Zones;
using Condition = Aman.Zones.Condition;
using static Aman.App.Scenarios.Offices;

namespace Aman.App.Scenarios;

/// <summary>Points 1 to 4: a zone is proposed, clarified, answered with conditions, opened, and people live in
/// it.</summary>
internal static class ZoneSteps2017
{
    public const string Question = "what-for";
    private const long Capacity = 20_000;
    private const string Outline =
        """{"type":"Polygon","coordinates":[[[36.07,32.8],[36.15,32.8],[36.15,32.86],[36.07,32.86],[36.07,32.8]]]}""";
    private const string Programme = "arrival-kit", Cycle = "first", KitchenSet = "KRELCOOSETA",
        Blanket = "HSHEBLANWMT1";

    public static ZoneLife Life(Stage stage) => stage.Read(tables => ZoneLife.Of(tables, Plain));

    public static PartyAnswer? Answer(Stage stage, string party) =>
        Life(stage).Answers.FirstOrDefault(one => one.Party == party);

    public static AnswerProposal Accepts(string party, string office, string words) =>
        new(Plain, party, Answers.Accepts, words, [], office);

    public static RegisterHousehold Registration(Stage stage, int index)
    {
        var family = StatementOf2017.Family(stage, index);
        return new(Plain, family.Id, family.OriginAdmin1, stage.Today, family.Persons);
    }

    public static IEnumerable<Step> Proposed()
    {
        yield return Step.Taken(1, "propose",
            "The United States proposes a zone in the south of Syria, for people who lost their homes.",
            stage => stage.Do(Proposer, new ProposeZone(Plain, "Dar'a Plain", "سهل درعا", Outline, Capacity,
                "People in Syria who lost their homes", stage.Today, null, stage.Today.AddMonths(6), Syria, Unhcr)),
            ("it is proposed", stage => Life(stage).State == ZoneState.Proposed),
            ("its outline lies in the governorate Dar'a", stage => stage.Read(tables =>
                ZoneList.Find(tables, Plain) is { } zone
                && tables.One<string>($"select outline from places where id = {Governorate}") is { } around
                && Zones.Outline.Read(around).Covers(Zones.Outline.Read(zone.Outline)))),
            ("it has room for 20,000", stage => Found(stage)?.Capacity == Capacity),
            ("it is reviewed in six months", stage =>
                Found(stage)?.ReviewDay == stage.Today.AddMonths(6).ToString("O", CultureInfo.InvariantCulture)));
        yield return Step.Taken(1, "notify", "All parties concerned are notified, and the proposer's hand leaves it.",
            async stage =>
            {
                await stage.Do(Proposer, new NotifyParties(Plain, Concerned));
                await stage.Do(Roles.Terminal, new WithdrawRole(Proposer.Actor, "zone-coordinator", Usa, Plain));
            },
            ("it is notified", stage => Life(stage).State == ZoneState.Notified),
            ("six parties are asked, and have not answered", stage => Life(stage).Answers is { Count: 6 } all
                && all.All(one => one.Answer is null && Concerned.Contains(one.Party))),
            ("each finds a notice that awaits its answer", stage => Concerned.All(party => stage.Read(tables =>
                Notices.Of(tables, Of(party), stage.NowMs).Any(notice => notice.Awaits)))));
    }

    public static IEnumerable<Step> Clarified()
    {
        const string Contact = "two-ministers";
        yield return Step.Taken(2, "contact", "Russia and the United States speak about it, and that is on record.",
            stage => stage.Do(Of(Russia), new RecordContact(Contact, ContactForms.Call, stage.Today,
                "What the zone is meant for", "الغاية من المنطقة", null,
                [new(Russia, "Minister of Foreign Affairs"), new(Usa, "Secretary of State")], [])),
            ("a call between the two is recorded", stage => stage.Read(tables => ContactList.Find(tables, Contact))
                is { Form: ContactForms.Call } call
                && call.Seats.Select(seat => seat.Party.Id).Order().SequenceEqual([Russia, Usa])));
        yield return Step.Taken(2, "ask", "Russia asks the United States what the zone is meant for.",
            stage => stage.Do(Of(Russia), new AskClarification(Plain, Question, Russia,
                "Is it a place where people who lost their homes are safe for a while and get aid?", Usa)),
            ("the question is open, from Russia to the United States", stage => Life(stage).Clarifications
                is [{ Id: Question, Asker: Russia, To: Usa, IsOpen: true }]));
        yield return Step.Refused(2, "answer-too-early", "Russia's own answer has to wait for that.",
            "clarification-open", [Question], stage => stage.Do(Of(Russia), Russian()));
        yield return Step.Taken(2, "another-answers", "Nobody else has to wait: Türkiye answers.",
            stage => stage.Do(Of(Turkey), Accepts(Turkey, "Minister of Foreign Affairs",
                "We agree; those who are safe there need not flee further.")),
            ("Türkiye consents", stage => Answer(stage, Turkey)?.Consents == true),
            ("Russia's question is still open", stage =>
                Answer(stage, Russia)?.OpenClarifications.Contains(Question) == true),
            ("no other party waits for it", stage => Life(stage).Answers.All(one =>
                one.Party == Russia || one.OpenClarifications.Count == 0)));
        yield return Step.Refused(2, "not-asked", "UNHCR cannot answer what the United States was asked.",
            "clarification-not-yours", [Usa],
            stage => stage.Do(Of(Unhcr), new AnswerClarification(Plain, Question, Unhcr, "Yes, it is.")));
        yield return Step.Taken(2, "explain", "The United States answers, and the question is closed.",
            stage => stage.Do(Of(Usa), new AnswerClarification(Plain, Question, Usa,
                "Yes: shelter and aid for a while, run by international organisations, and nobody must stay.")),
            ("it was answered by the United States", stage => Life(stage).Clarifications
                is [{ IsOpen: false, AnsweredBy: Usa }]),
            ("Russia is free to answer", stage => Answer(stage, Russia)?.OpenClarifications.Count == 0));
    }

    public static IEnumerable<Step> Conditions()
    {
        yield return Step.Taken(3, "accepts-if",
            "Russia accepts if UNHCR coordinates, a further international organisation takes part, and the host "
            + "authority consents.",
            stage => stage.Do(Of(Russia), Russian()),
            ("the answer is signed by Russia's own user", stage => Answer(stage, Russia) is
                { Answer: Answers.AcceptsIf, Signed: true }),
            ("three conditions are tracked, none is met", stage => Met(stage) is "host- organisation- unhcr-"),
            ("so it does not count as consent", stage =>
                Answer(stage, Russia) is { Answer: not null, Consents: false }));
        yield return Step.Taken(3, "proposer-consents", "The United States accepts what it proposed.",
            stage => stage.Do(Of(Usa), Accepts(Usa, "Secretary of State", "We stand by what we proposed.")),
            ("the United States consents", stage => Answer(stage, Usa)?.Consents == true));
        yield return Step.Taken(3, "unhcr-consents", "UNHCR agrees to coordinate.",
            stage => stage.Do(Of(Unhcr), Accepts(Unhcr, "Representative",
                "We will coordinate protection, registration and shelter.")),
            ("Russia's condition is met by that alone", stage => Met(stage) is "host- organisation- unhcr+"),
            ("UNHCR coordinates the zone", stage => Answer(stage, Unhcr)?.Consents == true
                && Found(stage)?.Coordinates.Id == Unhcr));
        yield return Step.Taken(3, "organisation-consents", "The IFRC takes part.",
            stage => stage.Do(Of(Ifrc), Accepts(Ifrc, "Head of Delegation", "We bring relief items and health care.")),
            ("Russia's condition is met by that alone", stage => Met(stage) is "host- organisation+ unhcr+"));
    }

    public static IEnumerable<Step> Consent()
    {
        string[] missing =
        [
            $"the consent of {Called(Syria)}, which has not answered",
            $"the consent of {Called(Russia)}, which waits for its condition host",
        ];
        yield return Step.Refused(4, "open-too-early", "Without the host authority the zone is not opened.",
            "zone-state", missing, stage => stage.Do(Coordinator, new OpenZone(Plain)));
        yield return Step.Refused(4, "register-too-early", "Nobody is registered in a zone that is not open.",
            "zone-not-open", missing, stage => stage.Do(Registrar, Registration(stage, 0)));
        yield return Step.Refused(4, "not-for-another", "Russia cannot consent for the host authority.",
            "party-not-yours", [Syria], stage => stage.Do(Of(Russia), HostConsent()));
        yield return Step.Taken(4, "host-consents", "The host authority consents.",
            stage => stage.Do(Of(Syria), HostConsent()),
            ("all conditions of Russia are met", stage => Met(stage) is "host+ organisation+ unhcr+"),
            ("Russia's answer counts as consent", stage => Answer(stage, Russia)?.Consents == true),
            ("nothing is missing", stage => Life(stage) is { State: ZoneState.Recognised, Missing.Count: 0 }));
        yield return Step.Taken(4, "open", "The zone is opened.",
            stage => stage.Do(Coordinator, new OpenZone(Plain)),
            ("it is open", stage => Life(stage).State == ZoneState.Open));
    }

    public static IEnumerable<Step> People()
    {
        yield return Step.Taken(4, "register", "Twelve families come and are registered, every name sealed.",
            async stage =>
            {
                foreach (var index in Enumerable.Range(0, StatementOf2017.Households))
                {
                    await stage.Do(Registrar, Registration(stage, index));
                }
            },
            ("all their persons are on record", stage => People(stage) == stage.Read(tables => tables.One<long>($"""
                select count(*) from people p join households h on h.id = p.household where h.zone = {Plain}
                """))));
        yield return Step.Taken(4, "shelter", "Each family gets a plot of its own.", House,
            ("all are here, and none is without shelter", stage =>
                stage.Read(tables => Presence.Of(tables, Plain)) is { WithoutShelter: 0 } here
                && here.Households == StatementOf2017.Households && here.People == People(stage)));
        yield return Step.Taken(4, "aid", "The IFRC's gift comes to the site and each family is given its share.", Aid,
            ("each family holds its share", stage => Holdings(stage)
                is [{ Item: Blanket } blankets, { Item: KitchenSet, Households: StatementOf2017.Households }]
                && blankets.Households == People(stage)),
            ("the ledger sums to zero, item by item", stage =>
                Holdings(stage) is { Count: 2 } all && all.All(one => one is { Sum: 0, Donors: < 0 })));
    }

    private static AnswerProposal Russian() => new(Plain, Russia, Answers.AcceptsIf,
        "If that is what it is for, it can be thought about, together with those who do such work.",
        [
            new("unhcr", "UNHCR coordinates it", PartyKinds.Unhcr),
            new("organisation", "A further international organisation takes part",
                PartyKinds.InternationalOrganisation),
            new("host", "The host authority consents", PartyKinds.HostAuthority),
        ],
        "Minister of Foreign Affairs");

    public static AnswerProposal HostConsent() => Accepts(Syria, "Minister of Foreign Affairs",
        "We agree, and whoever wants to leave may leave.");

    private static Zone? Found(Stage stage) => stage.Read(tables => ZoneList.Find(tables, Plain));

    // Russia's conditions with + for met.
    private static string Met(Stage stage) => string.Join(' ', (Answer(stage, Russia)?.Conditions ?? [])
        .OrderBy(one => one.Id, StringComparer.Ordinal).Select(one => one.Id + (one.Met ? '+' : '-')));

    private static long People(Stage stage) => Enumerable.Range(0, StatementOf2017.Households)
        .Sum(index => StatementOf2017.Family(stage, index).Persons.Count);

    private static IReadOnlyList<LedgerBalance> Holdings(Stage stage) => stage.Read(LedgerBalance.Of);

    private static async Task House(Stage stage)
    {
        foreach (var index in Enumerable.Range(0, StatementOf2017.Households))
        {
            var family = StatementOf2017.Family(stage, index);
            await stage.Do(Registrar, new RecordArrival(Plain, family.Id, family.Persons.Count, family.OriginAdmin1));
            await stage.Do(Site, new AssignShelter(Plain, family.Id, $"{Plain}/D1-B1-H{index + 1}"));
        }
    }

    private static async Task Aid(Stage stage)
    {
        Item Piece(string code, string name) =>
            new(code, name, null, null, null, null, null, true, "piece", "the catalogue of the IFRC and ICRC");
        await stage.Do(Roles.Terminal, new RecordItems(
            [], [Piece(Blanket, "Blanket, woven"), Piece(KitchenSet, "Kitchen set, family of five")]));
        await stage.Do(Site, new MakeTransfer(Plain, Holder.Donor(Ifrc), Holder.Site(Plain),
            [new(Blanket, 200), new(KitchenSet, 40)], "GC-2017"));
        await stage.Do(Site, new SetProgramme(Plain, Programme, "Arrival kit", "حقيبة الوصول",
            [new(Blanket, 1, "person"), new(KitchenSet, 1, "household")], Cycle, ProgrammeModes.Strict));
        await stage.Do(Site, new IssueEntitlements(Plain, Programme, Cycle));
        foreach (var index in Enumerable.Range(0, StatementOf2017.Households))
        {
            await stage.Do(Counter, new CollectAid(
                Plain, StatementOf2017.Family(stage, index).Id, Programme, Cycle));
        }
    }
}
