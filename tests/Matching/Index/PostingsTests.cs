using Aman.Matching;
using Xunit;

namespace Aman.Tests.Matching;

public class PostingsTests
{
    [Fact]
    public void Rows_stand_under_their_keys_and_years_whenever_they_came()
    {
        const int Keys = 300, Rows = 40_000;
        var random = new Random(5);
        var (postings, gone) = (new Postings(), new HashSet<int>());
        var truth = new Dictionary<ulong, List<(byte Year, int Row)>>();
        var keys = Enumerable.Range(0, Keys)
            .Select(_ => unchecked((ulong)random.NextInt64(long.MinValue, long.MaxValue))).ToList();
        for (var row = 0; row < Rows; row++)
        {
            // Some keys have long lists.
            var (key, year) = (keys[random.Next(1 + random.Next(Keys))], (byte)random.Next(90));
            postings.Add(key, row, year);
            if (!truth.TryGetValue(key, out var rows))
                truth.Add(key, rows = []);
            rows.Add((year, row));
            if (random.Next(10) == 0)
                gone.Add(random.Next(row + 1));
            if (row % 9_000 == 8_999)
            {
                postings.Merge(gone.Contains);
                foreach (var list in truth.Values)
                    list.RemoveAll(one => gone.Contains(one.Row));
                gone.Clear();
            }
        }

        foreach (var key in keys.Where(truth.ContainsKey))
        {
            Assert.Equal(truth[key].Select(one => one.Row).Order(), Read(postings, key, 0, byte.MaxValue));
            Assert.Equal(truth[key].Where(one => one.Year is 0 or (>= 20 and <= 22)).Select(one => one.Row).Order(),
                Read(postings, key, 20, 22));
        }

        // The control: other years are other rows.
        Assert.NotEqual(Read(postings, keys[0], 20, 22), Read(postings, keys[0], 20, 23));
    }

    private static IEnumerable<int> Read(Postings postings, ulong key, int first, int last)
    {
        var (entries, all) = (new uint[50_000], postings.Find(key));
        var read = postings.Read(postings.Within(all, first, last), entries);
        if (first > 0)
            read += postings.Read(postings.Within(all, 0, 0), entries.AsSpan(read));
        read += postings.Since(key, (first, last), others: false, entries.AsSpan(read));
        return [.. entries[..read].Select(Postings.Row).Order()];
    }
}
