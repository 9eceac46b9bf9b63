using Aman.Aid;
using Aman.People;
using Aman.Sharing;
using Aman.Shelter;
using Aman.Zones;

namespace Aman.Coordination;

/// <summary>How a zone stands, in figures only: no name and no id of a person or household is in it. Counts of people
/// are as the reader may see them.</summary>
/// <param name="Below">A shown 0 stands for fewer than this.</param>
/// <param name="State">Of the zone's life, in words.</param>
/// <param name="Capacity">People the zone was proposed for; null when it was never proposed.</param>
/// <param name="Presence">Who is here, as counted at the gates.</param>
/// <param name="Registered">Who is registered and has not left.</param>
/// <param name="Stock">What the site has; like the ledger only for whoever may read aid, since what was handed out
/// counts people.</param>
/// <param name="Ledger">Where every unit of every item is, over all zones known here.</param>
/// <param name="Exceptions">Null for whoever may not read aid.</param>
public sealed record SituationReport(string Zone, string? Name, string? NameArabic, string State, long? Capacity,
    SituationBelow Below, Presence Presence, Registered Registered, IReadOnlyList<PeopleGroup> People,
    IReadOnlyList<OccupancyByDistrict> Occupancy, IReadOnlyList<StockByHolder> Stock,
    IReadOnlyList<LedgerBalance> Ledger, IReadOnlyList<CycleReport> Cycles, IReadOnlyList<ServiceLevel> Services,
    IReadOnlyList<Gap> Gaps, SituationExceptions? Exceptions)
{
    public const string Permission = "figures.read";

    public static SituationReport Of(Tables tables, Caller caller, string zone)
    {
        var zoned = tables.One<(string? Name, string? NameArabic, long? Capacity)>(
            $"select name, name_arabic, capacity from zones where id = {zone}");
        var people = PeopleBySexAndAge.Of(tables, caller, zone);
        var presence = ShelterFigures.Presence(tables, caller, zone);
        var aid = AidFigures.Step(tables, caller, zone) == Suppression.Exact;
        var report = new SituationReport(
            zone, zoned.Name, zoned.NameArabic, ZoneLife.Of(tables, zone).State.Word(), zoned.Capacity,
            new(people.Below, presence.Below, aid ? 0 : AidFigures.Step(tables, caller, zone)),
            presence.Shown, Registered.Of(tables, zone, people),
            [.. people.Shown.Select(line => new PeopleGroup(line.AgeGroup, line.Sex, line.People))],
            ShelterFigures.Districts(tables, caller, zone).Shown, aid ? StockByHolder.Of(tables, zone) : [],
            aid ? LedgerBalance.Of(tables) : [], CycleReport.Of(tables, caller, zone),
            ServiceLevel.Of(tables, zone, presence.Shown.People), [],
            aid ? SituationExceptions.Of(tables, zone) : null);
        return report with { Gaps = Gap.Of(report) };
    }
}

/// <summary>What a shown 0 stands for: fewer than this; 0 where the figures are exact.</summary>
/// <param name="Shelter">For presence and occupancy.</param>
public sealed record SituationBelow(long People, long Shelter, long Aid);

/// <summary>Households and people on the register that have not left.</summary>
public sealed record Registered(long Households, long People)
{
    internal static Registered Of(
        Tables tables, string zone, Figures<IReadOnlyList<PeopleBySexAndAge.Line>> people)
    {
        var households = tables.One<long>($"""
            select count(distinct p.household) as households from people p
            left join stays s on s.zone = p.zone and s.household = p.household
            where p.zone = {zone} and p.died = 0 and p.same_as = ''
              and (s.household is null or s.people > 0 or s.moved = '')
            """);
        return new(Suppression.Cells([households], Math.Max(Suppression.Exact, people.Below))[0],
            people.Shown.Sum(line => line.People));
    }
}

/// <summary>Registered people who have not left, of one sex and UNHCR age group.</summary>
public sealed record PeopleGroup(string AgeGroup, string Sex, long People);

/// <summary>How far a programme's running cycle has come.</summary>
public sealed record CycleReport(string Programme, string Name, string? NameArabic, string Cycle, string Mode,
    IReadOnlyList<CycleCoverage> Districts, IReadOnlyList<ItemCoverage> Items)
{
    public long Entitled => Districts.Sum(district => district.Entitled);

    public long Collected => Districts.Sum(district => district.Collected);

    public static IReadOnlyList<CycleReport> Of(Tables tables, Caller caller, string zone) =>
        [.. Aid.Programme.All(tables, zone).Select(one => new CycleReport(
            one.Id, one.Name, one.NameArabic, one.Cycle, one.Mode,
            AidFigures.Coverage(tables, caller, zone, one.Id, one.Cycle).Shown,
            AidFigures.Items(tables, caller, zone, one.Id, one.Cycle).Shown))];
}

/// <summary>Something that is short of what people here need or of a standard.</summary>
/// <param name="Code">For translation; one of <c>zone-over-capacity</c>, <c>households-without-shelter</c>,
/// <c>district-over-capacity</c>, <c>people-not-registered</c>, <c>service-short</c>.</param>
/// <param name="Where">The place or the type of service; null for the whole zone.</param>
/// <param name="Measured">What there is.</param>
/// <param name="Wanted">What there should be.</param>
/// <param name="Words">In plain English, with the standard and who set it.</param>
public sealed record Gap(string Code, string? Where, long Measured, long Wanted, string Words)
{
    public static IReadOnlyList<Gap> Of(SituationReport report)
    {
        var gaps = new List<Gap>();
        var (here, registered) = (report.Presence, report.Registered);
        if (report.Capacity is { } room && here.People > room)
        {
            gaps.Add(new("zone-over-capacity", null, here.People, room,
                $"{here.People} people are here; the zone was agreed for {room}."));
        }

        if (here.WithoutShelter > 0)
        {
            gaps.Add(new("households-without-shelter", null, here.WithoutShelter, 0,
                $"{here.WithoutShelter} households have no plot. Everybody has the right to adequate shelter "
                + "(Sphere Handbook 2018, shelter and settlement)."));
        }

        gaps.AddRange(report.Occupancy.Where(district =>
            district.IsOverBy(Math.Max(Suppression.Exact, report.Below.Shelter))).Select(district => new Gap(
            "district-over-capacity", district.Name, district.Households, district.Plots,
            $"{district.Households} households ({district.People} people) live on the {district.Plots} plots of "
            + $"{district.Name}: some share one.")));
        if (here.People >= registered.People + Math.Max(Suppression.Exact, report.Below.People))
        {
            gaps.Add(new("people-not-registered", null, registered.People, here.People,
                $"{here.People} people were counted in at the gates and {registered.People} are registered."));
        }

        gaps.AddRange(report.Services.Where(service => service.Missing > 0).Select(service => new Gap(
            "service-short", service.Type, service.Facilities, service.Facilities + service.Missing,
            $"{service.Facilities} of type {service.Type} for {service.People} people, {service.Missing} too few. "
            + $"{service.Source}.")));
        return gaps;
    }
}

/// <summary>What a person must look at: nothing of it was dropped, nothing of it mends itself.</summary>
/// <param name="DoubleCollections">Lines of entitlements of which more was collected than was due.</param>
/// <param name="NegativeAccounts">Holders that gave more than they had.</param>
/// <param name="UnbalancedItems">Items whose ledger does not sum to zero: the tables are broken, rebuild them.</param>
/// <param name="StoppedChains">Chains with a fact from a newer program: from there on they are kept and
/// not applied.</param>
public sealed record SituationExceptions(long DoubleCollections, IReadOnlyList<NegativeAccounts> NegativeAccounts,
    IReadOnlyList<string> UnbalancedItems, IReadOnlyList<StoppedChain> StoppedChains)
{
    public static SituationExceptions Of(Tables tables, string zone) => new(
        Aid.DoubleCollections.Count(tables, zone), Aid.NegativeAccounts.Of(tables),
        [.. LedgerBalance.Of(tables).Where(item => item.Sum != 0).Select(item => item.Item)],
        tables.Query<StoppedChain>(
            $"select node, scope, stopped from heads where stopped is not null order by node, scope"));
}

/// <summary>A chain that is not applied from the entry <paramref name="Stopped"/> on.</summary>
public sealed record StoppedChain(string Node, string Scope, long Stopped);
