using System.Security.Cryptography;
using System.Text.Json;
using Aman.Aid;
using Aman.Coordination;
using Aman.Movements;
using Aman.Places;

namespace Aman.Standards;

/// <summary>How far an import is.</summary>
/// <param name="Stage">What is being done: reading or recording, and of which file.</param>
public sealed record ImportProgress(string Stage, int Done, int Total);

/// <summary>Brings outside files in: reads and judges all of every file first, then records what is new.</summary>
public static class Importer
{
    /// <param name="paths">Files in any order; areas are recorded before what lies in them.</param>
    /// <returns>What became of every file and row. A file that cannot be right is refused whole and said there; it
    /// does not hinder the others.</returns>
    /// <exception cref="Refused">When the caller may not record places, activities or items.</exception>
    public static async Task<Report> Import(IReadOnlyList<string> paths, Journal journal, Caller caller,
        IProgress<ImportProgress>? progress = null)
    {
        if (paths.Count > Limits.FilesPerImport)
        {
            return new([Reading.OfUnreadable("", null, 0, new(null, null,
                $"there are more than {Limits.FilesPerImport} files", "Import them in several parts")).Report()], 0);
        }

        var readings = new List<Reading>();
        foreach (var (index, path) in paths.Index())
        {
            progress?.Report(new($"reading {Path.GetFileName(path)}", index, paths.Count));
            readings.AddRange(Open(path));
        }

        var news = journal.Read(tables => News.Of(readings, tables));
        var facts = 0;
        var batches = Batches(news).ToList();
        foreach (var (index, record) in batches.Index())
        {
            progress?.Report(new("recording", index, batches.Count));
            facts += await record(journal, caller) is { Entry: not null, Repeated: false } ? 1 : 0;
        }

        progress?.Report(new("done", batches.Count, batches.Count));
        return new([.. readings.Select(reading => reading.Report())], facts);
    }

    private static IReadOnlyList<Reading> Open(string path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                return [Reading.OfUnreadable(path, null, 0,
                    new(null, null, "this is a folder, not a file", "Name the files in it"))];
            }

            return OutsideFile.Read(() => File.OpenRead(path), path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException
            or NotSupportedException)
        {
            return [Reading.OfUnreadable(path, null, 0, new(null, null,
                e is FileNotFoundException or DirectoryNotFoundException ? "there is no such file"
                : $"the file cannot be opened ({e.GetType().Name})", "Check its name and that you may read it"))];
        }
    }

    private static IEnumerable<Func<Journal, Caller, Task<Recorded>>> Batches(News news)
    {
        foreach (var batch in BySize(news.Places))
        {
            yield return Batch(new RecordPlaces(batch), batch.Select(news.Before));
        }

        foreach (var batch in news.Doings.Chunk(Limits.ImportBatch))
        {
            yield return Batch(new RecordActivities(
                [.. batch.Select(one => one.Organisation).DistinctBy(one => one.Id)],
                [.. batch.Select(one => one.Activity)]), batch.Select(one => news.Before(one.Activity)));
        }

        foreach (var batch in news.Families.Chunk(Limits.ImportBatch))
        {
            yield return Batch(new RecordItems(batch, []), batch.Select(news.Before));
        }

        foreach (var batch in news.Items.Chunk(Limits.ImportBatch))
        {
            yield return Batch(new RecordItems([], batch), batch.Select(news.Before));
        }

        foreach (var batch in news.Figures.Chunk(Limits.ImportBatch))
        {
            yield return Batch(new RecordDisplacement(batch), batch.Select(news.Before));
        }
    }

    /// <summary>The id comes from what was and what shall be: so an import that broke off and is started again
    /// repeats nothing, and going back to an older file later is a change of its own.</summary>
    private static Func<Journal, Caller, Task<Recorded>> Batch<TCommand>(TCommand command, IEnumerable<object?> before)
        where TCommand : ICommand => (journal, caller) =>
        {
            var content = JsonSerializer.SerializeToUtf8Bytes(new { Before = before.ToList(), After = command });
            return journal.Record(command, caller, new Guid(SHA256.HashData(content).AsSpan(0, 16)));
        };

    private static IEnumerable<List<Place>> BySize(IEnumerable<Place> places)
    {
        var batch = new List<Place>();
        var characters = 0;
        foreach (var place in places)
        {
            batch.Add(place);
            characters += place.Outline?.Length ?? 0;
            if (batch.Count >= Limits.ImportBatch || characters >= Limits.ImportBatchCharacters)
            {
                yield return batch;
                (batch, characters) = ([], 0);
            }
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }
}
