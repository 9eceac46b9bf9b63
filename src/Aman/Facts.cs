using Aman.Access;
using Aman.Aid;
using Aman.Coordination;
using Aman.Help;
using Aman.Movements;
using Aman.People;
using Aman.Places;
using Aman.Safekeeping;
using Aman.Sharing;
using Aman.Shelter;
using Aman.Talks;
using Aman.Zones;

namespace Aman;

/// <summary>Every kind of fact there is. A kind, once released, never changes: a new shape gets a new number.</summary>
public static class Facts
{
    // A list grows as no method may.
    public static Kinds All { get; } =
        new([
        .. Shared,
        ("activities.recorded/1", typeof(ActivitiesRecorded)),
        ("items.recorded/1", typeof(ItemsRecorded)),
        ("places.recorded/1", typeof(PlacesRecorded)),
        (HouseholdRegistered.Kind, typeof(HouseholdRegistered)),
        (MemberAdded.Kind, typeof(MemberAdded)),
        (PersonCorrected.Kind, typeof(PersonCorrected)),
        (PersonDied.Kind, typeof(PersonDied)),
        ("death.withdrawn/1", typeof(DeathWithdrawn)),
        (HeadChosen.Kind, typeof(HeadChosen)),
        (HouseholdSplit.Kind, typeof(HouseholdSplit)),
        (HouseholdsMerged.Kind, typeof(HouseholdsMerged)),
        (PersonMoved.Kind, typeof(PersonMoved)),
        ("duplicates.found/1", typeof(DuplicatesFound)),
        ("duplicate.decided/1", typeof(DuplicateDecided)),
        ("persons.merged/1", typeof(PersonsMerged)),
        ("merge.undone/1", typeof(MergeUndone)),
        ("personal-data.compared/1", typeof(PersonalDataCompared)),
        ("list-mapping.remembered/1", typeof(ListMappingRemembered)),
        ("household.transferred/1", typeof(HouseholdTransferred)),
        (HouseholdReceived.Kind, typeof(HouseholdReceived)),
        ("personal-data.read/1", typeof(PersonalDataRead)),
        ("persons.erased/1", typeof(PersonsErased)),
        ("retention.set/1", typeof(RetentionSet)),
        ("keys.approved/1", typeof(KeysApproved)),
        ("keys.granted/1", typeof(KeysGranted)),
        ("aid.collected/1", typeof(AidCollected)),
        ("entitlements.handed-over/1", typeof(EntitlementsHandedOver)),
        ("entitlements.issued/1", typeof(EntitlementsIssued)),
        ("programme.set/1", typeof(ProgrammeSet)),
        ("transfer.made/1", typeof(TransferMade)),
        ("household.arrived/1", typeof(HouseholdArrived)),
        ("household.departed/1", typeof(HouseholdDeparted)),
        ("shelter.assigned/1", typeof(ShelterAssigned)),
        ("displacement.recorded/1", typeof(DisplacementRecorded)),
        ("help.rule-set/1", typeof(HelpRuleSet)),
        ("help.territory-recorded/1", typeof(TerritoryRecorded)),
        ("help.asked/1", typeof(HelpAsked)),
        ("help.agreed/1", typeof(HelpAgreed)),
        ("help.agreement-withdrawn/1", typeof(HelpAgreementWithdrawn)),
        ("help.stood-ready/1", typeof(HelpStoodReady)),
        ("help.offered/1", typeof(HelpOffered)),
        ("help.accepted/1", typeof(HelpAccepted)),
        ("help.refused/1", typeof(HelpRefused)),
        ("help.withdrawn/1", typeof(HelpWithdrawn)),
        ("help.goods-delivered/1", typeof(HelpGoodsDelivered)),
        ("help.information-given/1", typeof(HelpInformationGiven)),
        ("help.delivered/1", typeof(HelpDelivered)),
        ("role.granted/1", typeof(RoleGranted)),
        ("role.granted/2", typeof(SignerGranted)),
        ("role.withdrawn/1", typeof(RoleWithdrawn)),
        ("operation.rule-set/1", typeof(OperationRuleSet)),
        ("party.recorded/1", typeof(PartyRecorded)),
        ("zone.proposed/1", typeof(ZoneProposed)),
        ("zone.parties-notified/1", typeof(PartiesNotified)),
        ("zone.clarification-asked/1", typeof(ClarificationAskedOfAll)),
        ("zone.clarification-asked/2", typeof(ClarificationAsked)),
        ("zone.clarification-answered/1", typeof(ClarificationAnswered)),
        ("zone.proposal-answered/1", typeof(ProposalAnsweredAtNode)),
        ("zone.proposal-answered/2", typeof(ProposalAnswered)),
        ("zone.condition-claimed/1", typeof(ConditionClaimed)),
        ("zone.condition-ruled/1", typeof(ConditionRuled)),
        ("zone.answer-withdrawn/1", typeof(AnswerWithdrawn)),
        ("zone.reliance-withdrawn/1", typeof(RelianceWithdrawn)),
        ("zone.evidence-recorded/1", typeof(EvidenceRecorded)),
        ("zone.requirement-measured/1", typeof(RequirementMeasured)),
        ("zone.objective-named/1", typeof(ObjectiveNamed)),
        ("zone.member-named/1", typeof(MemberNamed)),
        ("zone.member-removed/1", typeof(MemberRemoved)),
        ("zone.visit-recorded/1", typeof(VisitRecorded)),
        ("zone.finding-recorded/1", typeof(FindingRecorded)),
        ("zone.opened/1", typeof(ZoneOpened)),
        ("zone.suspended/1", typeof(ZoneSuspended)),
        ("zone.resumed/1", typeof(ZoneResumed)),
        ("zone.closing/1", typeof(ZoneClosingByWords)),
        ("zone.closing/2", typeof(ZoneClosing)),
        ("zone.closed/1", typeof(ZoneClosed)),
        .. OfTalks,
    ]);

    private static IReadOnlyList<(string Kind, Type Type)> OfTalks =>
    [
        ("talks.process-begun/1", typeof(ProcessBegun)),
        ("talks.parties-admitted/1", typeof(PartiesAdmitted)),
        ("talks.delegation-sent/1", typeof(DelegationSent)),
        ("talks.delegations-merged/1", typeof(DelegationsMerged)),
        ("talks.delegation-split/1", typeof(DelegationSplit)),
        ("talks.head-changed/1", typeof(HeadChanged)),
        ("talks.delegation-left/1", typeof(DelegationLeft)),
        ("talks.delegation-returned/1", typeof(DelegationReturned)),
        ("talks.delegations-invited/1", typeof(DelegationsInvited)),
        ("talks.invitation-accepted/1", typeof(InvitationAccepted)),
        ("talks.invitation-declined/1", typeof(InvitationDeclined)),
        ("talks.round-opened/1", typeof(RoundOpened)),
        ("talks.point-put/1", typeof(PointPut)),
        ("talks.option-put/1", typeof(OptionPut)),
        ("talks.position-taken/1", typeof(PositionTaken)),
        ("talks.condition-marked/1", typeof(ConditionMarked)),
        ("talks.statement-drafted/1", typeof(StatementDrafted)),
        ("talks.statement-agreed/1", typeof(StatementAgreed)),
        ("talks.agreement-withdrawn/1", typeof(AgreementWithdrawn)),
        ("talks.statement-published/1", typeof(StatementPublished)),
        ("talks.link-taken-back/1", typeof(LinkTakenBack)),
        ("contact.recorded/1", typeof(ContactRecorded)),
    ];

    private static (string Kind, Type Type)[] Shared =>
    [
        ("agreement.proposed/1", typeof(AgreementProposed)),
        ("agreement.decided/1", typeof(AgreementDecided)),
        ("agreement.ended/1", typeof(AgreementEnded)),
        ("receiver-key.registered/1", typeof(ReceiverKeyRegistered)),
        ("information.asked/1", typeof(InformationAsked)),
        ("information.decided/1", typeof(InformationDecided)),
        ("information.disclosed/1", typeof(InformationDisclosed)),
        ("consent.recorded/1", typeof(ConsentRecorded)),
        ("consent.withdrawn/1", typeof(ConsentWithdrawn)),
    ];
}
