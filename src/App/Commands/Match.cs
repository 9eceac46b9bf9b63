using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Aman.Matching;

namespace Aman.App.Commands;

/// <summary><c>aman match LEFT.csv [RIGHT.csv]</c>: finds who stands twice in a list, or in both of two lists, and
/// says how well when the truth is given. Prints ids and scores; names only when asked.</summary>
public static class Match
{
    private const int TopShown = 50;

    // How far below the threshold pairs are still looked at, to say which threshold would have been best.
    private const double Below = 15;

    private static readonly Argument<string> Left = new("LEFT")
    {
        Description = "A list with a header: id, name, given, father, family, mother, birth, sex, phone, document, "
            + "place, household; cluster where the truth is known. Or labelled pairs: name1, name2, is_match.",
    };

    private static readonly Argument<string?> Right = new("RIGHT")
    {
        Description = "A second list: pairs are then of one of each.", Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<int> Top = new("--top")
    {
        Description = "Pairs to show.", DefaultValueFactory = _ => TopShown,
    };

    private static readonly Option<double?> Threshold = new("--threshold")
    {
        Description = "Bits a pair must have; where the band 'look' begins when not given.",
    };

    private static readonly Option<string?> PairsFile = new("--pairs")
    {
        Description = "File for all pairs, as CSV: left, right, bits, band.", HelpName = "FILE",
    };

    private static readonly Option<bool> Names = new("--names")
    {
        Description = "Show the names too. Without it only ids are shown.",
    };

    public static Command Command()
    {
        var command = new Command("match", "Find who stands twice in a list, or in two lists (RIGHT may be left out), "
            + "in any script. Nothing is stored and nothing merged.")
        {
            Left, Right, Top, Threshold, PairsFile, Names, Options.Json,
        };
        command.SetAction(async (result, stop) =>
        {
            if (result.GetValue(Top) is < 0 or > 1_000_000)
                throw new Refused("match-option", "--top is between 0 and 1000000.");
            var answer = await result.InvocationConfiguration.Show("Matching", say =>
                Task.Run(() => Run(result, say, stop), stop));
            if (result.GetValue(PairsFile) is { } file)
                await File.WriteAllLinesAsync(file, answer.Lines(), stop);
            foreach (var one in answer.NotRead)
                await result.InvocationConfiguration.Error.WriteLineAsync($"Not read: {one}.");
            var output = result.InvocationConfiguration.Output;
            await output.WriteLineAsync(result.GetValue(Options.Json)
                ? answer.ToJson(result.GetValue(Top)) : answer.ToText(result.GetValue(Top)));
            return Exit.Good;
        });
        return command;
    }

    private static MatchAnswer Run(ParseResult result, Action<string> say, CancellationToken stop)
    {
        var left = CsvFile.Read(result.GetRequiredValue(Left));
        if (NamePairs.Are(left))
            return NamePairs.Score(left, result.GetValue(Threshold), result.GetValue(Names));
        var lists = new List<MatchList> { MatchList.Read(left) };
        if (result.GetValue(Right) is { } right)
            lists.Add(MatchList.Read(CsvFile.Read(right)));
        say("Building the index");
        using var index = new MatchIndex();
        foreach (var (number, list) in lists.Index())
        {
            foreach (var person in list.People)
            {
                stop.ThrowIfCancellationRequested();
                index.Add(person with { Id = MatchAnswer.Of(number, person.Id) });
            }
        }

        var threshold = result.GetValue(Threshold) ?? Bands.Look(index.Count);
        var pairs = index.Pairs(lists.Count == 1 ? null : (one, other) => one[0] != other[0],
            new Steps(share => say(string.Create(CultureInfo.InvariantCulture, $"Comparing ({share:P0})"))),
            threshold - Below, stop);
        return new MatchAnswer(lists, pairs, threshold, result.GetValue(Names));
    }

    private sealed class Steps(Action<double> say) : IProgress<double>
    {
        private double said;

        public void Report(double value)
        {
            if (value - said < 0.01)
                return;
            said = value;
            say(value);
        }
    }
}
