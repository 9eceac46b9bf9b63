using Aman.Access;
using Aman.Aid;
using Aman.Coordination;
using Aman.Help;
using Aman.Movements;
using Aman.People;
using Aman.Places;
using Aman.Sharing;
using Aman.Shelter;
using Aman.Zones;

namespace Aman.Tests.Laws;

/// <summary>Draws a fact of every kind, whatever came before: facts may arrive before what they refer to. A line for
/// each; <c>dice.Make</c> draws the fields, and what must be of a closed list is given.</summary>
public static class Generators
{
    public static IReadOnlyDictionary<Type, Func<Dice, Fact>> All { get; } = new Dictionary<Type, Func<Dice, Fact>>
    {
        [typeof(RoleGranted)] = dice => dice.Make<RoleGranted>(),
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
        [typeof(HouseholdTransferred)] = dice => dice.Make<HouseholdTransferred>(),
        [typeof(HouseholdReceived)] = dice => dice.Make<HouseholdReceived>(),
        [typeof(PersonalDataRead)] = dice => dice.Make<PersonalDataRead>(),
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
        [typeof(AgreementProposed)] = dice => dice.Make<AgreementProposed>(("DataKind", dice.Of(SharingKinds.All))),
        [typeof(AgreementDecided)] = dice => dice.Make<AgreementDecided>(),
        [typeof(AgreementEnded)] = dice => dice.Make<AgreementEnded>(),
        [typeof(ReceiverKeyRegistered)] = dice => dice.Make<ReceiverKeyRegistered>(),
        [typeof(InformationAsked)] = dice => dice.Make<InformationAsked>(),
        [typeof(InformationDecided)] = dice => dice.Make<InformationDecided>(),
        [typeof(InformationDisclosed)] = dice => dice.Make<InformationDisclosed>(),
        [typeof(ConsentRecorded)] = dice => dice.Make<ConsentRecorded>(),
        [typeof(ConsentWithdrawn)] = dice => dice.Make<ConsentWithdrawn>(),
        [typeof(PartyRecorded)] = dice => dice.Make<PartyRecorded>(("Kind", dice.Of(PartyKinds.All))),
        [typeof(ZoneProposed)] = dice => dice.Make<ZoneProposed>(),
        [typeof(PartiesNotified)] = dice => dice.Make<PartiesNotified>(),
        [typeof(ClarificationAsked)] = dice => dice.Make<ClarificationAsked>(),
        [typeof(ClarificationAnswered)] = dice => dice.Make<ClarificationAnswered>(),
        [typeof(ProposalAnswered)] = dice => dice.Make<ProposalAnswered>(("Answer", dice.Of(Answers.All))),
        [typeof(AnswerWithdrawn)] = dice => dice.Make<AnswerWithdrawn>(),
        [typeof(ZoneOpened)] = dice => dice.Make<ZoneOpened>(),
        [typeof(ZoneSuspended)] = dice => dice.Make<ZoneSuspended>(),
        [typeof(ZoneResumed)] = dice => dice.Make<ZoneResumed>(),
        [typeof(ZoneClosing)] = dice => dice.Make<ZoneClosing>(),
        [typeof(ZoneClosed)] = dice => dice.Make<ZoneClosed>(),
    };
}
