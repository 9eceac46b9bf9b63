using System.Text.RegularExpressions;
using Xunit;

namespace Aman.Tests.Laws;

/// <summary>Every count of people that is shown passes src/Aman/Sharing/Suppression.cs.</summary>
public partial class FigureLaws
{
    // Who counts people in SQL, and why the count is safe there. A new one is added with its reason, or it goes through
    // src/Aman/Sharing like the others.
    private static readonly Dictionary<string, string> Counts = new()
    {
        ["Sharing/PeopleFigures.cs"] = "makes the cells",
        ["Sharing/ShelterFigures.cs"] = "makes the cells",
        ["Shelter/OccupancyByBlock.cs"] = "read through ShelterFigures",
        ["Shelter/OccupancyByDistrict.cs"] = "read through ShelterFigures",
        ["Shelter/ArrivalsAndDepartures.cs"] = "read through ShelterFigures",
        ["Shelter/Presence.cs"] = "read through ShelterFigures; named in a refusal to whoever closes a zone",
        ["People/HouseholdAtDesk.cs"] = "one household's, or households, for whoever has shelter.read or aid.read",
        ["Aid/OpenEntitlements.cs"] = "rows for whoever has aid.read",
        ["Shelter/PlotsOfBlock.cs"] = "rows for whoever has shelter.read",
        ["Shelter/AssignShelter.cs"] = "named in a refusal to whoever assigns plots",
        ["People/HouseholdSearch.cs"] = "the size of a household found, for whoever has people.search",
        ["Movements/ZoneMovements.cs"] = "makes the cells",
        ["Zones/FinishClosing.cs"] = "named in a refusal to whoever closes a zone",
        ["Aid/CycleCoverage.cs"] = "read through AidFigures",
        ["Aid/ItemCoverage.cs"] = "read through AidFigures",
        ["Aid/DoubleCollections.cs"] = "rows for whoever has aid.read",
        ["Scenarios/ZoneSteps2017.cs"] = "checks invented people of a node of its own",
        ["Commands/BenchPage.cs"] = "checks invented people of a node of its own",
        ["Coordination/SituationReport.cs"] = "households, rounded where they are counted",
    };

    // The exact queries, and the pages whose readers may see the rows that they count.
    private static readonly Dictionary<string, string> Exact = new()
    {
        ["Scenarios/ZoneSteps2017.cs"] = "",
        ["Pages/Distribution.cshtml.cs"] = "[Needs(\"aid.read\")]",
        ["Pages/Shelter.cshtml.cs"] = "[Needs(\"shelter.read\")]",
    };

    [Fact]
    public void Who_counts_people_is_known() => House.Holds(
        "Let the count pass src/Aman/Sharing/Suppression.cs, or say in FigureLaws why it is safe as it is.",
        from file in House.CSharp
        where file.Path.StartsWith("src/Aman/", StringComparison.Ordinal)
            || file.Path.StartsWith("src/App/", StringComparison.Ordinal)
        where Sql().Matches(file.Text).Any(sql => Counted().IsMatch(sql.Value) && Rows().IsMatch(sql.Value))
            && !Counts.ContainsKey(file.Path.Split('/', 3)[2])
        select file.Path);

    [Fact]
    public void Exact_counts_are_shown_only_to_whoever_may_see_the_rows() => House.Holds(
        "Read figures through src/Aman/Sharing.",
        from file in House.CSharp
        where file.Path.StartsWith("src/App/", StringComparison.Ordinal) && ExactQuery().IsMatch(file.Text)
            && !(Exact.GetValueOrDefault(file.Path["src/App/".Length..]) is { } needs
                && file.Text.Contains(needs, StringComparison.Ordinal))
        select file.Path);

    [Fact]
    public void A_count_that_nobody_knows_of_is_found()
    {
        const string Loose = "tables.Query<X>($\"select sex, count(*) from people group by sex\")";
        Assert.True(Counted().IsMatch(Sql().Match(Loose).Value) && Rows().IsMatch(Sql().Match(Loose).Value));
        Assert.Matches(ExactQuery(), "Presence.Of(tables, zone)");
        Assert.DoesNotMatch(ExactQuery(), "ShelterFigures.Presence(tables, caller, zone)");
    }

    [GeneratedRegex("""
        \$"{3}.*?"{3}|\$"[^"\n]*"
        """, RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Sql();

    [GeneratedRegex(@"\b(count|sum)\(")]
    private static partial Regex Counted();

    [GeneratedRegex(@"\b(from|join) (people|households|stays|movements|entitlements|entitlement_lines)\b")]
    private static partial Regex Rows();

    [GeneratedRegex(
        @"\b(Presence|OccupancyBy\w+|ArrivalsAndDepartures|CycleCoverage|ItemCoverage|ServiceLevel)\.Of\(")]
    private static partial Regex ExactQuery();
}
