using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Aman.Access;
using Aman.App.Demo;
using Aman.People;
using Aman.Standards;

namespace Aman.App.Commands;

/// <summary><c>aman bench people-import</c>: a registration list of invented people, one row a person, imported with
/// the search for duplicates into an empty zone, and the same list again, which must change nothing.</summary>
public static class BenchImport
{
    private const ulong Seed = 2024;
    private static readonly DateOnly On = new(2026, 11, 24);

    private static readonly Option<int> People = new("--people")
    {
        Description = "People of the list, a row each.", DefaultValueFactory = _ => 100_000,
    };

    private static readonly Option<string> Order = new("--order")
    {
        Description = "\"household\" after household as lists are, or the rows of all of them \"mixed\".",
        DefaultValueFactory = _ => "household",
    };

    public static Command Command()
    {
        var command = new Command("people-import", "Measure the import of a registration list.")
        {
            People, Order, Options.Database,
        };
        command.SetAction(async (result, stop) =>
        {
            var figures = new Figures(result.InvocationConfiguration.Output);
            var folder = Directory.CreateTempSubdirectory("aman-bench-");
            using var database = result.GetValue(Options.Database) is { Length: > 0 } given
                ? new BenchDatabase(given) : null;
            try
            {
                var list = Path.Combine(folder.FullName, "list.csv");
                await File.WriteAllLinesAsync(list, List(result.GetValue(People), result.GetValue(Order) == "mixed"),
                    stop);
                await Run(database?.Where ?? Path.Combine(folder.FullName, "node"), list, figures,
                    result.InvocationConfiguration.Error);
            }
            finally
            {
                folder.Delete(recursive: true);
            }

            return Exit.Good;
        });
        return command;
    }

    private static async Task Run(string where, string list, Figures figures, TextWriter steps)
    {
        await using var node = Node.Open(where, "only for the benchmark", TimeProvider.System);
        await BenchHouseholds.OpenZone(node.Journal);
        var engine = $"{node.Database.Engine}.people-import";
        figures.Add($"{engine}.idle.peak_mb", PeakMb());
        foreach (var time in (string[])["first", "again"])
        {
            var (start, processor) = (Stopwatch.GetTimestamp(), Processor());
            var report = await PeopleImport.Run(node, Roles.Terminal, BenchHouseholds.Zone,
                [Document.Open(() => File.OpenRead(list), "list.csv")], new Dictionary<string, string>(), On,
                dryRun: false, new Stages(start, steps));
            var name = $"{engine}.{time}";
            figures.Add($"{name}.s", Stopwatch.GetElapsedTime(start).TotalSeconds);
            figures.Add($"{name}.processor_s", (Processor() - processor).TotalSeconds);
            figures.Add($"{name}.new", report.People);
            figures.Add($"{name}.changed", report.Changed);
            figures.Add($"{name}.pairs", report.Duplicates);
            figures.Add($"{name}.peak_mb", PeakMb());
        }
    }

    private static double PeakMb()
    {
        using var own = Process.GetCurrentProcess();
        return own.PeakWorkingSet64 / 1e6;
    }

    private static TimeSpan Processor()
    {
        using var own = Process.GetCurrentProcess();
        return own.TotalProcessorTime;
    }

    // One row after another, so that the list itself takes no room in what is measured. Mixed, each household's second
    // row stands behind the first rows of all, and so on.
    private static IEnumerable<string> List(int people, bool mixed)
    {
        yield return "household,person id,given name,father's name,grandfather's name,family name,mother's name,sex,"
            + "relation,date of birth,phone,document number,origin";
        var left = people;
        for (var place = 0; left > 0; place++)
            foreach (var row in Families.All(Seed, On, Math.Max(1, mixed ? people / 5 : people)).SelectMany(family =>
                mixed ? family.Persons.Skip(place).Take(1).Select(person => Row(family, person))
                    : family.Persons.Select(person => Row(family, person))).Take(left))
            {
                left--;
                yield return row;
            }
    }

    private static string Row(Family family, Person person)
    {
        var name = (person.Id[^1] % 3 == 0 ? person.Names.Latin : person.Names.Arabic)!;
        return string.Create(CultureInfo.InvariantCulture, $"{family.Id},{person.Id},{string.Join(',', name.All)},"
            + $"{person.Sex},{person.Relation},{person.Birth?.Year}-{person.Birth?.Month:00}-{person.Birth?.Day:00},"
            + $"{person.Phones?[0]},{person.Documents?[0].Number},{family.OriginAdmin1}");
    }

    private sealed class Stages(long start, TextWriter steps) : IProgress<ImportProgress>
    {
        private string last = "";

        public void Report(ImportProgress value)
        {
            if (value.Stage != last)
                steps.WriteLine($"  {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s, "
                    + $"{Processor().TotalSeconds:0.0} s of processor: {last = value.Stage}");
        }
    }
}
