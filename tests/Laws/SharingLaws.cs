using System.Text.RegularExpressions;
using Xunit;

namespace Aman.Tests.Laws;

/// <summary>A consent to sharing is never a condition for anything else.</summary>
public partial class SharingLaws
{
    [Fact]
    public void Nothing_outside_sharing_reads_a_consent() => House.Holds(
        "Registration, shelter and aid never read what a person said on sharing.",
        House.CSharp.Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal)
            && !file.Path.StartsWith("src/Aman/Sharing/", StringComparison.Ordinal)
            && !file.Path.StartsWith("src/App/", StringComparison.Ordinal) && Reads().IsMatch(file.Text))
            .Select(file => file.Path));

    [Fact]
    public void What_reads_a_consent_is_found()
    {
        Assert.Matches(Reads(), "select given from consents where person = {person}");
        Assert.Matches(Reads(), "PersonConsents.Standing(tables, zone, purpose)");
        Assert.DoesNotMatch(Reads(), "new RecordConsent(zone, persons, purpose, words, language, given)");
    }

    [GeneratedRegex(@"\b(from|join|into|update) consents\b|\bPersonConsents\b")]
    private static partial Regex Reads();
}
