using Aman.Talks;
using static Aman.App.Scenarios.Offices;

namespace Aman.App.Scenarios;

/// <summary>Point 8: who came to Astana is brought into the talks in Geneva.</summary>
internal static class DelegationSteps2017
{
    private const string Astana = "astana", Geneva = TalksSteps2017.Geneva, Armed = "armed-groups",
        Government = "government", North = "Northern groups", South = "Southern groups", Centre = "Central groups";

    public static IEnumerable<Step> Invited()
    {
        yield return Step.Taken(8, "astana",
            "In Astana the armed groups are one delegation; the government has its own.",
            Came,
            ("two delegations, the armed groups' of three groups", stage => Live(stage, Astana) is
                "armed-groups(Central groups+Northern groups+Southern groups) government()"));
        yield return Step.Taken(8, "invite",
            "The mediator invites the delegations of Astana into Geneva by one command.",
            stage => stage.Do(Of(Un), new InviteDelegations(Geneva, Astana, [])),
            ("one entry, two open invitations", stage => stage.Recorded == 1 && Read(stage, Geneva).Invitations
                is { Count: 2 } all && all.All(one => one.State == InvitationState.Open)));
        yield return Step.Refused(8, "not-for-the-groups", "Only the groups' own people say how they come.",
            "party-not-yours", [Opposition], stage => stage.Do(Of(Russia), Split(North, South, Centre)));
        yield return Step.Refused(8, "group-lost", "No group can be left out on the way.", "delegation-groups", [],
            stage => stage.Do(Of(Opposition), Split(North, South)));
        yield return Step.Taken(8, "joins-as-one", "The government's delegation joins as one.",
            stage => stage.Do(Of(Syria), new AcceptInvitation(Geneva, Astana, Government,
                [new(Government, "Government delegation", "وفد الحكومة", "Permanent Representative", [])])),
            ("it is in Geneva, from Astana", stage => Live(stage, Geneva) is "government()"
                && Read(stage, Geneva).All is [{ Origin: { Process: Astana, Delegation: Government } }]));
        yield return Step.Taken(8, "joins-split", "The armed groups' delegation splits into two on joining.",
            stage => stage.Do(Of(Opposition), Split(North, South, Centre)),
            ("each of its groups is in exactly one of the two", stage => Live(stage, Geneva) is
                "government() north(Northern groups) south(Central groups+Southern groups)"),
            ("both come from the one of Astana", stage => Read(stage, Geneva).All.Count(one =>
                one.Origin is { Process: Astana, Delegation: Armed }) == 2),
            ("the history keeps the invitation and both answers", stage => Read(stage, Geneva).History
                is [{ Fact: DelegationsInvited }, { Fact: InvitationAccepted }, { Fact: InvitationAccepted }] all
                && all.All(step => step.Took)),
            ("Astana stands as it was", stage => Live(stage, Astana) is
                "armed-groups(Central groups+Northern groups+Southern groups) government()"));
    }

    private static async Task Came(Stage stage)
    {
        await stage.Do(Of(Un), new BeginProcess(Astana, "Astana talks", "محادثات أستانا", "How the fighting ends"));
        await stage.Do(Of(Un), new AdmitParties(Astana, [Syria, Opposition, Russia, Turkey]));
        await stage.Do(Of(Syria), new SendDelegation(Astana, Government, Syria, "Government delegation", "وفد الحكومة",
            "Permanent Representative", []));
        await stage.Do(Of(Opposition), new SendDelegation(Astana, Armed, Opposition, "Armed groups",
            "المجموعات المسلحة", "Chief negotiator",
            [new(North, "مجموعات الشمال"), new(South, "مجموعات الجنوب"), new(Centre, "مجموعات الوسط")]));
    }

    private static AcceptInvitation Split(string north, params IReadOnlyList<string> south) => new(
        Geneva, Astana, Armed,
    [
        new("north", "Northern delegation", "وفد الشمال", "Chief negotiator", [north]),
        new("south", "Southern delegation", "وفد الجنوب", "Spokesperson", south),
    ]);

    private static Delegations Read(Stage stage, string process) =>
        stage.Read(tables => Delegations.Of(tables, process));

    // Every delegation that is there, with its groups.
    private static string Live(Stage stage, string process) => string.Join(' ', Read(stage, process).Present
        .OrderBy(one => one.Id, StringComparer.Ordinal).Select(one => $"{one.Id}("
            + string.Join('+', one.Groups.Select(group => group.Name).Order(StringComparer.Ordinal)) + ")"));
}
