using System.Text.RegularExpressions;
using Aman.People;

namespace Aman.Sharing;

/// <summary>Persons say yes or no to the sharing of their data for a purpose. It is never a condition for anything:
/// registration, shelter and aid do not read it.</summary>
/// <param name="Persons">Each for themselves; the head of household for children.</param>
/// <param name="Purpose">One of <see cref="SharingPurposes.All"/>.</param>
/// <param name="TextVersion">Which words were shown or read to them, such as <c>consent/1</c>.</param>
/// <param name="Language">The language they were in, such as <c>ar</c>.</param>
public sealed partial record RecordConsent(
    string Zone, IReadOnlyList<string> Persons, string Purpose, string TextVersion, string Language, bool Given)
    : ICommand
{
    public static string Permission => "sharing.consent";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        Limits.RequireText("Which words were shown", TextVersion, Limits.IdCharactersMax);
        if (!SharingPurposes.All.Contains(Purpose) || !Tag().IsMatch(Language ?? "")
            || Persons.Count is 0 or > Limits.PersonsMax)
        {
            throw new Refused("consent-invalid", "A consent needs one of the purposes "
                + $"{string.Join(", ", SharingPurposes.All)}, the language of the words shown (such as ar), and 1 to "
                + $"{Limits.PersonsMax} persons. Correct it.");
        }

        // Those of another zone are as absent as those who never were.
        var known = PersonRows.Here(tables, Zone, Persons);
        return Persons.All(known.Contains)
            ? new ConsentRecorded([.. Persons.Distinct()], Purpose, TextVersion, Language!, Given)
            : throw new Refused("consent-person",
                "One of these persons is not registered here. Register them first, then record their consent.");
    }

    [GeneratedRegex(@"^[a-z]{2,3}\z")]
    private static partial Regex Tag();
}

/// <summary>Persons said yes or no to a purpose.</summary>
public sealed record ConsentRecorded(
    IReadOnlyList<string> Persons, string Purpose, string TextVersion, string Language, bool Given) : Fact
{
    protected override void Apply(Tables tables, Entry entry) =>
        PersonConsents.Add(tables, entry, Persons, Purpose, TextVersion, Language, Given);
}
