namespace Aman.Movements;

/// <summary>People displaced from one country who were in another at the end of a year, or in their own.</summary>
/// <param name="Origin">ISO 3166 alpha-3, or UNHCR's code where the origin is not one country.</param>
/// <param name="Asylum">ISO 3166 alpha-3 of the country they are in.</param>
/// <param name="AsylumSeekers">People whose application waits for a decision.</param>
/// <param name="ReturnedRefugees">Back in the country of origin within the year.</param>
/// <param name="Idps">Internally displaced, where both countries are the same.</param>
public sealed record DisplacementFigure(
    long Year, string Origin, string Asylum, long Refugees, long AsylumSeekers, long ReturnedRefugees, long Idps,
    long ReturnedIdps, string Source);

/// <summary>Records figures of displacement in the region as somebody published them; what is known already is left
/// out.</summary>
public sealed record RecordDisplacement(IReadOnlyList<DisplacementFigure> Figures) : ICommand
{
    public static string Permission => "displacement.record";

    public string Scope => Entry.World;

    public Fact? Decide(Tables tables, Caller caller)
    {
        if (Figures.Count > Limits.FiguresMax)
        {
            throw new Refused("displacement-invalid", $"There are {Figures.Count} figures; record at most "
                + $"{Limits.FiguresMax} at once.");
        }

        if (Figures.Select((figure, at) => (At: at + 1, Why: Wrong(figure))).FirstOrDefault(one => one.Why is not null)
            is { Why: { } why } wrong)
        {
            throw new Refused("displacement-invalid", $"Figure {wrong.At} cannot be recorded: {why}. Correct it.");
        }

        if (Figures.DistinctBy(one => (one.Year, one.Origin, one.Asylum)).Count() < Figures.Count)
        {
            throw new Refused("displacement-invalid", "A year, origin and country are there twice. Give each once.");
        }

        var known = Displacement.Known(tables, [.. Figures.Select(one => one.Year).Distinct()]);
        List<DisplacementFigure> news = [.. Figures.Where(one => !known.Contains(one))];
        return news.Count == 0 ? null : new DisplacementRecorded(news);
    }

    /// <returns>Why a figure cannot be recorded; null when it can.</returns>
    public static string? Wrong(DisplacementFigure figure) =>
        figure.Year is < Limits.YearMin or > Limits.YearMax
            ? $"its year is not between {Limits.YearMin} and {Limits.YearMax}"
            : !IsCode(figure.Origin) || !IsCode(figure.Asylum) ? "a country is not three capital letters"
            : new[]
            {
                figure.Refugees, figure.AsylumSeekers, figure.ReturnedRefugees, figure.Idps, figure.ReturnedIdps,
            }.Any(people => people is < 0 or > Limits.PeopleMax) ? "a number of people is below zero or too large"
            : figure.Source.Length is 0 or > Limits.SourceCharactersMax ? "its source is missing or too long" : null;

    private static bool IsCode(string code) => code.Length == 3 && code.All(char.IsAsciiLetterUpper);
}

/// <summary>The figures are as listed.</summary>
public sealed record DisplacementRecorded(IReadOnlyList<DisplacementFigure> Figures) : Fact
{
    protected override void Apply(Tables tables, Entry entry)
    {
        foreach (var one in Figures)
        {
            tables.Execute($"""
                insert into displacement (year, origin, asylum, refugees, asylum_seekers, returned_refugees, idps,
                  returned_idps, source, stamp)
                values ({one.Year}, {one.Origin}, {one.Asylum}, {one.Refugees}, {one.AsylumSeekers},
                  {one.ReturnedRefugees}, {one.Idps}, {one.ReturnedIdps}, {one.Source}, {entry.Stamp})
                on conflict (year, origin, asylum) do update set refugees = excluded.refugees,
                  asylum_seekers = excluded.asylum_seekers, returned_refugees = excluded.returned_refugees,
                  idps = excluded.idps, returned_idps = excluded.returned_idps, source = excluded.source,
                  stamp = excluded.stamp
                where excluded.stamp > displacement.stamp
                """);
        }
    }
}
