using System.Globalization;
using Aman.People;
using Aman.Sharing;

namespace Aman.Tests.Topics.Sharing;

/// <summary>An invented camp as the table of its cells, all of them, also those that hold nobody.</summary>
internal sealed record Camp(IReadOnlyList<PeopleCell> Cells)
{
    private const int Districts = 3, Blocks = 2, Origins = 2;

    /// <summary>A few hundred people: most cells hold nobody or a family, some hold many.</summary>
    public static Camp Draw(Random random) => Lattice(Districts, Blocks, Origins, _ => random.Next(10) switch
    {
        < 4 => 0,
        < 8 => random.Next(1, 8),
        _ => random.Next(8, 60),
    });

    /// <summary>About 62,000 people in 12 districts of 16 blocks, as uneven as camps are.</summary>
    public static Camp Large(Random random) => Lattice(12, 16, 5, origin =>
        (long)Math.Round(random.NextDouble() * random.NextDouble() * (origin == 0 ? 60 : 12)));

    public static FigureRequest Request(Random random) => new(
        random.Next(3) switch
        {
            0 => $"D{1 + random.Next(Districts)}",
            1 => $"D{1 + random.Next(Districts)}-B{1 + random.Next(Blocks)}",
            _ => null,
        },
        random.Next(2) == 0 ? null : random.Next(2) == 0 ? Sexes.Female : Sexes.Male,
        random.Next(2) == 0 ? null : AgeGroups.All[random.Next(5)],
        random.Next(2) == 0 ? null : Origin(random.Next(Origins)));

    /// <summary>The same camp when one more family has come.</summary>
    public Camp Joined(Random random)
    {
        var cells = Cells.ToList();
        var home = cells[random.Next(cells.Count)];
        for (var people = 1 + random.Next(7); people > 0; people--)
        {
            var place = Enumerable.Range(0, cells.Count).Where(at => cells[at].Block == home.Block
                && cells[at].Origin == home.Origin).ToList();
            var at = place[random.Next(place.Count)];
            cells[at] = cells[at] with { People = cells[at].People + 1 };
        }

        return new(cells);
    }

    public bool[] Set(FigureRequest request) => [.. Cells.Select(cell => cell.IsOf(request))];

    public long Count(bool[] set) => Cells.Zip(set).Sum(pair => pair.Second ? pair.First.People : 0);

    public long Answer(FigureRequest request, long step) => Lines(request, step).Sum(line => line.People);

    /// <summary>What a reader is answered.</summary>
    public IReadOnlyList<FigureLine> Lines(FigureRequest request, long step) =>
        PeopleFigures.Answer(PeopleCell.Shown(Cells, step), request, step);

    /// <summary>What two answers speak of, together and by subtraction; parts that hold no cell are left out.</summary>
    public static IEnumerable<bool[]> Parts(bool[] a, bool[] b) =>
        new[] { a, b, Both(a, b), Less(a, b), Less(b, a), [.. a.Zip(b, (one, other) => !one && !other)] }
            .Where(set => set.Contains(true));

    public static bool[] Both(bool[] a, bool[] b) => [.. a.Zip(b, (one, other) => one && other)];

    public static bool[] Less(bool[] a, bool[] b) => [.. a.Zip(b, (one, other) => one && !other)];

    private static Camp Lattice(int districts, int blocks, int origins, Func<int, long> people) =>
        new(PeopleCell.InOrder(
            from district in Enumerable.Range(1, districts)
            from block in Enumerable.Range(1, blocks)
            from sex in (string[])[Sexes.Female, Sexes.Male]
            from age in AgeGroups.All.Take(5)
            from origin in Enumerable.Range(0, origins)
            select new PeopleCell($"D{district}", $"D{district}-B{block}", sex, age, Origin(origin), people(origin))));

    private static string Origin(int number) => string.Create(CultureInfo.InvariantCulture, $"SY{number + 1:00}");
}
