using Aman.Access;
using Aman.App.Demo;
using Aman.Places;
using Aman.Standards;
using Aman.Zones;

namespace Aman.App.Scenarios;

/// <summary>What a foreign minister said about safe zones, talks and help at a joint press conference in early 2017,
/// acted out point by point. The words of the steps are our own; nobody ever said them.</summary>
internal static class StatementOf2017
{
    /// <summary>Families of the demo, invented, who come to the zone.</summary>
    public const int Households = 12;
    private const ulong Seed = 2017;
    private const int GovernoratesOfSyria = 14;

    public static Scenario Scenario { get; } = new("statement-of-2017",
        "What was said about Syria in early 2017 at a joint press conference, point by point.",
        [
            Before(), .. ZoneSteps2017.Proposed(), .. ZoneSteps2017.Clarified(), .. ZoneSteps2017.Conditions(),
            .. ZoneSteps2017.Consent(), .. ZoneSteps2017.People(), .. MovementSteps2017.Moved(),
            .. TalksSteps2017.Called(), .. TalksSteps2017.WhoSpeaks(), .. DelegationSteps2017.Invited(),
            .. HelpSteps2017.Asked(), .. StatementSteps2017.Agreed(), .. StatementSteps2017.Withdrawn(),
        ]);

    public static Family Family(Stage stage, int index) => Families.At(Seed, index, stage.Today);

    private static Step Before() => Step.Taken(0, "before",
        "Parties, their users with roles and keys, and the map are there before anybody speaks.",
        async stage =>
        {
            await Map(stage);
            foreach (var party in Offices.Parties)
            {
                await stage.Do(Roles.Terminal, party);
                await stage.Grant(Offices.Of(party.Id), "liaison", party.Id);
                await stage.Grant(Offices.Of(party.Id), "negotiator", party.Id);
            }

            await stage.Grant(Offices.Proposer, "zone-coordinator", Offices.Usa, Offices.Plain);
            await stage.Grant(Offices.Coordinator, "zone-coordinator", Offices.Unhcr, Offices.Plain);
            await stage.Grant(Offices.Registrar, "gate-registrar", Offices.Unhcr, Offices.Plain);
            await stage.Grant(Offices.Site, "site-manager", Offices.Unhcr, Offices.Plain);
            await stage.Grant(Offices.Counter, "distribution-worker", Offices.Ifrc, Offices.Plain);
        },
        ("ten parties, each with a user and a signing key", stage => Offices.Parties.All(party => stage.Read(tables =>
            Parties.Find(tables, party.Id) is not null
            && tables.One<string>($"""
                select key from role_steps where person = {Offices.Of(party.Id).Actor} and role = 'liaison'
                """) is not null))),
        ("the 14 governorates of Syria with their outlines", stage => GovernoratesOfSyria == stage.Read(tables =>
            tables.One<long>($"""
                select count(*) from places where kind = {PlaceKinds.Admin1} and outline is not null
                """))));

    // Governorates from files, and a site with room for the families.
    private static async Task Map(Stage stage)
    {
        await Importer.Import(
            [.. DemoData.Files.Where(file => file.EndsWith("governorates.json", StringComparison.Ordinal)
                || file.EndsWith("syr_admin1_codab2025.geojson", StringComparison.Ordinal))],
            stage.Node.Journal, Roles.Terminal);
        Place Within(string id, string kind, string parent, string code, string name, string? arabic) =>
            new(id, kind, parent, code, name, arabic, null, null, null, null, null, "the plan of the site");
        const string District = $"{Offices.Plain}/D1", Block = $"{District}-B1";
        await stage.Do(Roles.Terminal, new RecordPlaces(
        [
            Within(Offices.Plain, PlaceKinds.Site, Offices.Governorate, "DP", "Dar'a Plain", "سهل درعا"),
            Within(District, PlaceKinds.District, Offices.Plain, "D1", "District 1", "القطاع 1"),
            Within(Block, PlaceKinds.Block, District, "B1", "Block 1", "البلوك 1"),
            .. Enumerable.Range(1, Households + 3).Select(at => Within(
                $"{Block}-H{at}", PlaceKinds.Shelter, Block, $"H{at}", $"Plot {at}", $"القطعة {at}")),
        ]));
    }
}
