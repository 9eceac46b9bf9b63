using Aman.App.Commands;
using Aman.Bench.Systems;
using Aman.Matching;
using Aman.Registries.Measures;

namespace Aman.Bench;

/// <summary>Data sets that others measure themselves by. All of FEBRL's and Splink's people are invented.</summary>
internal static class KnownSets
{
    private static readonly string Data = Path.Combine(AppContext.BaseDirectory, "data");

    public static void Run(Figures figures, string? nameBench)
    {
        foreach (var number in (int[])[1, 2, 3])
        {
            Match(figures, $"febrl{number}", Febrl(number));
        }

        Match(figures, "fake1000", Fake1000());
        if (nameBench is not null)
        {
            NameBench(figures, nameBench);
        }
    }

    private static List<(PersonRecord Person, string Truth)> Febrl(int number) =>
    [
        .. Table($"febrl/dataset{number}.csv").Select(row => (new PersonRecord
        {
            Id = row["rec_id"], Names = [PersonName.Of(given: row["given_name"], family: row["surname"])],
            Birth = Birth.TryRead(row["date_of_birth"], out var birth) ? birth : null,
            Documents = List(row["soc_sec_id"]),
            Place = string.Join(' ', row["street_number"], row["address_1"], row["address_2"], row["suburb"],
                row["postcode"], row["state"]),
        }, row["rec_id"].Split('-')[1])),
    ];

    private static List<(PersonRecord Person, string Truth)> Fake1000() =>
    [
        .. Table("splink-fake1000/fake_1000.csv").Select(row => (new PersonRecord
        {
            Id = row["unique_id"], Names = [PersonName.Of(given: row["first_name"], family: row["surname"])],
            Birth = Birth.TryRead(row["dob"], out var birth) ? birth : null,
            Place = row["city"], Phones = List(row["email"]),
        }, row["cluster"])),
    ];

    private static void Match(Figures figures, string name, List<(PersonRecord Person, string Truth)> people)
    {
        var index = new MatchIndex();
        foreach (var (person, _) in people)
        {
            index.Add(person);
        }

        var place = people.Index().ToDictionary(one => one.Item.Person.Id, one => one.Index);
        var truth = people.Select(one => one.Truth).ToList();
        // Below the bands too, or the best threshold could not lie there.
        var pairs = index.Pairs(least: 0);
        var judged = pairs.Select(pair =>
            (pair.Bits, Right: truth[place[pair.Left]] == truth[place[pair.Right]])).ToList();
        var wanted = Pairs.Wanted(truth);
        var best = Pairs.Best(judged, wanted);
        figures.Add($"aman.{name}.f1", best.Quality.F1);
        figures.Add($"aman.{name}.f1.bits", best.Threshold);
        foreach (var (band, of) in ((Band, string)[])[(Band.Same, "same"), (Band.Look, "look")])
        {
            var taken = pairs.Where(pair => pair.Band >= band)
                .Select(pair => (place[pair.Left], place[pair.Right])).ToList();
            var quality = Quality.Of(taken.Count,
                taken.LongCount(pair => truth[pair.Item1] == truth[pair.Item2]), wanted);
            figures.Add($"aman.{name}.{of}.f1", quality.F1);
            figures.Add($"aman.{name}.{of}.b3", BCubed.Of(truth, BCubed.Groups(truth.Count, taken)).F1);
        }
    }

    /// <summary>Names alone, of people, companies and ships; only people are asked. A pair counts as found when the
    /// library would have a person look at it, and at the best threshold.</summary>
    private static void NameBench(Figures figures, string file)
    {
        var judged = (from row in Rows(File.ReadLines(file))
                      where row["schema"] == "Person"
                      let score = Matcher.Score(Named("a", row["name1"]), Named("b", row["name2"]))
                      select (score.Bits, Right: row["is_match"] == "true", score.Band)).ToList();
        var wanted = judged.LongCount(one => one.Right);
        var looked = judged.Where(one => one.Band >= Band.Look).ToList();
        figures.Add("aman.name-bench.f1", Pairs.Best(judged.Select(one => (one.Bits, one.Right)), wanted).Quality.F1);
        figures.Add("aman.name-bench.look.f1",
            Quality.Of(looked.Count, looked.LongCount(one => one.Right), wanted).F1);
    }

    private static PersonRecord Named(string id, string name) => new() { Id = id, Names = [PersonName.Free(name)] };

    private static List<string> List(string text) => text.Length > 0 ? [text] : [];

    private static IEnumerable<Dictionary<string, string>> Table(string file) =>
        Rows(File.ReadLines(Path.Combine(Data, file)));

    private static IEnumerable<Dictionary<string, string>> Rows(IEnumerable<string> lines)
    {
        List<string>? header = null;
        foreach (var line in lines.Where(line => line.Length > 0))
        {
            var cells = Cells(line);
            if (header is null)
            {
                header = cells;
                continue;
            }

            yield return header.Zip(cells).ToDictionary(one => one.First, one => one.Second);
        }
    }

    private static List<string> Cells(string line)
    {
        List<string> cells = [""];
        var quoted = false;
        foreach (var letter in line)
        {
            if (letter == '"')
            {
                quoted = !quoted;
            }
            else if (letter == ',' && !quoted)
            {
                cells.Add("");
            }
            else
            {
                cells[^1] += letter;
            }
        }

        return [.. cells.Select(cell => cell.Trim())];
    }
}
