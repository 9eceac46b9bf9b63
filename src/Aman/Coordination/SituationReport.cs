using Aman.Aid;
using Aman.People;
using Aman.Shelter;
using Aman.Zones;

namespace Aman.Coordination;

/// <summary>How a zone stands, in figures only: no name and no id of a person or household is in it.</summary>
/// <param name="State">Of the zone's life, in words.</param>
/// <param name="Capacity">People the zone was proposed for; null when it was never proposed.</param>
/// <param name="Presence">Who is here, as counted at the gates.</param>
/// <param name="Registered">Who is registered and has not left.</param>
/// <param name="Stock">What the site has.</param>
/// <param name="Ledger">Where every unit of every item is, over all zones known here.</param>
public sealed record SituationReport(string Zone, string? Name, string? NameArabic, string State, long? Capacity,
    Presence Presence, Registered Registered, IReadOnlyList<PeopleGroup> People,
    IReadOnlyList<OccupancyByDistrict> Occupancy, IReadOnlyList<StockByHolder> Stock,
    IReadOnlyList<LedgerBalance> Ledger, IReadOnlyList<CycleReport> Cycles, IReadOnlyList<ServiceLevel> Services,
    IReadOnlyList<Gap> Gaps, SituationExceptions Exceptions)
{
    public const string Permission = "figures.read";

    public static SituationReport Of(Tables tables, string zone)
    {
        var zoned = tables.One<(string? Name, string? NameArabic, long? Capacity)>(
            $"select name, name_arabic, capacity from zones where id = {zone}");
        var report = new SituationReport(
            zone, zoned.Name, zoned.NameArabic, ZoneLife.Of(tables, zone).State.Word(), zoned.Capacity,
            Presence.Of(tables, zone), Registered.Of(tables, zone), PeopleGroup.Of(tables, zone),
            OccupancyByDistrict.Of(tables, zone), StockByHolder.Of(tables, zone), LedgerBalance.Of(tables),
            CycleReport.Of(tables, zone), ServiceLevel.Of(tables, zone), [], SituationExceptions.Of(tables, zone));
        return report with { Gaps = Gap.Of(report) };
    }
}

/// <summary>Households and people on the register that have not left.</summary>
public sealed record Registered(long Households, long People)
{
    public static Registered Of(Tables tables, string zone) => tables.One<Registered>($"""
        select count(distinct p.household) as households, count(*) as people from people p
        left join stays s on s.zone = p.zone and s.household = p.household
        where p.zone = {zone} and p.died = 0 and p.same_as = ''
          and (s.household is null or s.people > 0 or s.moved = '')
        """)!;
}

/// <summary>Registered people who have not left, of one sex and UNHCR age group.</summary>
public sealed record PeopleGroup(string AgeGroup, string Sex, long People)
{
    public static IReadOnlyList<PeopleGroup> Of(Tables tables, string zone)
    {
        var order = AgeGroups.All.ToList();
        return [.. tables.Query<PeopleGroup>($"""
            select p.age_group, p.sex, count(*) as people from people p
            left join stays s on s.zone = p.zone and s.household = p.household
            where p.zone = {zone} and p.died = 0 and p.same_as = ''
              and (s.household is null or s.people > 0 or s.moved = '')
            group by p.age_group, p.sex order by p.age_group, p.sex
            """).OrderBy(group => order.IndexOf(group.AgeGroup))];
    }
}

/// <summary>How far a programme's running cycle has come.</summary>
public sealed record CycleReport(string Programme, string Name, string? NameArabic, string Cycle, string Mode,
    IReadOnlyList<CycleCoverage> Districts, IReadOnlyList<ItemCoverage> Items)
{
    public long Entitled => Districts.Sum(district => district.Entitled);

    public long Collected => Districts.Sum(district => district.Collected);

    public static IReadOnlyList<CycleReport> Of(Tables tables, string zone) =>
        [.. Aid.Programme.All(tables, zone).Select(one => new CycleReport(
            one.Id, one.Name, one.NameArabic, one.Cycle, one.Mode, CycleCoverage.Of(tables, zone, one.Id, one.Cycle),
            ItemCoverage.Of(tables, zone, one.Id, one.Cycle)))];
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

        gaps.AddRange(report.Occupancy.Where(district => district.IsOver).Select(district => new Gap(
            "district-over-capacity", district.Name, district.Households, district.Plots,
            $"{district.Households} households ({district.People} people) live on the {district.Plots} plots of "
            + $"{district.Name}: some share one.")));
        if (here.People > registered.People)
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
