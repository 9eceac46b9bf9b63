using System.Globalization;

namespace Aman.App.Demo;

/// <summary>A name part in both scripts.</summary>
internal sealed record NamePart(string Arabic, string Latin);

/// <summary>Name parts of one kind with their weights, from data/names (see PROVENANCE there).</summary>
internal sealed class NameList
{
    public static readonly NameList Male = new("male");
    public static readonly NameList Female = new("female");
    public static readonly NameList Family = new("family");

    private readonly List<NamePart> parts = [];
    private readonly List<int> weightsUpTo = [];

    private NameList(string kind)
    {
        var sum = 0;
        using var file = typeof(NameList).Assembly.GetManifestResourceStream("syrian-name-parts.tsv")!;
        using var reader = new StreamReader(file);
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split('\t');
            if (cells[0] != kind)
                continue;
            sum += int.Parse(cells[3], CultureInfo.InvariantCulture);
            parts.Add(new NamePart(cells[1], cells[2]));
            weightsUpTo.Add(sum);
        }
    }

    public NamePart Pick(Draw draw)
    {
        var place = weightsUpTo.BinarySearch(draw.Below(weightsUpTo[^1]) + 1);
        return parts[place < 0 ? ~place : place];
    }
}
