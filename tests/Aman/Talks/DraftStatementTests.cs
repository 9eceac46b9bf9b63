using Aman.Talks;
using Aman.Tests.Topics.Zones;
using Xunit;

namespace Aman.Tests.Topics.Talks;

public class DraftStatementTests
{
    private const string Joint = "joint";

    private static readonly IReadOnlyList<StatementText> Texts =
    [
        new("en", "Joint statement", "Both sides will keep talking.\nAid will pass."),
        new("ar", "بيان مشترك", "سيواصل الجانبان الحديث.\nوستمر المساعدات."),
        new("ru", "Совместное заявление", "Стороны продолжат разговор.\nПомощь пройдёт."),
        new("tr", "Ortak açıklama", "Taraflar konuşmaya devam edecek.\nYardım geçecek."),
    ];

    private static DraftStatement Draft(string? follows = null, params IReadOnlyList<StatementText> texts) => new(
        Table.Process, Joint, follows, [Table.OtherState, Table.OneState], texts.Count == 0 ? Texts : texts, null);

    private static AgreeToStatement Agree(string version, string party) =>
        new(Table.Process, Joint, version, party, "Minister of Foreign Affairs");

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Agreement_is_to_one_version_and_a_new_one_needs_new_agreement(string engine)
    {
        await using var node = Engines.Node(engine);
        await node.Set();
        await node.Do(Draft());
        var first = node.Statement(Joint).Versions.Single();
        Assert.Equal(["ar", "en", "ru", "tr"], first.Texts.Select(text => text.Language));
        await node.Do(Agree(first.Hash, Table.OneState));
        Assert.False(node.Statement(Joint).Versions[0].IsAgreed);
        await node.Do(Agree(first.Hash, Table.OtherState));
        Assert.True(node.Statement(Joint).Versions[0].IsAgreed);
        Assert.Null(await node.Do(Agree(first.Hash, Table.OtherState)));

        // One letter in one language is another version.
        await node.Do(Draft(first.Hash, [Texts[0] with { Body = Texts[0].Body + "!" }, .. Texts.Skip(1)]));
        var second = node.Statement(Joint).Versions[0];
        Assert.Equal((2, false), (second.Number, second.IsAgreed));
        Assert.All(second.Parties, seat => Assert.False(seat.Agreed));
        await node.Refusal(Agree(first.Hash, Table.OneState), "version-superseded");
        await node.Refusal(Draft(first.Hash), "version-superseded");
        await node.Refusal(Draft(), "version-superseded");

        // The first text again is a third version, and what was agreed to the first does not count for it.
        await node.Do(Draft(second.Hash));
        var third = node.Statement(Joint).Versions[0];
        Assert.Equal((3, false), (third.Number, third.IsAgreed));
        Assert.NotEqual(first.Hash, third.Hash);
        // Lines that a browser ends otherwise are no change.
        Assert.Null(await node.Do(Draft(third.Hash,
            [.. Texts.Select(text => text with { Body = text.Body.ReplaceLineEndings("\r\n") })])));
    }

    [Fact]
    public void Whatever_is_altered_the_version_is_another()
    {
        var fact = new StatementDrafted(Joint, null, ["a", "b"], Texts, "note");
        const string Scope = "talks/later";
        Assert.All(
            [
                fact with { Statement = "other" }, fact with { Follows = "00" }, fact with { Parties = ["a"] },
                fact with { Parties = ["ab"] }, fact with { Texts = [Texts[0]] },
                fact with { Texts = [Texts[0] with { Title = "Joint  statement" }, .. Texts.Skip(1)] },
                fact with { Texts = [Texts[0] with { Language = "fr" }, .. Texts.Skip(1)] },
            ],
            altered => Assert.NotEqual(fact.Version(Scope), altered.Version(Scope)));
        Assert.NotEqual(fact.Version(Scope), fact.Version("talks/earlier"));
        Assert.Equal(fact.Version(Scope), (fact with { Note = "other" }).Version(Scope));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_link_opens_what_all_agreed_to_until_it_or_an_agreement_is_taken_back(string engine)
    {
        await using var node = Engines.Node(engine);
        await node.Set();
        await node.Do(Draft());
        var version = node.Statement(Joint).Versions[0].Hash;
        var publish = new PublishStatement(Table.Process, Joint, version);
        await node.Do(Agree(version, Table.OneState));
        Assert.Contains("lacks the agreement of other-state", await node.Refusal(publish, "version-not-agreed"));
        await node.Do(Agree(version, Table.OtherState));
        await node.Do(publish);
        Assert.Null(await node.Do(publish));
        var link = node.Statement(Joint).Links.Single().Token;
        Assert.Equal(48, link.Length);
        StatementVersion? Opened(string by) => node.Journal.Read(tables => StatementList.Published(tables, by));
        Assert.Equal(version, Opened(link)!.Hash);
        Assert.Null(Opened(link[..^1] + (link[^1] == '0' ? '1' : '0')));
        Assert.Null(Opened(""));

        // A later draft is not public; the published version stays what it was.
        await node.Do(Draft(version, Texts[0]));
        Assert.Equal(4, Opened(link)!.Texts.Count);
        await node.Do(new TakeBackAgreement(Table.Process, Joint, version, Table.OneState, "A word is wrong"));
        Assert.Null(Opened(link));
        await node.Refusal(new TakeBackLink(Table.Process, Joint, "00"), "link-unknown");
        await node.Do(new TakeBackLink(Table.Process, Joint, link));
        Assert.Empty(node.Statement(Joint).Links);
        await node.Refusal(new TakeBackLink(Table.Process, Joint, link), "link-unknown");
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_link_taken_back_opens_nothing_though_agreement_stands(string engine)
    {
        await using var node = Engines.Node(engine);
        await node.Set();
        await node.Do(Draft());
        var version = node.Statement(Joint).Versions[0].Hash;
        await node.Do(Agree(version, Table.OneState));
        await node.Do(Agree(version, Table.OtherState));
        await node.Do(new PublishStatement(Table.Process, Joint, version));
        var link = node.Statement(Joint).Links.Single().Token;
        await node.Do(new TakeBackLink(Table.Process, Joint, link));
        Assert.Null(node.Journal.Read(tables => StatementList.Published(tables, link)));
        // Published anew it has another link; the old one stays dead.
        await node.Do(new PublishStatement(Table.Process, Joint, version));
        Assert.NotEqual(link, node.Statement(Joint).Links.Single().Token);
        Assert.Null(node.Journal.Read(tables => StatementList.Published(tables, link)));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_may_not_be_written_agreed_or_published_is_refused(string engine)
    {
        await using var node = Engines.Node(engine);
        await node.Set();
        await node.Refusal(Draft() with { Process = "nowhere" }, "process-unknown");
        await node.Refusal(Draft() with { Process = Processes.Contacts }, "contact-unknown");
        await node.Refusal(Draft() with { Statement = "Joint!" }, "talks-id");
        await node.Refusal(Draft() with { Parties = [] }, "statement-parties");
        await node.Refusal(Draft() with { Parties = [Table.Opposition] }, "process-party");
        await node.Refusal(Draft(null, Texts[0], Texts[0]), "statement-languages");
        await node.Refusal(Draft(null, Texts[0] with { Language = "xx" }), "statement-languages");
        await node.Refusal(Draft() with { Texts = [] }, "statement-languages");
        await node.Refusal(Draft(null, Texts[0] with { Body = " " }), "text-missing");
        await node.Refusal(Draft(null, Texts[0] with { Title = "" }), "text-missing");
        await node.Refusal(Draft(null, Texts[0] with { Body = new('b', 100_001) }), "text-too-long");
        await node.Do(new AdmitParties(Table.Process, Table.Parties));
        var other = await node.Negotiator(Table.Opposition);
        await node.Refusal(Draft(), "party-not-yours", other);
        await node.Refusal(Agree("00", Table.OneState), "statement-unknown");
        await node.Do(Draft());
        var version = node.Statement(Joint).Versions[0].Hash;
        await node.Refusal(Agree("00", Table.OneState), "version-superseded");
        await node.Refusal(Agree(version, Table.Opposition), "process-party");
        await node.Refusal(Agree(version, Table.OneState), "party-not-yours", other);
        await node.Refusal(Agree(version, Table.OneState) with { Office = "" }, "text-missing");
        await node.Refusal(new TakeBackAgreement(Table.Process, Joint, version, Table.OneState, "No"),
            "agreement-missing");
        await node.Refusal(new TakeBackAgreement(Table.Process, Joint, version, Table.OneState, "No"),
            "party-not-yours", other);
        await node.Refusal(new PublishStatement(Table.Process, Joint, "00"), "statement-unknown");
        await node.Refusal(new PublishStatement(Table.Process, Joint, version), "party-not-yours", other);
        await node.Refusal(new PublishStatement(Table.Process, "other", version), "statement-unknown");
    }
}
