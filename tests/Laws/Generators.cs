using Aman.Access;
using Aman.Aid;
using Aman.Coordination;
using Aman.Help;
using Aman.Movements;
using Aman.People;
using Aman.Places;
using Aman.Safekeeping;
using Aman.Shelter;
using Aman.Talks;
using Aman.Zones;

namespace Aman.Tests.Laws;

/// <summary>Draws a fact of every kind, whatever came before: facts may arrive before what they refer to. A line for
/// each; <c>dice.Make</c> draws the fields, and what must be of a closed list is given.</summary>
public static class Generators
{
    public static IReadOnlyDictionary<Type, Func<Dice, Fact>> All { get; } = new Dictionary<Type, Func<Dice, Fact>>
    {
        [typeof(RoleGranted)] = dice => dice.Make<RoleGranted>(),
        [typeof(SignerGranted)] = dice => dice.Make<SignerGranted>(),
        [typeof(RoleWithdrawn)] = dice => dice.Make<RoleWithdrawn>(),
        [typeof(HouseholdRegistered)] = dice => dice.Make<HouseholdRegistered>(),
        [typeof(MemberAdded)] = dice => dice.Make<MemberAdded>(),
        [typeof(PersonCorrected)] = dice => dice.Make<PersonCorrected>(
            ("Field", dice.Of("sex", "birth", "notes")), ("Open", dice.Text())),
        [typeof(PersonDied)] = dice => dice.Make<PersonDied>(),
        [typeof(DeathWithdrawn)] = dice => dice.Make<DeathWithdrawn>(),
        [typeof(HeadChosen)] = dice => dice.Make<HeadChosen>(),
        [typeof(HouseholdSplit)] = dice => dice.Make<HouseholdSplit>(),
        [typeof(HouseholdsMerged)] = dice => dice.Make<HouseholdsMerged>(),
        [typeof(PersonMoved)] = dice => dice.Make<PersonMoved>(),
        [typeof(DuplicatesFound)] = dice => dice.Make<DuplicatesFound>(),
        [typeof(DuplicateDecided)] = dice => dice.Make<DuplicateDecided>(),
        [typeof(PersonsMerged)] = dice => dice.Make<PersonsMerged>(),
        [typeof(MergeUndone)] = dice => dice.Make<MergeUndone>(),
        [typeof(PersonalDataCompared)] = dice => dice.Make<PersonalDataCompared>(),
        [typeof(ListMappingRemembered)] = dice => dice.Make<ListMappingRemembered>(),
        [typeof(HouseholdTransferred)] = dice => dice.Make<HouseholdTransferred>(),
        [typeof(HouseholdReceived)] = dice => dice.Make<HouseholdReceived>(),
        [typeof(PersonalDataRead)] = dice => dice.Make<PersonalDataRead>(),
        [typeof(PersonsErased)] = dice => dice.Make<PersonsErased>(("Ground", dice.Of(ErasureGrounds.All))),
        [typeof(RetentionSet)] = dice => dice.Make<RetentionSet>(),
        [typeof(KeysGranted)] = dice => dice.Make<KeysGranted>(),
        [typeof(PlacesRecorded)] = dice => dice.Make<PlacesRecorded>(("Kind", PlaceKinds.Block)),
        [typeof(ActivitiesRecorded)] = dice => dice.Make<ActivitiesRecorded>(),
        [typeof(ItemsRecorded)] = dice => dice.Make<ItemsRecorded>(),
        [typeof(HouseholdArrived)] = dice => dice.Make<HouseholdArrived>(),
        [typeof(HouseholdDeparted)] = dice => dice.Make<HouseholdDeparted>(),
        [typeof(ShelterAssigned)] = dice => dice.Make<ShelterAssigned>(),
        [typeof(AidCollected)] = dice => dice.Make<AidCollected>(),
        [typeof(EntitlementsHandedOver)] = dice => dice.Make<EntitlementsHandedOver>(),
        [typeof(EntitlementsIssued)] = dice => dice.Make<EntitlementsIssued>(),
        [typeof(ProgrammeSet)] = dice => dice.Make<ProgrammeSet>(),
        [typeof(TransferMade)] = dice => dice.Make<TransferMade>(),
        [typeof(DisplacementRecorded)] = dice => dice.Make<DisplacementRecorded>(),
        [typeof(HelpRuleSet)] = dice => dice.Make<HelpRuleSet>(),
        [typeof(TerritoryRecorded)] = dice => dice.Make<TerritoryRecorded>(),
        [typeof(HelpAsked)] = dice => dice.Make<HelpAsked>(("Sort", dice.Of(HelpKinds.All))),
        [typeof(HelpAgreed)] = dice => dice.Make<HelpAgreed>(),
        [typeof(HelpAgreementWithdrawn)] = dice => dice.Make<HelpAgreementWithdrawn>(),
        [typeof(HelpStoodReady)] = dice => dice.Make<HelpStoodReady>(("Sort", dice.Of(HelpKinds.All))),
        [typeof(HelpOffered)] = dice => dice.Make<HelpOffered>(),
        [typeof(HelpAccepted)] = dice => dice.Make<HelpAccepted>(),
        [typeof(HelpRefused)] = dice => dice.Make<HelpRefused>(),
        [typeof(HelpWithdrawn)] = dice => dice.Make<HelpWithdrawn>(),
        [typeof(HelpGoodsDelivered)] = dice => dice.Make<HelpGoodsDelivered>(),
        [typeof(HelpInformationGiven)] = dice => dice.Make<HelpInformationGiven>(),
        [typeof(HelpDelivered)] = dice => dice.Make<HelpDelivered>(),
        [typeof(PartyRecorded)] = dice => dice.Make<PartyRecorded>(("Kind", dice.Of(PartyKinds.All))),
        [typeof(ZoneProposed)] = dice => dice.Make<ZoneProposed>(),
        [typeof(PartiesNotified)] = dice => dice.Make<PartiesNotified>(),
        [typeof(OperationRuleSet)] = dice => dice.Make<OperationRuleSet>(),
        [typeof(ClarificationAskedOfAll)] = dice => dice.Make<ClarificationAskedOfAll>(),
        [typeof(ClarificationAsked)] = dice => dice.Make<ClarificationAsked>(),
        [typeof(ClarificationAnswered)] = dice => dice.Make<ClarificationAnswered>(),
        [typeof(ProposalAnsweredAtNode)] = dice =>
            dice.Make<ProposalAnsweredAtNode>(("Answer", dice.Of(Answers.All))),
        [typeof(ProposalAnswered)] = dice => dice.Make<ProposalAnswered>(("Answer", dice.Of(Answers.All))),
        [typeof(ConditionClaimed)] = dice => dice.Make<ConditionClaimed>(),
        [typeof(ConditionRuled)] = dice => dice.Make<ConditionRuled>(),
        [typeof(AnswerWithdrawn)] = dice => dice.Make<AnswerWithdrawn>(),
        [typeof(RelianceWithdrawn)] = dice => dice.Make<RelianceWithdrawn>(),
        [typeof(EvidenceRecorded)] = dice => dice.Make<EvidenceRecorded>(),
        [typeof(RequirementMeasured)] = dice => dice.Make<RequirementMeasured>(),
        [typeof(ObjectiveNamed)] = dice => dice.Make<ObjectiveNamed>(),
        [typeof(MemberNamed)] = dice => dice.Make<MemberNamed>(),
        [typeof(MemberRemoved)] = dice => dice.Make<MemberRemoved>(),
        [typeof(VisitRecorded)] = dice => dice.Make<VisitRecorded>(),
        [typeof(FindingRecorded)] = dice => dice.Make<FindingRecorded>(("Finding", dice.Of(Findings.All))),
        [typeof(ZoneOpened)] = dice => dice.Make<ZoneOpened>(),
        [typeof(ZoneSuspended)] = dice => dice.Make<ZoneSuspended>(),
        [typeof(ZoneResumed)] = dice => dice.Make<ZoneResumed>(),
        [typeof(ZoneClosingByWords)] = dice => dice.Make<ZoneClosingByWords>(),
        [typeof(ZoneClosing)] = dice => dice.Make<ZoneClosing>(),
        [typeof(ZoneClosed)] = dice => dice.Make<ZoneClosed>(),
        [typeof(ProcessBegun)] = dice => dice.Make<ProcessBegun>(),
        [typeof(PartiesAdmitted)] = dice => dice.Make<PartiesAdmitted>(),
        [typeof(DelegationSent)] = dice => dice.Make<DelegationSent>(),
        [typeof(DelegationsMerged)] = dice => dice.Make<DelegationsMerged>(),
        [typeof(DelegationSplit)] = dice => dice.Make<DelegationSplit>(),
        [typeof(HeadChanged)] = dice => dice.Make<HeadChanged>(),
        [typeof(DelegationLeft)] = dice => dice.Make<DelegationLeft>(),
        [typeof(DelegationReturned)] = dice => dice.Make<DelegationReturned>(),
        [typeof(DelegationsInvited)] = dice => dice.Make<DelegationsInvited>(),
        [typeof(InvitationAccepted)] = dice => dice.Make<InvitationAccepted>(),
        [typeof(InvitationDeclined)] = dice => dice.Make<InvitationDeclined>(),
        [typeof(RoundOpened)] = dice => dice.Make<RoundOpened>(),
        [typeof(PointPut)] = dice => dice.Make<PointPut>(),
        [typeof(OptionPut)] = dice => dice.Make<OptionPut>(),
        [typeof(PositionTaken)] = dice => dice.Make<PositionTaken>(("Stance", dice.Of(Stances.All))),
        [typeof(ConditionMarked)] = dice => dice.Make<ConditionMarked>(),
        [typeof(StatementDrafted)] = dice => dice.Make<StatementDrafted>(),
        [typeof(StatementAgreed)] = dice => dice.Make<StatementAgreed>(),
        [typeof(AgreementWithdrawn)] = dice => dice.Make<AgreementWithdrawn>(),
        [typeof(StatementPublished)] = dice => dice.Make<StatementPublished>(),
        [typeof(LinkTakenBack)] = dice => dice.Make<LinkTakenBack>(),
        [typeof(ContactRecorded)] = dice => dice.Make<ContactRecorded>(("Form", dice.Of(ContactForms.All))),
    };
}
