using System.Globalization;

namespace Aman.Matching;

/// <summary>
/// What agreement and disagreement are worth, in bits. Read from Known/weights.tsv, where they are set by
/// reasoning and checked on labelled sets (docs/matching.md); the names of the figures are those of the properties
/// here.
/// </summary>
internal sealed class Weights
{
    private readonly Dictionary<string, float> figures = new(StringComparer.Ordinal);

    private Weights()
    {
        using var stream = typeof(Weights).Assembly.GetManifestResourceStream("weights.tsv")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                figures.Add(line.Split('\t')[0], float.Parse(line.Split('\t')[1], CultureInfo.InvariantCulture));
        }

        GivenDifferent = Of("given-different");
        GivenMissing = Of("given-missing");
        FatherDifferent = Of("father-different");
        GrandfatherDifferent = Of("grandfather-different");
        FamilyDifferent = Of("family-different");
        WordDifferent = Of("word-different");
        WordMissing = Of("word-missing");
        OutOfOrder = Of("out-of-order");
        SexSame = Of("sex-same");
        SexDifferent = Of("sex-different");
        PhoneSame = Of("phone-same");
        DocumentSame = Of("document-same");
        DocumentNear = Of("document-near");
        DocumentDifferent = Of("document-different");
        PlaceWord = Of("place-word");
        PlaceMost = Of("place-most");
        PlaceDifferent = Of("place-different");
        HouseholdSame = Of("household-same");
        NamePlain = Of("name-plain");
        NameShare = Of("name-share");
        NameChance = Of("name-chance");
        GivenNear = Of("given-near");
        GivenApart = Of("given-apart");
        GenerationsSwapped = Of("generations-swapped");
        GivenEnding = Of("given-ending");
        PhoneNear = Of("phone-near");
        KinMost = Of("kin-most");
        KinSame = Of("kin-same");
        KinDifferent = Of("kin-different");
        KinTwo = Of("kin-two");
        KinTwoMost = Of("kin-two-most");
        KinUnnamed = Of("kin-unnamed");
        KinEnding = Of("kin-ending");
        KinGrandfather = Of("kin-grandfather");
        KinGenerations = Of("kin-generations");
        KinDocument = Of("kin-document-same");
        KinDocumentOwn = Of("kin-document-own");
        KinDocumentNear = Of("kin-document-near");
        KinDocumentNext = Of("kin-document-next");
    }

    /// <summary>The version that ships; every figure of a run is a figure of one version.</summary>
    public static Weights Shipped { get; } = new();

    public float GivenDifferent { get; }

    public float GivenMissing { get; }

    public float FatherDifferent { get; }

    public float GrandfatherDifferent { get; }

    public float FamilyDifferent { get; }

    public float WordDifferent { get; }

    public float WordMissing { get; }

    public float OutOfOrder { get; }

    public float SexSame { get; }

    public float SexDifferent { get; }

    public float PhoneSame { get; }

    public float DocumentSame { get; }

    public float DocumentNear { get; }

    public float DocumentDifferent { get; }

    public float PlaceWord { get; }

    public float PlaceMost { get; }

    public float PlaceDifferent { get; }

    public float HouseholdSame { get; }

    /// <summary>Names of one family are no independent draws: above this sum the rest counts by a share.</summary>
    public float NamePlain { get; }

    public float NameShare { get; }

    /// <summary>For each word that both names have beyond two.</summary>
    public float NameChance { get; }

    /// <summary>The least that given names cost which are not the same.</summary>
    public float GivenNear { get; }

    /// <summary>The least that given names cost which are known to be two.</summary>
    public float GivenApart { get; }

    /// <summary>Khalid son of Mansour is not Mansour son of Khalid.</summary>
    public float GenerationsSwapped { get; }

    /// <summary>Given names that differ by a woman's ending.</summary>
    public float GivenEnding { get; }

    public float PhoneNear { get; }

    /// <summary>What a family shares can say this much more than who of all people it is.</summary>
    public float KinMost { get; }

    /// <summary>For one person rather than two of a family: one given name.</summary>
    public float KinSame { get; }

    /// <summary>The same when the given names have nothing in common.</summary>
    public float KinDifferent { get; }

    /// <summary>From here down the given names are clearly two: then nothing makes them more than worth a look, which
    /// is so much.</summary>
    public float KinTwo { get; }

    public float KinTwoMost { get; }

    /// <summary>The same when one side has no given name.</summary>
    public float KinUnnamed { get; }

    public float KinEnding { get; }

    /// <summary>The one's given name stands as the other's grandfather's, and his as something else.</summary>
    public float KinGrandfather { get; }

    /// <summary>The one's given name is the other's father's, and the other way round.</summary>
    public float KinGenerations { get; }

    public float KinDocument { get; }

    /// <summary>The same when the given names are not clearly two.</summary>
    public float KinDocumentOwn { get; }

    public float KinDocumentNear { get; }

    /// <summary>Papers of one family bear numbers in a row.</summary>
    public float KinDocumentNext { get; }

    /// <summary>In the order of the file.</summary>
    public IReadOnlyCollection<KeyValuePair<string, float>> All => figures;

    public float Of(string figure) => figures[figure];

    public float? Has(string figure) => figures.TryGetValue(figure, out var bits) ? bits : null;
}
