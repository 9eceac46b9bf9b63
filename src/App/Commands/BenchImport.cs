using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
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

    private static readonly Option<int> Rows = new("--rows")
    {
        Description = "Rows of the list.", DefaultValueFactory = _ => 100_000,
    };

    public static Command Command()
    {
        var command = new Command("people-import", "Measure the import of a registration list.")
        {
            Rows, Options.Database,
        };
        command.SetAction(async (result, _) =>
        {
            var figures = new Figures(result.InvocationConfiguration.Output);
            var folder = Directory.CreateTempSubdirectory("aman-bench-");
            try
            {
                await Run(result.GetValue(Options.Database) is { Length: > 0 } database ? database : folder.FullName,
                    result.GetValue(Rows), figures, result.InvocationConfiguration.Error);
            }
            finally
            {
                folder.Delete(recursive: true);
            }

            return Exit.Good;
        });
        return command;
    }

    private static async Task Run(string where, int rows, Figures figures, TextWriter steps)
    {
        await using var node = Node.Open(where, "only for the benchmark", TimeProvider.System);
        await BenchHouseholds.OpenZone(node.Journal);
        var list = List(rows);
        foreach (var time in (string[])["first", "again"])
        {
            var (start, processor) = (Stopwatch.GetTimestamp(), Processor());
            using var stream = new MemoryStream(list);
            var report = await PeopleImport.Run(node, Roles.Terminal, BenchHouseholds.Zone,
                [Document.Open(stream, "list.csv")], new Dictionary<string, string>(), On, dryRun: false,
                new Stages(start, steps));
            var name = $"{node.Database.Engine}.people-import.{time}";
            figures.Add($"{name}.s", Stopwatch.GetElapsedTime(start).TotalSeconds);
            figures.Add($"{name}.processor_s", (Processor() - processor).TotalSeconds);
            figures.Add($"{name}.new", report.People);
            figures.Add($"{name}.changed", report.Changed);
            figures.Add($"{name}.pairs", report.Duplicates);
        }

        using var own = Process.GetCurrentProcess();
        figures.Add($"{node.Database.Engine}.people-import.peak_mb", own.PeakWorkingSet64 / 1e6);
    }

    private static TimeSpan Processor()
    {
        using var own = Process.GetCurrentProcess();
        return own.TotalProcessorTime;
    }

    private static byte[] List(int rows)
    {
        var text = new StringBuilder("household,person id,given name,father's name,grandfather's name,family name,"
            + "mother's name,sex,relation,date of birth,phone,document number,origin\n");
        foreach (var (family, person) in Families.All(Seed, On, int.MaxValue)
            .SelectMany(family => family.Persons.Select(person => (family, person))).Take(rows))
        {
            var name = (person.Id[^1] % 3 == 0 ? person.Names.Latin : person.Names.Arabic)!;
            text.AppendLine(CultureInfo.InvariantCulture, $"{family.Id},{person.Id},{string.Join(',', name.All)},"
                + $"{person.Sex},{person.Relation},{person.Birth?.Year}-{person.Birth?.Month:00}-"
                + $"{person.Birth?.Day:00},"
                + $"{person.Phones?[0]},{person.Documents?[0].Number},{family.OriginAdmin1}");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
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
