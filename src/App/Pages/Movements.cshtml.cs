using Aman.Movements;
using Aman.Sharing;
using Aman.Shelter;
using Aman.Standards;
using Microsoft.AspNetCore.Mvc;

namespace Aman.App.Pages;

/// <summary>Who comes and who leaves, and does this zone ease the burden on the neighbours?</summary>
[Needs("figures.read")]
public sealed class MovementsModel(Node node, InView inView, Texts texts) : Face(node, inView)
{
    private const string Origin = "SYR";
    private const long FirstYear = 2011;
    private const int CountriesInTable = 10, SeekersLines = 5;

    /// <summary>The five countries around Syria in UNHCR's regional plan.</summary>
    private static readonly string[] Around = ["TUR", "LBN", "JOR", "IRQ", "EGY"];

    private static readonly string[] Lines = [.. Around, "DEU"];

    /// <summary>A country of asylum and its figures by year.</summary>
    public sealed record Host(string Code, string Name, IReadOnlyDictionary<long, DisplacementFigure> Years)
    {
        public long Refugees(long year) => Years.GetValueOrDefault(year)?.Refugees ?? 0;

        public long Seekers(long year) => Years.GetValueOrDefault(year)?.AsylumSeekers ?? 0;
    }

    /// <summary>The year that the map shows; the newest where none is asked for.</summary>
    [BindProperty(SupportsGet = true)]
    public long Year { get; set; }

    public IReadOnlyList<long> Years { get; private set; } = [];

    public IReadOnlyList<Host> Hosts { get; private set; } = [];

    public ZoneMovements Zonal { get; private set; } = new([], []);

    /// <summary>What a shown 0 stands for; 0 where the zone's figures are exact.</summary>
    public long Below { get; private set; }

    public Presence Presence { get; private set; } = new(0, 0, 0);

    public string Source { get; private set; } = "";

    public long Newest => Years[^1];

    public IEnumerable<Host> Neighbours => Hosts.Where(host => Around.Contains(host.Code));

    /// <summary>Countries with the most refugees in the newest year.</summary>
    public IReadOnlyList<Host> Largest =>
        [.. Hosts.Where(host => host.Code != Origin).OrderByDescending(host => host.Refugees(Newest))
            .ThenBy(host => host.Code, StringComparer.Ordinal).Take(CountriesInTable)];

    public IReadOnlyList<Host> InLines =>
        [.. Lines.Select(code => Hosts.FirstOrDefault(host => host.Code == code)).OfType<Host>()];

    /// <summary>Countries with the most applications that wait, in the newest year.</summary>
    public IReadOnlyList<Host> MostSeekers =>
        [.. Hosts.OrderByDescending(host => host.Seekers(Newest)).ThenBy(host => host.Code, StringComparer.Ordinal)
            .Take(SeekersLines)];

    public long Displaced(long year) => Hosts.FirstOrDefault(host => host.Code == Origin)?.Years
        .GetValueOrDefault(year)?.Idps ?? 0;

    public long Around5(long year) => Neighbours.Sum(host => host.Refugees(year));

    public long PeakYear => Years.MaxBy(Around5);

    public void OnGet() => Show();

    public IReadOnlyList<YearLine> RefugeeLines => [.. InLines.Select(host => Line(host, host.Refugees))];

    public IReadOnlyList<YearLine> SeekerLines => [.. MostSeekers.Select(host => Line(host, host.Seekers))];

    /// <summary>The map's countries, by the code of their outlines.</summary>
    public IReadOnlyList<RegionCountry> Map => [.. Hosts.Where(host => host.Code != Origin).Select(host =>
        new RegionCountry(Country.Find(host.Code)?.Iso2 ?? host.Code, host.Name,
            [.. Years.Select(host.Refugees)]))];

    public RegionCountry MapOrigin => new(Country.Find(Origin)!.Iso2, NameOf(Origin), []);

    /// <summary>A country's or place's name, or its code.</summary>
    public string Place(string? code) => code is null ? texts["move.unsaid"] : NameOf(code);

    protected override void Show() => Read(Displacement.Permission, tables =>
    {
        var figures = Displacement.From(tables, Origin, FirstYear);
        Years = [.. figures.Select(figure => figure.Year).Distinct().Order()];
        Year = Years.Count == 0 ? 0 : Years.Contains(Year) ? Year : Years[^1];
        Source = figures.Count == 0 ? "" : figures[0].Source;
        Hosts = [.. figures.GroupBy(figure => figure.Asylum).Select(group => new Host(
            group.Key, NameOf(group.Key), group.ToDictionary(figure => figure.Year)))];
        if (Zone is { } zone)
        {
            (Below, Zonal) = ZoneMovements.Of(tables, Caller, zone.Id);
            Presence = ShelterFigures.Presence(tables, Caller, zone.Id).Shown;
            foreach (var place in Zonal.Places.Select(one => one.Place).OfType<string>().Distinct())
            {
                named[place] = Places.AllPlaces.One(tables, place) is { } found ? texts.Place(found) : NameOf(place);
            }
        }

        return 0;
    });

    private readonly Dictionary<string, string> named = new(StringComparer.Ordinal);

    private string NameOf(string code) => named.TryGetValue(code, out var name) ? name
        : Country.Find(code) is { } country ? texts.Name(country.Name, country.NameArabic) : code;

    private static YearLine Line(Host host, Func<long, long> value) => new(
        host.Name, host.Years.Keys.ToDictionary(year => year, value));
}
