using Aman.Access;
using Aman.Talks;
using Aman.Zones;

namespace Aman.App.Demo;

/// <summary>Two processes of talks: the groups of the earlier one are brought into the later one, two points are on the
/// table, a call and a press conference took place, and a joint statement is agreed and published. Offices, not
/// persons; nobody ever said these sentences.</summary>
internal sealed class Negotiation(Node node, DateOnly today, Negotiation.Parties parties)
{
    /// <summary>Who talks, by the ids of the parties on record.</summary>
    public sealed record Parties(string Host, string Proposer, string Neighbour, string Unhcr);

    public const string Earlier = "ceasefire-talks", Process = "political-talks";
    public const string Speaks = "who-speaks", Aid = "how-aid-passes", Call = "first-call", Statement = "joint";
    private const string Opposition = "opposition", Press = "press-conference";
    private const string Convoys = "UNHCR coordinates the convoys";

    public async Task Tell()
    {
        await Do("party", new RecordParty(Opposition, "Opposition groups", "مجموعات المعارضة", PartyKinds.Other));
        await Contacts();
        await BringOn();
        await Agenda();
        await Positions();
        await Agree();
    }

    private async Task Contacts()
    {
        await Do("call", new RecordContact(Call, ContactForms.Call, today.AddDays(-9),
            "First call of the two presidents", "أول اتصال بين الرئيسين", null,
            [new(parties.Proposer, "President"), new(parties.Neighbour, "President")],
            [
                new("terrorism", "Fight against terrorism", "مكافحة الإرهاب"),
                new("aid", "Aid for the people who fled", "مساعدة من فرّوا من ديارهم"),
                new("trade", "Trade", "التجارة"),
            ]));
        foreach (var (topic, party, stance, reasons) in new[]
        {
            ("terrorism", parties.Proposer, Stances.Prefers, null),
            ("terrorism", parties.Neighbour, Stances.Prefers, null),
            ("aid", parties.Proposer, Stances.Prefers, null), ("aid", parties.Neighbour, Stances.Accepts, null),
            ("trade", parties.Proposer, Stances.Accepts, null),
            ("trade", parties.Neighbour, Stances.Objects, "It is for another day"),
        })
        {
            await Do($"topic {topic} {party}", new TakePosition(
                Processes.Contacts, Call, topic, party, stance, [], reasons, null, null));
        }

        await Do("press", new RecordContact(Press, ContactForms.PressConference, today.AddDays(-7),
            "Joint press conference", "مؤتمر صحفي مشترك", "Capital",
            [new(parties.Neighbour, "Minister of Foreign Affairs"), new(parties.Host, "Minister of Foreign Affairs")],
            []));
        await Draft("readout", Processes.Contacts, Call, null, [parties.Proposer, parties.Neighbour],
        [
            new("en", "Readout of the call", "The call went well. Both sides want to keep talking."),
            new("ar", "خلاصة الاتصال", "سار الاتصال على ما يرام. ويريد الجانبان مواصلة الحديث."),
        ]);
        await Agree(Processes.Contacts, Call, parties.Proposer, parties.Neighbour);
    }

    private async Task BringOn()
    {
        foreach (var (id, name, arabic) in new[]
        {
            (Earlier, "Ceasefire talks", "محادثات وقف إطلاق النار"),
            (Process, "Political talks", "المحادثات السياسية"),
        })
        {
            await Do($"begin {id}", new BeginProcess(id, name, arabic, "How the fighting ends, and what comes after"));
        }

        await Do("seats", new AdmitParties(Earlier, [parties.Host, Opposition, parties.Neighbour]));
        await Do("armed groups", new SendDelegation(Earlier, "armed-groups", Opposition, "Armed groups",
            "المجموعات المسلحة", "Chief negotiator",
            [new("Northern groups", "مجموعات الشمال"), new("Southern groups", "مجموعات الجنوب")]));
        await Do("more seats", new AdmitParties(Process,
            [parties.Host, parties.Proposer, parties.Neighbour, parties.Unhcr, Opposition]));
        await Do("host sends", new SendDelegation(Process, "government", parties.Host, "Government delegation",
            "وفد الحكومة", "Permanent representative", []));
        await Do("exiles", new SendDelegation(Process, "exiles", Opposition, "Groups abroad", "مجموعات الخارج",
            "Coordinator", [new("Groups abroad", "مجموعات الخارج")]));
        await Do("invite", new InviteDelegations(Process, Earlier, []));
        await Do("join", new AcceptInvitation(Process, Earlier, "armed-groups",
        [
            new("north", "Northern delegation", "وفد الشمال", "Chief negotiator", ["Northern groups"]),
            new("south", "Southern delegation", "وفد الجنوب", "Spokesperson", ["Southern groups"]),
        ]));
    }

    private async Task Agenda()
    {
        await Do("round", new OpenRound(Process, "first", "First round", "الجولة الأولى", today));
        await Do("point 1", new PutPoint(Process, Speaks, "first",
            "Who speaks for the opposition", "من يتكلم باسم المعارضة",
        [
            new("one", "One delegation", "وفد واحد"), new("several", "Several delegations", "عدة وفود"),
            new("inside", "Only groups inside the country", "مجموعات الداخل فقط"),
        ]));
        await Do("point 2", new PutPoint(Process, Aid, "first", "How aid passes", "كيف تمر المساعدات",
        [
            new("one-gate", "Through one gate, inspected", "عبر معبر واحد مع التفتيش"),
            new("all-gates", "Through every gate", "عبر كل المعابر"),
            new("notice", "Convoys announced two days before", "قوافل يُعلن عنها قبل يومين"),
            new("air", "From the air", "من الجو"),
        ]));
    }

    private async Task Positions()
    {
        var (host, proposer, neighbour, unhcr) = parties;
        await Take(Speaks, "one", (host, Stances.Prefers, null), (neighbour, Stances.Prefers, null),
            (proposer, Stances.Accepts, null), (Opposition, Stances.Objects, "The groups do not speak with one voice"));
        await Take(Speaks, "several", (neighbour, Stances.Accepts, "There is no harm in several"),
            (host, Stances.AcceptsIf, "Each names its groups"), (Opposition, Stances.Prefers, null),
            (proposer, Stances.Accepts, null));
        await Take(Speaks, "inside", (host, Stances.Accepts, null),
            (Opposition, Stances.Objects, "Half of us had to flee"),
            (proposer, Stances.Objects, "It leaves too many out"));
        await Take(Aid, "one-gate", (host, Stances.Prefers, null),
            (Opposition, Stances.Objects, "It can be closed too easily"),
            (unhcr, Stances.AcceptsIf, "The gate is open every day"), (neighbour, Stances.Accepts, null));
        await Take(Aid, "all-gates", (Opposition, Stances.Prefers, null), (unhcr, Stances.Prefers, null),
            (host, Stances.Objects, "We do not hold all of them"), (proposer, Stances.Accepts, null),
            (neighbour, Stances.Accepts, null));
        await Take(Aid, "notice", (unhcr, Stances.Accepts, null), (host, Stances.AcceptsIf, Convoys),
            (Opposition, Stances.AcceptsIf, Convoys), (proposer, Stances.Prefers, null),
            (neighbour, Stances.Prefers, null));
        await Take(Aid, "air", (proposer, Stances.Accepts, null),
            (unhcr, Stances.Objects, "It reaches the strongest first"),
            (host, Stances.Objects, "Our airspace is closed"));
        await Do("met", new MarkCondition(Process, Opposition, Convoys, true, "Its letter to the parties"));
    }

    private async Task Agree()
    {
        StatementText[] texts =
        [
            new("en", "Joint statement", "The parties will meet again in a month.\nConvoys pass through one gate."),
            new("ar", "بيان مشترك", "سيجتمع الأطراف مجدداً بعد شهر.\nتمر القوافل عبر معبر واحد."),
            new("ru", "Совместное заявление",
                "Стороны встретятся снова через месяц.\nКолонны проходят через один пункт."),
            new("tr", "Ortak açıklama", "Taraflar bir ay sonra yeniden buluşacak.\nKonvoylar tek kapıdan geçecek."),
        ];
        await Draft("draft", Process, Statement, null, [parties.Host, Opposition], texts);
        var first = Versions(Process, Statement).Single(version => version.Number == 1).Hash;
        await Draft("second draft", Process, Statement, first, [parties.Host, Opposition],
        [
            texts[0] with { Body = "The parties meet again in two weeks.\nConvoys are announced two days before." },
            texts[1] with { Body = "سيجتمع الأطراف مجدداً بعد أسبوعين.\nيُعلن عن القوافل قبل يومين." },
            texts[2] with { Body = "Стороны встретятся снова через две недели.\nО колоннах сообщают за два дня." },
            texts[3] with { Body = "Taraflar iki hafta sonra buluşacak.\nKonvoylar iki gün önceden duyurulacak." },
        ]);
        await Agree(Process, Statement, parties.Host, Opposition);
        await Do("publish", new PublishStatement(Process, Statement, Versions(Process, Statement)[0].Hash));
    }

    // What comes with "accepts if" is its condition, with the others the reasons.
    private async Task Take(string point, string option, params (string Party, string Stance, string? Words)[] said)
    {
        foreach (var (party, stance, words) in said)
        {
            var conditional = stance == Stances.AcceptsIf;
            await Do($"{point} {option} {party}", new TakePosition(Process, point, option, party, stance,
                conditional ? [words!] : [], conditional ? null : words, null,
                party == parties.Neighbour ? Press : null));
        }
    }

    private Task<Recorded> Draft(string step, string process, string id, string? follows, IReadOnlyList<string> who,
        IReadOnlyList<StatementText> texts) => Do(step, new DraftStatement(process, id, follows, who, texts, null));

    private async Task Agree(string process, string id, params string[] who)
    {
        foreach (var party in who)
        {
            await Do($"agree {id} {party}", new AgreeToStatement(
                process, id, Versions(process, id)[0].Hash, party, "Spokesperson's office"));
        }
    }

    private IReadOnlyList<StatementVersion> Versions(string process, string id) =>
        node.Journal.Read(tables => StatementList.Find(tables, process, id))!.Versions;

    private Task<Recorded> Do<TCommand>(string step, TCommand command)
        where TCommand : ICommand => node.Journal.Record(command, Roles.Terminal, Story.Id($"talks {step}"));
}
