using Aman.Talks;
using Aman.Zones;
using static Aman.App.Scenarios.Offices;
using static Aman.App.Scenarios.ZoneSteps2017;

namespace Aman.App.Scenarios;

/// <summary>Point 10: what is said jointly is agreed word by word and published; and consent can be neither altered nor
/// held on to.</summary>
internal static class StatementSteps2017
{
    private const string Press = TalksSteps2017.Press, Contacts = Processes.Contacts,
        Office = "Ministry's press office";
    private static readonly string[] Both = [Russia, Eritrea];

    public static IEnumerable<Step> Agreed()
    {
        yield return Step.Taken(10, "draft", "Russia writes a joint statement in two languages, and Eritrea agrees.",
            async stage =>
            {
                await stage.Do(Of(Russia), new DraftStatement(Contacts, Press, null, Both, Texts[..2], null));
                await Agree(stage, Eritrea);
            },
            ("one version, agreed by Eritrea alone", stage => Find(stage) is { Versions: [{ IsAgreed: false } one] }
                && one.Parties.Single(seat => seat.Agreed).Party.Id == Eritrea));
        yield return Step.Taken(10, "second-draft", "Eritrea adds Turkish and Arabic.",
            stage => stage.Do(Of(Eritrea), new DraftStatement(Contacts, Press, Latest(stage)?.Hash, Both, Texts,
                "For readers in the region")),
            ("two versions, and what was agreed to the first does not count for the second", stage => Find(stage)
                is { Versions: [{ Number: 2, Texts.Count: 4 } two, { Number: 1 }] }
                && two.Parties.All(seat => !seat.Agreed)));
        yield return Step.Refused(10, "publish-too-early", "What is not agreed is not published.",
            "version-not-agreed", [Russia, Eritrea], stage => Publish(stage));
        yield return Step.Taken(10, "publish", "Both agree, and it is published.",
            async stage =>
            {
                await Agree(stage, Russia);
                await Agree(stage, Eritrea);
                await Publish(stage);
            },
            ("by its link anybody reads it in Arabic, English, Russian and Turkish", stage => Published(stage) is
                { IsAgreed: true } read
                && read.Texts.Select(text => text.Language).SequenceEqual(["ar", "en", "ru", "tr"])),
            ("every word as it was written", stage =>
                Published(stage)?.Texts.ToHashSet().SetEquals(Texts) == true));
        yield return Step.Taken(10, "agree-no-more", "Eritrea takes its agreement back.",
            stage => stage.Do(Of(Eritrea), new TakeBackAgreement(
                Contacts, Press, Latest(stage)?.Hash ?? "", Eritrea, "One word has to be weighed again")),
            ("the link opens nothing any more", stage => Find(stage)?.Links.Count == 1 && Published(stage) is null));
        yield return Step.Taken(10, "agree-again", "Eritrea agrees again.",
            stage => Agree(stage, Eritrea),
            ("the link opens again", stage => Published(stage) is { Number: 2 }));
    }

    public static IEnumerable<Step> Withdrawn()
    {
        yield return Step.Taken(10, "alter", "One word of the host authority's consent is altered in the database.",
            stage =>
            {
                Alter(stage);
                return Task.CompletedTask;
            },
            ("the check of signatures finds that one statement", stage => stage.Faults is [{ Scope: Plain }]),
            ("undone again, the whole journal verifies", stage => stage.Node.Verify().Faults.Count == 0));
        yield return Step.Taken(10, "withdraw", "The host authority withdraws its consent.",
            stage => stage.Do(Of(Syria), new WithdrawAnswer(
                Plain, Syria, "The roads to it have to be looked at again")),
            ("the zone is suspended by that alone", stage => Life(stage).State == ZoneState.Suspended),
            ("its consent and Russia's condition are what is missing", stage => Life(stage) is { Opened: true } life
                && life.Missing.Select(one => one.Party).Order(StringComparer.Ordinal).SequenceEqual([Russia, Syria])),
            ("aid goes on", stage => Life(stage) is { State: ZoneState.Suspended, AidGoesOn: true }));
        yield return Step.Refused(10, "register-suspended", "Nobody more is registered meanwhile.", "zone-not-open",
            [$"the consent of {Called(Syria)}, which withdrew its answer"],
            stage => stage.Do(Registrar, Registration(stage, StatementOf2017.Households)));
        yield return Step.Taken(10, "consent-again", "The host authority consents again.",
            stage => stage.Do(Of(Syria), HostConsent()),
            ("the zone is open again", stage => Life(stage).State == ZoneState.Open),
            ("the whole journal verifies, every statement signed by its party's own user", stage =>
                stage.Node.Verify().Faults.Count == 0 && Life(stage).Answers.All(one => one is
                    { Signed: true, Consents: true })));
    }

    private static readonly StatementText[] Texts =
    [
        new("en", "Joint statement",
            "Safe zones can be thought about where people who lost their homes are safe for a while and get aid.\n"
            + "They are made together with UNHCR and others who do such work, and with the government's consent."),
        new("ru", "Совместное заявление",
            "О безопасных зонах можно думать там, где потерявшие дом люди на время в безопасности и получают помощь.\n"
            + "Их создают вместе с УВКБ ООН и другими, кто этим занимается, и с согласия правительства."),
        new("tr", "Ortak açıklama",
            "Evini yitirenlerin bir süre güvende olup yardım aldığı güvenli bölgeler düşünülebilir.\n"
            + "Bunlar BMMYK ve bu işi yapan diğerleriyle birlikte ve hükümetin onayıyla kurulur."),
        new("ar", "بيان مشترك",
            "يمكن التفكير في مناطق آمنة يأمن فيها من فقدوا بيوتهم إلى حين ويتلقون المساعدة.\n"
            + "وتُقام بالتعاون مع المفوضية السامية لشؤون اللاجئين وسائر العاملين في هذا المجال، وبموافقة الحكومة."),
    ];

    private static Talks.Statement? Find(Stage stage) =>
        stage.Read(tables => StatementList.Find(tables, Contacts, Press));

    private static StatementVersion? Latest(Stage stage) => Find(stage)?.Versions[0];

    private static StatementVersion? Published(Stage stage) => stage.Read(tables =>
        StatementList.Find(tables, Contacts, Press)?.Links is [var link]
            ? StatementList.Published(tables, link.Token) : null);

    private static Task<Recorded> Agree(Stage stage, string party) => stage.Do(Of(party), new AgreeToStatement(
        Contacts, Press, Latest(stage)?.Hash ?? "", party, Office));

    private static Task<Recorded> Publish(Stage stage) =>
        stage.Do(Of(Russia), new PublishStatement(Contacts, Press, Latest(stage)?.Hash ?? ""));

    // What somebody with the database's password could do, in a transaction that is never committed.
    private static void Alter(Stage stage)
    {
        try
        {
            stage.Node.Database.Transact<int>(tables =>
            {
                tables.Execute($"""
                    update entries set body = replace(body, 'We agree, and', 'We do not agree, and')
                    where scope = {Plain} and actor = {Of(Syria).Actor}
                    """);
                stage.Faults = StatementCheck.Faults(tables);
                throw new OperationCanceledException();
            });
        }
        catch (OperationCanceledException)
        {
            // Nothing of it stays.
        }
    }
}
