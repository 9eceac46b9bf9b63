using System.Globalization;
using Aman.Standards;

namespace Aman.Tests.Standards.Registration;

/// <summary>A list that is made as it is read, and sees how many of its rows somebody still holds.</summary>
/// <param name="Apart">Each household's second row stands behind the first rows of all, and so on.</param>
/// <param name="CutFrom">The reading from which on its second half is missing.</param>
internal sealed record WatchedList(int Households, int Persons, bool Apart, int CutFrom = int.MaxValue)
{
    private const int LookEvery = 6_000;
    private int readings;

    public int MostAlive { get; private set; }

    public Table Table => new("watched.csv", ["household", "name", "sex"], null, Rows(), Households * Persons, [], false);

    private IEnumerable<TableRow> Rows()
    {
        var (alive, cut) = (new List<WeakReference>(), ++readings >= CutFrom);
        for (var at = 0; at < Households * Persons / (cut ? 2 : 1); at++)
        {
            if (at % LookEvery == LookEvery - 1)
            {
                GC.Collect();
                alive.RemoveAll(row => !row.IsAlive);
                MostAlive = Math.Max(MostAlive, alive.Count);
            }

            var row = Row(at);
            alive.Add(new(row));
            yield return row;
        }
    }

    private TableRow Row(int at) => new(at + 2, [
        (Apart ? at % Households : at / Persons).ToString(CultureInfo.InvariantCulture),
        string.Create(CultureInfo.InvariantCulture, $"Salma{at} Kenan"), "F"]);
}
