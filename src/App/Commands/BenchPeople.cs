using System.CommandLine;
using System.Diagnostics;
using Aman.App.Demo;
using Aman.People;

namespace Aman.App.Commands;

/// <summary><c>aman bench people-search</c>: names of invented people searched letter by letter as they are typed, in
/// the table that pages search, from the first two letters of a given name to a whole name in two words.</summary>
public static class BenchPeople
{
    private const ulong Seed = 1951;
    private const int Typed = 200, SlipPerMille = 50, CyrillicPerMille = 50, HitsMax = 50;

    private static readonly Option<int> People = new("--people")
    {
        Description = "People in the register.", DefaultValueFactory = _ => 1_000_000,
    };

    public static Command Command()
    {
        var command = new Command("people-search", "Measure the search for people by name, as it is typed.") { People };
        command.SetAction(result =>
        {
            Run(result.GetValue(People), new Figures(result.InvocationConfiguration.Output));
            return Exit.Good;
        });
        return command;
    }

    private static void Run(int people, Figures figures)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (table, start) = (new NameTable(), Stopwatch.GetTimestamp());
        var typed = new List<NameParts>();
        foreach (var person in Persons().Take(people))
        {
            table.Add(person.Id, person.Names);
            if (table.Count % (people / Typed) == 1)
                typed.Add(typed.Count % 2 == 0 ? person.Names.Arabic! : person.Names.Latin!);
        }

        figures.Add("people-search.fill_s", Stopwatch.GetElapsedTime(start).TotalSeconds);
        figures.Add("people-search.words", table.Words);
        figures.Add("people-search.mb_per_million",
            (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6 / people * 1e6);
        foreach (var (script, names) in new[]
        {
            ("arabic", typed.Where((_, at) => at % 2 == 0)), ("latin", typed.Where((_, at) => at % 2 == 1)),
        })
        {
            var waits = names.SelectMany(name => Letters($"{name.Given} {name.Family}"))
                .Select(text => Wait(table, text)).Order().ToList();
            figures.Add($"people-search.{script}.p50_ms", waits[waits.Count / 2]);
            figures.Add($"people-search.{script}.p99_ms", waits[waits.Count * 99 / 100]);
            figures.Add($"people-search.{script}.most_ms", waits[^1]);
        }
    }

    // One letter more each time, as the page asks.
    internal static IEnumerable<string> Letters(string name) =>
        Enumerable.Range(2, name.Length - 1).Select(letters => name[..letters]);

    private static double Wait(NameTable table, string text)
    {
        var start = Stopwatch.GetTimestamp();
        table.Find(NameFolding.Words(text), HitsMax);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static IEnumerable<Person> Persons() => Households().SelectMany(family => family.Persons);

    /// <summary>A letter of some names is another one, so that there are as many spellings as among real people; and
    /// some are written in Cyrillic letters too.</summary>
    internal static IEnumerable<Family> Households()
    {
        var draw = Draw.For(Seed, 0);
        string? Slip(string? part) => part is not { Length: > 2 } || !draw.Chance(SlipPerMille) ? part
            : part.Insert(draw.Below(part.Length), part[draw.Below(part.Length)..][..1]);
        NameParts? Parts(NameParts? parts) => parts is null ? null : new(
            Slip(parts.Given)!, Slip(parts.Father), Slip(parts.Grandfather), Slip(parts.Family), Slip(parts.Mother));
        return Families.All(Seed, new(2026, 11, 24), int.MaxValue).Select(family =>
        {
            var cyrillic = draw.Chance(CyrillicPerMille);
            return family with
            {
                Persons = [.. family.Persons.Select(person => person with
                {
                    Names = new(Parts(person.Names.Arabic), Parts(person.Names.Latin),
                        cyrillic ? Cyrillic(person.Names.Latin!) : null),
                })],
            };
        });
    }

    private static NameParts Cyrillic(NameParts latin)
    {
        return new(Written(latin.Given)!, Written(latin.Father), Written(latin.Grandfather), Written(latin.Family),
            Written(latin.Mother));

        static string? Written(string? part) => part is null ? null : string.Concat(part.Select(letter =>
            "abcdefghijklmnopqrstuvwxyz".IndexOf(char.ToLowerInvariant(letter)) is >= 0 and var at
                ? "абкдефгхижклмнопкрстуввхйз"[at] : letter));
    }
}
