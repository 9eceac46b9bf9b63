using Aman.Talks;
using static Aman.App.Scenarios.Offices;

namespace Aman.App.Scenarios;

/// <summary>Points 6 and 7: on what the two presidents' interests coincide, and how many delegations speak for the
/// opposition in Geneva.</summary>
internal static class TalksSteps2017
{
    public const string Call = "first-call", Press = "press-conference", Geneva = "geneva", Speaks = "who-speaks";
    private const string NamesGroups = "Each delegation names its groups";
    private const string OneVoice = "The groups do not speak with one voice";

    public static Matrix? Matrix(Stage stage, string process, string point) =>
        stage.Read(tables => Talks.Matrix.Of(tables, process, point));

    public static IEnumerable<Step> Called()
    {
        yield return Step.Taken(6, "call", "The two presidents speak for the first time, and that is on record.",
            stage => stage.Do(Of(Russia), new RecordContact(Call, ContactForms.Call, stage.Today,
                "First call of the two presidents", "أول اتصال بين الرئيسين", null,
                [new(Russia, "President"), new(Usa, "President")],
                [
                    new("aid", "Aid for people who lost their homes", "مساعدة من فقدوا بيوتهم"),
                    new("zones", "Safe zones in Syria", "المناطق الآمنة في سوريا"),
                    new("terrorism", "Fight against the terrorist organisation", "مكافحة التنظيم الإرهابي"),
                    new("trade", "Limits to trade", "قيود التجارة"),
                ])),
            ("four topics, the fight against the terrorist organisation not first", stage =>
                Matrix(stage, Processes.Contacts, Call) is { Options: [{ Id: not "terrorism" }, _, _, _] }));
        yield return Step.Refused(6, "not-for-the-other", "Neither side speaks for the other.", "party-not-yours",
            [Russia], stage => Say(stage, Processes.Contacts, Call, "terrorism", Usa, Russia, Stances.Prefers));
        yield return Step.Taken(6, "topics", "Each side says where it stands on each topic.", Topics,
            ("common ground, ranked: the fight against the terrorist organisation first, then zones, then aid",
                stage => Shared(stage, Processes.Contacts, Call) is "terrorism zones aid"),
            ("trade is not common ground, as Russia objects", stage => Matrix(stage, Processes.Contacts, Call)?.Ground
                .All.FirstOrDefault(one => one.Option == "trade") is { Objects: 1, Level: GroundLevel.None }));
        yield return Step.Taken(6, "readout", "They agree on what is said of the call.", Readout,
            ("the readout stands in three languages", stage => Latest(stage)?.Texts.Count == 3),
            ("both have agreed to its every word", stage => Latest(stage) is { IsAgreed: true, Parties.Count: 2 }));
    }

    public static IEnumerable<Step> WhoSpeaks()
    {
        yield return Step.Taken(7, "press", "A joint press conference of Russia and Eritrea is on record.",
            stage => stage.Do(Of(Russia), new RecordContact(Press, ContactForms.PressConference, stage.Today,
                "Joint press conference", "مؤتمر صحفي مشترك", "Moscow",
                [new(Russia, "Minister of Foreign Affairs"), new(Eritrea, "Minister of Foreign Affairs")], [])),
            ("it is recorded, with the offices that spoke", stage => stage.Read(tables => ContactList.Find(
                tables, Press)) is { Form: ContactForms.PressConference, Seats.Count: 2 }));
        yield return Step.Taken(7, "geneva", "The mediator begins the talks in Geneva, with a question on the table.",
            Begin,
            ("five parties are seated, and nobody has spoken", stage => Matrix(stage, Geneva, Speaks) is
                { Parties.Count: 5, Options.Count: 3, Positions.Count: 0, Ground.Shared.Count: 0 }));
        yield return Step.Taken(7, "prefers-one", "Russia prefers one delegation of the opposition, accepts several.",
            async stage =>
            {
                await Say(stage, Geneva, Speaks, "one", Russia, Russia, Stances.Prefers, "One partner to talk with");
                await Say(stage, Geneva, Speaks, "several", Russia, Russia, Stances.Accepts, "There is no harm in it");
            },
            ("so it stands, said at the press conference", stage => Stance(stage, "one", Russia) is Stances.Prefers
                && Stance(stage, "several", Russia) is Stances.Accepts
                && Matrix(stage, Geneva, Speaks)?.Positions.All(one => one.Contact == Press) == true),
            ("one delegation comes first as long as Russia alone has spoken", stage =>
                Shared(stage, Geneva, Speaks) is "one several"));
        yield return Step.Taken(7, "objects-to-one", "The opposition objects to one and prefers several; others speak.",
            Others,
            ("common ground is several, and nothing else", stage => Shared(stage, Geneva, Speaks) is "several"),
            ("with one condition still open", stage => Matrix(stage, Geneva, Speaks)?.Ground.Shared
                is [{ Level: GroundLevel.Conditional, OpenConditions: [NamesGroups] }]),
            ("the opposition's objection lifted would open one", stage => Levers(stage).Any(one =>
                one is { Objection: OneVoice, Parties: [Opposition], Opens: ["one"] })),
            ("Syria's condition met would settle several", stage => Levers(stage).Any(one =>
                one is { Condition: NamesGroups, Parties: [Syria], Opens: ["several"] })),
            ("no single change would open what two object to", stage => Levers(stage) is { Count: > 0 } all
                && !all.Any(one => one.Opens.Contains("inside"))));
        yield return Step.Taken(7, "condition-met", "Syria says that its condition is met.",
            stage => stage.Do(Of(Syria), new MarkCondition(
                Geneva, Syria, NamesGroups, Met: true, "The lists that the delegations gave")),
            ("several is firm common ground", stage => Matrix(stage, Geneva, Speaks)?.Ground.Shared
                is [{ Option: "several", Level: GroundLevel.Firm }]));
    }

    private static async Task Topics(Stage stage)
    {
        foreach (var (topic, party, stance, why) in ((string, string, string, string?)[])
        [
            ("terrorism", Russia, Stances.Prefers, null), ("terrorism", Usa, Stances.Prefers, null),
            ("zones", Russia, Stances.Accepts, null), ("zones", Usa, Stances.Prefers, null),
            ("aid", Russia, Stances.Accepts, null), ("aid", Usa, Stances.Accepts, null),
            ("trade", Russia, Stances.Objects, "They were set by one side alone"),
            ("trade", Usa, Stances.Accepts, null),
        ])
        {
            await Say(stage, Processes.Contacts, Call, topic, party, party, stance, why);
        }
    }

    private static async Task Readout(Stage stage)
    {
        await stage.Do(Of(Russia), new DraftStatement(Processes.Contacts, Call, null, [Russia, Usa],
        [
            new("en", "On the call", "It went well, in human and in political terms. Both will keep talking."),
            new("ru", "О телефонном разговоре", "Он прошёл хорошо. Стороны продолжат общение."),
            new("ar", "عن الاتصال", "جرى الاتصال على نحو طيب إنسانياً وسياسياً، وسيواصل الجانبان التواصل."),
        ], null));
        foreach (var party in (string[])[Russia, Usa])
        {
            await stage.Do(Of(party), new AgreeToStatement(
                Processes.Contacts, Call, Latest(stage)?.Hash ?? "", party, "Office of the President"));
        }
    }

    private static async Task Begin(Stage stage)
    {
        await stage.Do(Of(Un), new BeginProcess(Geneva, "Geneva talks", "محادثات جنيف",
            "A political settlement for Syria"));
        await stage.Do(Of(Un), new AdmitParties(Geneva, [Syria, Opposition, Russia, Usa, Un]));
        await stage.Do(Of(Un), new OpenRound(Geneva, "first", "First round", "الجولة الأولى", stage.Today));
        await stage.Do(Of(Un), new PutPoint(Geneva, Speaks, "first",
            "Who speaks for the opposition", "من يتكلم باسم المعارضة",
            [
                new("one", "One delegation", "وفد واحد"), new("several", "Several delegations", "عدة وفود"),
                new("inside", "Only groups inside the country", "مجموعات الداخل فقط"),
            ]));
    }

    private static async Task Others(Stage stage)
    {
        await Say(stage, Geneva, Speaks, "one", Opposition, Opposition, Stances.Objects, OneVoice);
        await Say(stage, Geneva, Speaks, "several", Opposition, Opposition, Stances.Prefers);
        await Say(stage, Geneva, Speaks, "inside", Opposition, Opposition, Stances.Objects, "Half of us had to flee");
        await Say(stage, Geneva, Speaks, "one", Syria, Syria, Stances.Accepts);
        await Say(stage, Geneva, Speaks, "several", Syria, Syria, Stances.AcceptsIf, NamesGroups);
        await Say(stage, Geneva, Speaks, "inside", Syria, Syria, Stances.Prefers);
        await Say(stage, Geneva, Speaks, "inside", Usa, Usa, Stances.Objects, "It leaves too many out");
    }

    // What comes with "accepts if" is its condition, with the others the reasons.
    private static Task<Recorded> Say(Stage stage, string process, string point, string option, string speaker,
        string party, string stance, string? words = null)
    {
        var conditional = stance == Stances.AcceptsIf;
        return stage.Do(Of(speaker), new TakePosition(process, point, option, party, stance,
            conditional ? [words!] : [], conditional ? null : words, null,
            process == Geneva && party == Russia ? Press : null));
    }

    private static string Shared(Stage stage, string process, string point) => string.Join(' ',
        (Matrix(stage, process, point)?.Ground.Shared ?? []).Select(one => one.Option));

    private static string? Stance(Stage stage, string option, string party) => Matrix(stage, Geneva, Speaks)?.Positions
        .FirstOrDefault(one => one.Option == option && one.Party == party)?.Stance;

    private static IReadOnlyList<Lever> Levers(Stage stage) => Matrix(stage, Geneva, Speaks)?.Ground.Widening ?? [];

    private static StatementVersion? Latest(Stage stage) => stage.Read(tables =>
        StatementList.Find(tables, Processes.Contacts, Call))?.Versions[0];
}
