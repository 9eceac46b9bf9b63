using System.Diagnostics;
using System.Globalization;
using Aman.App.Commands;
using Aman.Bench.Systems;
using Aman.Matching;
using Aman.Registries;
using Aman.Registries.Measures;

namespace Aman.Bench;

/// <summary>Ten thousand people of one name arrive, each is searched and then registered. They are different people,
/// born on different days, or on 1 January of their years. The gate may not stall and the review may not be flooded.
/// </summary>
internal sealed class Identical(AmanSystem aman, List<(Entry Entry, bool Known)> others)
{
    private const int Count = 10_000, Offered = 5;

    public void Run(Figures figures, int people)
    {
        List<double> waits = [], beside = [];
        int queued = 0, candidates = 0;
        for (var at = 0; at < Count; at++)
        {
            // By turns a whole date, 1 January, and none.
            var born = new DateOnly(1950, 1, 1).AddDays(at * 7919 % 20_000);
            var person = AmanSystem.Record(new Entry
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"same{at}"), Cluster = "",
                Given = "محمد", Father = "أحمد", Family = "الحسن", Sex = "male",
                Household = string.Create(CultureInfo.InvariantCulture, $"home{at}"),
                Birth = (at % 3) switch
                {
                    0 => born.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    1 => string.Create(CultureInfo.InvariantCulture, $"{born.Year}-01-01"),
                    _ => "",
                },
            });
            var start = Stopwatch.GetTimestamp();
            var found = aman.Index.Search(person, Offered);
            waits.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            queued += found.Any(one => one.Band == Band.Same) ? 1 : 0;
            candidates += found.Count;
            aman.Index.Add(person);
            if (at % 10 == 0)
            {
                // Everybody else is still asked for as before.
                start = Stopwatch.GetTimestamp();
                aman.Search(others[at / 10 % others.Count].Entry, 20);
                beside.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        figures.Add($"aman.{people}.identical.p50_ms", Gate.Percentile(0.5, waits));
        figures.Add($"aman.{people}.identical.p99_ms", Gate.Percentile(0.99, waits));
        figures.Add($"aman.{people}.identical.others.p99_ms", Gate.Percentile(0.99, beside));
        figures.Add($"aman.{people}.identical.said_same", queued);
        figures.Add($"aman.{people}.identical.offered", candidates);
    }
}
