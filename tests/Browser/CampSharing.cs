using Aman.Access;
using Aman.Sharing;

namespace Aman.Tests.Browser;

/// <summary>Agreements of the camp: one in force under which something was handed out, one that waits, one that has
/// ended.</summary>
public static class CampSharing
{
    private const string Zone = Camp.Zone, Purpose = "family-tracing";

    public static async Task Share(Node node)
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        await Do(node, new RegisterReceiverKey(Zone, "host", Hpke.NewKey().Public));
        await Propose("tracing", SharingKinds.Persons, ["names", "birth-date", "relation"], "host", 90);
        await Propose("figures", SharingKinds.Figures, [], "organisation", 30);
        await Propose("health", SharingKinds.Persons, ["names", "specific-needs"], "organisation", 30);
        await Decide(node, new DecideAgreement(Zone, "tracing", true, "Families are to be found"));
        await Decide(node, new DecideAgreement(Zone, "figures", true, "Figures only"));
        await Do(node, new EndAgreement(Zone, "figures", "The winter is over"));
        await Do(node, Ask("first", "A family on the other side of the border looks for its children"));
        await Decide(node, new DecideInformation(Zone, "first", true, "Needed, and no more than needed"));
        var persons = node.Journal.Read(tables => tables.Query<string>($"select id from people order by id limit 40"));
        await Do(node, new RecordConsent(Zone, persons, Purpose, "consent/1", "ar", Given: true));
        await Do(node, new WithdrawConsent(Zone, persons[..3], Purpose));
        await Do(node, new DiscloseInformation(Zone, "first"));
        await Do(node, new RecordConsent(Zone, persons[..3], Purpose, "consent/1", "ar", Given: true));
        await Do(node, Ask("second", "Two brothers were separated on the way"));

        Task Propose(string id, string kind, IReadOnlyList<string> fields, string receiver, int days) => Do(node,
            new ProposeAgreement(Zone, id, kind, Purpose, fields, [receiver],
                "Agreement of 3 November, article 4", days, today.AddDays(days)));
    }

    /// <summary>Somebody of whom something was handed out.</summary>
    public static string Person(Node node) => node.Journal.Read(
        tables => tables.One<string>($"select person from disclosed_persons order by person"))!;

    private static AskInformation Ask(string id, string reason) =>
        new(Zone, id, "tracing", "host", ["names", "birth-date"], [], reason);

    private static Task Do<T>(Node node, T command)
        where T : ICommand => Camp.Do(node, command);

    private static async Task Decide<T>(Node node, T decision)
        where T : ICommand
    {
        foreach (var officer in (string[])["officer-one", "officer-two"])
        {
            await Do(node, new GrantRole(officer, "protection-officer", "unhcr", Zone));
            await node.Journal.Record(decision, new Caller(officer), Guid.CreateVersion7());
        }
    }
}
