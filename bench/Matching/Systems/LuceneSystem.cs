using System.Globalization;
using Aman.Registries;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace Aman.Bench.Systems;

/// <summary>
/// Lucene.Net: each word of the name fuzzily (one edit in words of three to five letters, two in longer ones, the first
/// letter as it is, which is the usual setting for speed), birth date, year, sex, mother, telephone and document with
/// their weight.
/// </summary>
internal sealed class LuceneSystem : ISystem
{
    private readonly string folder = System.IO.Directory.CreateTempSubdirectory("aman-bench-").FullName;
    private readonly MMapDirectory directory;
    private DirectoryReader? reader;
    private IndexSearcher? searcher;

    public LuceneSystem() => directory = new(folder);

    public string Name => "lucene";

    public double Bytes { get; private set; }

    public void Load(IEnumerable<Entry> people)
    {
        using var analyzer = new WhitespaceAnalyzer(LuceneVersion.LUCENE_48);
        var settings = new IndexWriterConfig(LuceneVersion.LUCENE_48, analyzer) { RAMBufferSizeMB = 256 };
        using (var writer = new IndexWriter(directory, settings))
        {
            foreach (var entry in people)
            {
                var plain = Plain.Of(entry);
                var document = new Document
                {
                    new StringField("id", entry.Id, Field.Store.YES), new TextField("name", plain.Name, Field.Store.NO),
                    new TextField("mother", plain.Mother, Field.Store.NO),
                };
                foreach (var (field, value) in Exact(plain))
                {
                    document.Add(new StringField(field, value, Field.Store.NO));
                }

                writer.AddDocument(document);
            }

            writer.ForceMerge(1);
        }

        reader = DirectoryReader.Open(directory);
        searcher = new(reader);
        Bytes = new DirectoryInfo(folder).GetFiles().Sum(file => file.Length);
    }

    public IReadOnlyList<(string Id, double Score)> Search(Entry asked, int top)
    {
        var plain = Plain.Of(asked);
        var query = new BooleanQuery();
        void Add(Query part, float boost)
        {
            part.Boost = boost;
            query.Add(part, Occur.SHOULD);
        }

        foreach (var word in plain.Name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8))
        {
            Add(Fuzzy("name", word), 1);
        }

        foreach (var word in plain.Mother.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(3))
        {
            Add(Fuzzy("mother", word), 0.5f);
        }

        foreach (var (field, value) in Exact(plain))
        {
            Add(new TermQuery(new(field, value)), field switch
            {
                "document" => 1.5f, "birth" => 1, "phone" => 0.7f, "year" => 0.5f, _ => 0.2f,
            });
        }

        return [.. searcher!.Search(query, top).ScoreDocs
            .Select(hit => (searcher.Doc(hit.Doc).Get("id", CultureInfo.InvariantCulture), (double)hit.Score))];
    }

    public void Dispose()
    {
        reader?.Dispose();
        directory.Dispose();
        System.IO.Directory.Delete(folder, recursive: true);
    }

    private static Query Fuzzy(string field, string word) => word.Length < 3
        ? new TermQuery(new(field, word)) : new FuzzyQuery(new(field, word), word.Length < 6 ? 1 : 2, 1, 50, true);

    private static IEnumerable<(string, string)> Exact(Plain plain) => new[]
    {
        ("birth", plain.Birth), ("year", plain.Year), ("sex", plain.Sex), ("phone", plain.Phone),
        ("document", plain.Document),
    }.Where(one => one.Item2.Length > 0);
}
