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
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Template;

namespace Aman.App;

/// <summary>The whole API: a line a command, a line a query. Pages are in Pages/.</summary>
public static class Routes
{
    public static IReadOnlyList<Route> All { get; } =
    [
        // Access
        Route.Post<GrantRole>("/api/roles/grants"),
        Route.Post<WithdrawRole>("/api/roles/withdrawals"),
        Route.Get("/api/journal/heads", "journal.read", ask => ask.Http.Node().Journal.Heads()
            .Where(head => ask.May("journal.read", head.Scope))),

        // Places, items, who does what where
        Route.Post<RecordPlaces>("/api/places"),
        Route.Get("/api/places", "figures.read", ask => AllPlaces.Inside(ask.Tables, ask["inside"], ask["kind"])),
        Route.Get("/api/places/counts", "figures.read", ask => AllPlaces.Counts(ask.Tables)),
        Route.Post<RecordItems>("/api/items"),
        Route.Get("/api/items/families", "figures.read", ask => ItemCatalogue.Families(ask.Tables)),
        Route.Post<RecordActivities>("/api/activities"),
        Route.Get("/api/activities", "figures.read", ask => WhoDoesWhatWhere.In(ask.Tables, ask["country"])),
        Route.Get("/api/activities/sectors", "figures.read",
            ask => WhoDoesWhatWhere.Sectors(ask.Tables, ask["country"])),

        // A zone's life
        Route.Post<RecordParty>("/api/parties"),
        Route.Get("/api/parties", "figures.read", ask => Parties.All(ask.Tables)),
        Route.Post<ProposeZone>("/api/zones/proposals"),
        Route.Post<NotifyParties>("/api/zones/notifications"),
        Route.Post<AskClarification>("/api/zones/clarifications"),
        Route.Post<AnswerClarification>("/api/zones/clarifications/answers"),
        Route.Post<AnswerProposal>("/api/zones/answers"),
        Route.Post<WithdrawAnswer>("/api/zones/answers/withdrawals"),
        Route.Post<SetOperationRule>("/api/operation/rule"),
        Route.Get("/api/operation/rule", OperationRule.Permission, ask => OperationRule.Now(ask.Tables)),
        Route.Post<ClaimConditionMet>("/api/zones/conditions/claims"),
        Route.Post<RuleOnCondition>("/api/zones/conditions/rulings"),
        Route.Post<RecordEvidence>("/api/zones/evidence"),
        Route.Post<NameObjective>("/api/zones/objectives"),
        Route.Post<MeasureRequirement>("/api/zones/measurements"),
        Route.Post<NameMember>("/api/zones/commission/members"),
        Route.Post<RemoveMember>("/api/zones/commission/members/removals"),
        Route.Post<RecordVisit>("/api/zones/commission/visits"),
        Route.Post<RecordFinding>("/api/zones/commission/findings"),
        Route.Post<OpenZone>("/api/zones/openings"),
        Route.Post<SuspendZone>("/api/zones/suspensions"),
        Route.Post<ResumeZone>("/api/zones/resumptions"),
        Route.Post<CloseZone>("/api/zones/closings"),
        Route.Post<FinishClosing>("/api/zones/closings/finished"),
        Route.Get("/api/zones", ZoneList.Permission, ask => ZoneList.All(ask.Tables)
            .Where(zone => ask.May(ZoneList.Permission, zone.Id))),
        Route.Get("/api/zones/{zone}", ZoneList.Permission, ask => ZoneList.Find(ask.Tables, ask.Zone)),
        Route.Get("/api/zones/{zone}/situation", SituationReport.Permission,
            ask => SituationReport.Of(ask.Tables, ask.Caller, ask.Zone)),
        Route.Get("/api/zones/{zone}/objectives", ZoneList.Permission, ask => Objectives.Of(ask.Tables, ask.Zone)),
        Route.Get("/api/notices", Notices.Permission, ask => Notices.Of(ask.Tables, ask.Caller,
            ask.Tables.Beside<TimeProvider>().GetUtcNow().ToUnixTimeMilliseconds())),
        Route.Get("/api/zones/{zone}/timeline", ZoneTimeline.Permission, ask => ZoneTimeline.Of(ask.Tables, ask.Zone)),

        // Talks: processes, delegations, the agenda, positions, statements
        Route.Post<BeginProcess>("/api/talks"),
        Route.Post<AdmitParties>("/api/talks/parties"),
        Route.Post<SendDelegation>("/api/talks/delegations"),
        Route.Post<MergeDelegations>("/api/talks/delegations/mergers"),
        Route.Post<SplitDelegation>("/api/talks/delegations/splits"),
        Route.Post<ChangeHead>("/api/talks/delegations/heads"),
        Route.Post<LeaveTalks>("/api/talks/delegations/departures"),
        Route.Post<ReturnToTalks>("/api/talks/delegations/returns"),
        Route.Post<InviteDelegations>("/api/talks/invitations"),
        Route.Post<AcceptInvitation>("/api/talks/invitations/acceptances"),
        Route.Post<DeclineInvitation>("/api/talks/invitations/refusals"),
        Route.Post<OpenRound>("/api/talks/rounds"),
        Route.Post<PutPoint>("/api/talks/points"),
        Route.Post<PutOption>("/api/talks/options"),
        Route.Post<TakePosition>("/api/talks/positions"),
        Route.Post<MarkCondition>("/api/talks/conditions"),
        Route.Post<DraftStatement>("/api/talks/statements"),
        Route.Post<AgreeToStatement>("/api/talks/agreements"),
        Route.Post<TakeBackAgreement>("/api/talks/agreements/withdrawals"),
        Route.Post<PublishStatement>("/api/talks/links"),
        Route.Post<TakeBackLink>("/api/talks/links/withdrawals"),
        Route.Get("/api/talks", Processes.Permission, ask => Processes.All(ask.Tables)
            .Where(process => ask.May(Processes.Permission, Processes.Scope(process.Id)))),
        Route.Get("/api/talks/{process}/delegations", Processes.Permission,
            ask => OfTalks(ask, process => Delegations.Of(ask.Tables, process))),
        Route.Get("/api/talks/{process}/points", Processes.Permission,
            ask => OfTalks(ask, process => Agenda.Points(ask.Tables, process))),
        Route.Get("/api/talks/{process}/points/{point}", Processes.Permission,
            ask => OfTalks(ask, process => Matrix.Of(ask.Tables, process, ask["point"]))),
        Route.Get("/api/talks/{process}/points/{point}/{option}/history", Processes.Permission,
            ask => OfTalks(ask, process => Matrix.History(ask.Tables, process, ask["point"], ask["option"]))),
        Route.Get("/api/talks/{process}/statements", Processes.Permission,
            ask => OfTalks(ask, process => StatementList.All(ask.Tables, process))),
        Route.Post<RecordContact>("/api/contacts"),
        Route.Get("/api/contacts", ContactList.Permission,
            ask => ask.May(ContactList.Permission, Processes.Scope(Processes.Contacts))
                ? ContactList.All(ask.Tables) : []),

        // People
        Route.Post<RegisterHousehold>("/api/households"),
        Route.Post<OpenHousehold>("/api/households/readings", command => command.Opened),
        Route.Post<AddMember>("/api/households/members"),
        Route.Post<CorrectPerson>("/api/people/corrections"),
        Route.Post<OpenHistory>("/api/people/histories", command => command.Opened),
        Route.Get("/api/zones/{zone}/corrections/lost", CorrectPerson.Permission,
            ask => LostCorrections.Of(ask.Tables, ask.Zone, ask.Caller.Actor)),
        Route.Post<RecordDuplicates>("/api/duplicates"),
        Route.Get("/api/zones/{zone}/duplicates", DuplicateGroup.Permission,
            ask => DuplicateGroup.Waiting(ask.Tables, ask.Zone)),
        Route.Post<ComparePersons>("/api/duplicates/comparisons", command => command.Opened),
        Route.Post<DecideDuplicate>("/api/duplicates/decisions"),
        Route.Post<MergePersons>("/api/people/mergers"),
        Route.Post<UndoMerge>("/api/people/mergers/undone"),
        Route.Post<RememberListMapping>("/api/lists/mappings"),
        Route.Post<RecordDeath>("/api/people/deaths"),
        Route.Post<WithdrawDeath>("/api/people/deaths/withdrawals"),
        Route.Post<ChooseHead>("/api/households/heads"),
        Route.Post<SplitHousehold>("/api/households/splits"),
        Route.Post<MergeHouseholds>("/api/households/mergers"),
        Route.Post<MovePerson>("/api/people/moves"),
        Route.Post<TransferHousehold>("/api/households/transfers"),
        Route.Post<ReceiveHousehold>("/api/households/receptions"),
        Route.Ask<HouseholdsLike, IReadOnlyList<HouseholdSearch.Hit>>("/api/zones/{zone}/households/search",
            HouseholdSearch.Permission,
            (node, caller, zone, like) => HouseholdSearch.Of(node, caller, zone, like.Text)),
        Route.Get("/api/zones/{zone}/people", PeopleBySexAndAge.Permission,
            ask => PeopleBySexAndAge.Of(ask.Tables, ask.Caller, ask.Zone)),
        Route.Post<ErasePersons>("/api/erasures"),
        Route.Post<SetRetention>("/api/retention"),
        Route.Get("/api/zones/{zone}/erasures", Erasures.Permission, ask => Erasures.Of(ask.Tables, ask.Zone)),
        Route.Get("/api/zones/{zone}/erasures/due", Erasures.Permission, ask => DueForErasure.Of(
            ask.Tables, ask.Zone, ask.Http.NowMs())),
        Route.Post<GrantKeys>("/api/keys/grants", command => command.Parcel),
        Route.Get("/api/zones/{zone}/people/figures", PeopleFigures.Permission, ask => PeopleFigures.Of(ask.Tables,
            ask.Caller, ask.Zone, new(
                Given(ask, "place"), Given(ask, "sex"), Given(ask, "age"), Given(ask, "origin"), Given(ask, "by")))),

        // Sharing
        Route.Post<ProposeAgreement>("/api/sharing/agreements"),
        Route.Post<DecideAgreement>("/api/sharing/agreements/decisions"),
        Route.Post<EndAgreement>("/api/sharing/agreements/ends"),
        Route.Post<RegisterReceiverKey>("/api/sharing/keys"),
        Route.Post<AskInformation>("/api/sharing/requests"),
        Route.Post<DecideInformation>("/api/sharing/requests/decisions"),
        Route.Post<DiscloseInformation>("/api/sharing/disclosures", command => command.File),
        Route.Post<RecordConsent>("/api/consents"),
        Route.Post<WithdrawConsent>("/api/consents/withdrawals"),
        Route.Get("/api/zones/{zone}/sharing", SharingOverview.Permission,
            ask => SharingOverview.Of(ask.Tables, ask.Caller, ask.Zone)),
        Route.Get("/api/zones/{zone}/disclosures", Disclosure.Permission,
            ask => Disclosure.All(ask.Tables, ask.Caller, ask.Zone)),
        Route.Get("/api/zones/{zone}/disclosures/{person}", Disclosure.Permission,
            ask => Disclosure.Of(ask.Tables, ask.Caller, ask.Zone, ask["person"])),
        Route.Get("/api/zones/{zone}/consents/{person}", PersonConsents.Permission,
            ask => PersonConsents.Of(ask.Tables, ask.Zone, ask["person"])),

        // Shelter
        Route.Post<RecordArrival>("/api/arrivals"),
        Route.Post<AssignShelter>("/api/shelter"),
        Route.Post<DepartHousehold>("/api/departures"),
        Route.Get("/api/zones/{zone}/presence", "figures.read",
            ask => ShelterFigures.Presence(ask.Tables, ask.Caller, ask.Zone)),
        Route.Get("/api/zones/{zone}/movements", "figures.read",
            ask => ShelterFigures.Days(ask.Tables, ask.Caller, ask.Zone)),
        Route.Get("/api/zones/{zone}/occupancy", "figures.read",
            ask => ShelterFigures.Districts(ask.Tables, ask.Caller, ask.Zone)),
        Route.Get("/api/zones/{zone}/occupancy/blocks", "figures.read",
            ask => ShelterFigures.Blocks(ask.Tables, ask.Caller, ask.Zone)),
        Route.Get("/api/zones/{zone}/plots/free", "shelter.read", ask => FreePlots.Of(ask.Tables, ask.Zone,
            Given(ask, "within"))),

        // Aid
        Route.Post<SetProgramme>("/api/programmes"),
        Route.Post<IssueEntitlements>("/api/entitlements"),
        Route.Post<HandOverEntitlements>("/api/entitlements/handovers"),
        Route.Post<CollectAid>("/api/collections"),
        Route.Post<MakeTransfer>("/api/transfers"),
        Route.Get("/api/zones/{zone}/programmes", "aid.read", ask => Programme.All(ask.Tables, ask.Zone)),
        Route.Get("/api/zones/{zone}/programmes/{programme}/{cycle}", "figures.read", ask => AidFigures.Coverage(
            ask.Tables, ask.Caller, ask.Zone, ask["programme"], ask["cycle"])),
        Route.Get("/api/zones/{zone}/programmes/{programme}/{cycle}/items", "figures.read", ask => AidFigures.Items(
            ask.Tables, ask.Caller, ask.Zone, ask["programme"], ask["cycle"])),
        Route.Get("/api/zones/{zone}/households/{household}/aid", "aid.read", ask => HouseholdAid.Of(
            ask.Tables, ask.Zone, ask["household"])),
        Route.Get("/api/zones/{zone}/collections/double", "aid.read",
            ask => DoubleCollections.Of(ask.Tables, ask.Zone)),
        Route.Get("/api/zones/{zone}/stock", "aid.read", ask => StockByHolder.Of(ask.Tables, ask.Zone)),
        Route.Get("/api/ledger", "aid.read", ask => ItemLedger.Of(ask.Tables, ask["item"], after: ask["after"],
            zones: Gate.Zones(ask.Tables, ask.Caller, "aid.read") is var zones && zones.Contains(Entry.World)
                ? null : zones)),
        Route.Get("/api/ledger/balance", "aid.read", ask => LedgerBalance.Of(ask.Tables)),

        // Help on request
        Route.Post<SetHelpRule>("/api/help/rule"),
        Route.Post<RecordTerritory>("/api/help/territories"),
        Route.Post<AskForHelp>("/api/help/requests"),
        Route.Post<AgreeToHelp>("/api/help/agreements"),
        Route.Post<WithdrawAgreement>("/api/help/agreements/withdrawals"),
        Route.Post<StandReady>("/api/help/standing"),
        Route.Post<OfferHelp>("/api/help/offers"),
        Route.Post<AcceptHelp>("/api/help/acceptances"),
        Route.Post<RefuseHelp>("/api/help/refusals"),
        Route.Post<WithdrawHelp>("/api/help/withdrawals"),
        Route.Post<DeliverGoods>("/api/help/deliveries/goods"),
        Route.Post<GiveInformation>("/api/help/deliveries/information"),
        Route.Post<DeliverService>("/api/help/deliveries/services"),
        Route.Get("/api/help", HelpView.Permission, ask => HelpView.Of(ask.Tables, ask.Caller)),

        // Movements in and around
        Route.Post<RecordDisplacement>("/api/displacement"),
        Route.Get("/api/displacement", Displacement.Permission, ask => Displacement.From(ask.Tables,
            ask["origin"], long.TryParse(ask["since"], out var since) ? since : 0)),
        Route.Get("/api/zones/{zone}/movements/months", ZoneMovements.Permission,
            ask => ZoneMovements.Of(ask.Tables, ask.Caller, ask.Zone)),
    ];

    public static void MapAll(this WebApplication app, IReadOnlyList<Route> routes)
    {
        foreach (var route in routes)
        {
            route.Map(app);
        }

        // What anybody may ask.
        app.MapOpenApi().AllowAnonymous();
        app.MapGet("/health", () => "good").AllowAnonymous();
        app.Map("/api/{**rest}", http => Problems.Answer(http, Missed(http))).AllowAnonymous();
        app.MapGet("/api/refusals", () => Refusals.All.Select(pair => new Refusal(pair.Key, pair.Value,
            Problems.Status(pair.Value)))).AllowAnonymous();
    }

    /// <summary>Why a request came to no route: its address, its method, or its body's kind.</summary>
    private static Refused Missed(HttpContext http)
    {
        List<string> methods = [.. http.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints
            .OfType<RouteEndpoint>().Where(one => one.Metadata.GetMetadata<HttpMethodMetadata>() is not null
                && new TemplateMatcher(new(one.RoutePattern), []).TryMatch(http.Request.Path, []))
            .SelectMany(one => one.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods).Distinct()];
        http.Response.Headers.Allow = methods.Count > 0 ? string.Join(", ", methods) : default;
        return methods.Count == 0 ? new("not-found", "There is nothing at this address.")
            : methods.Contains(http.Request.Method) ? Body.NotJson()
            : new("method-wrong", $"This address takes {string.Join(" and ", methods)} only.");
    }

    // What is absent and what is another's answer alike: with nothing.
    private static T? OfTalks<T>(Ask ask, Func<string, T?> query)
        where T : class =>
        ask.May(Processes.Permission, Processes.Scope(ask["process"])) ? query(ask["process"]) : null;
    private static string? Given(Ask ask, string name) => ask[name] is { Length: > 0 } given ? given : null;

    /// <summary>Parts of names to search for.</summary>
    private sealed record HouseholdsLike(string Text);

    private sealed record Refusal(int Number, string Code, int Status);
}
