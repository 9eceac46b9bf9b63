using Aman.Matching;
using Aman.Registries;

namespace Aman.Bench.Systems;

/// <summary>The library of this repository, src/Matching.</summary>
internal sealed class AmanSystem : ISystem
{
    private long before;

    public string Name => "aman";

    public MatchIndex Index { get; } = new();

    public double Bytes { get; private set; }

    public void Load(IEnumerable<Entry> people)
    {
        before = GC.GetTotalMemory(forceFullCollection: true);
        foreach (var entry in people)
        {
            Index.Add(Record(entry));
        }

        Bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
    }

    public IReadOnlyList<(string Id, double Score)> Search(Entry asked, int top) =>
        [.. Index.Search(Record(asked), top, all: true).Select(one => (one.Id, one.Bits))];

    public void Dispose()
    {
    }

    public static PersonRecord Record(Entry entry)
    {
        var name = entry.Name.Length > 0
            ? new PersonName([new(Part.Any, entry.Name), .. entry.Mother.Length > 0
                ? new NamePart[] { new(Part.Mother, entry.Mother) } : []])
            : PersonName.Of(entry.Given, entry.Father, entry.Grandfather, entry.Family, entry.Mother);
        return new()
        {
            Id = entry.Id, Names = [name], Birth = Birth.TryRead(entry.Birth, out var birth) ? birth : null,
            Sex = entry.Sex switch { "female" => Sex.Female, "male" => Sex.Male, _ => Sex.Unknown },
            Phones = entry.Phone.Length > 0 ? [entry.Phone] : [],
            Documents = entry.Document.Length > 0 ? [entry.Document] : [], Household = entry.Household,
        };
    }
}
