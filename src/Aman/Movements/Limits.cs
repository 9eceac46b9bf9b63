namespace Aman.Movements;

/// <summary>The limits of movements and displacement.</summary>
public static class Limits
{
    /// <summary>Figures in one fact.</summary>
    public const int FiguresMax = 2_000;

    /// <summary>Years that a figure can be of; UNHCR's begin with 1951.</summary>
    public const long YearMin = 1951, YearMax = 2200;

    /// <summary>More people than there are, so that sums cannot run over.</summary>
    public const long PeopleMax = 10_000_000_000;

    public const int SourceCharactersMax = 200;

    /// <summary>Figures and months shown at once.</summary>
    public const int RowsMax = 20_000, MonthsMax = 600;
}
