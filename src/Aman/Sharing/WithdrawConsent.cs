using System.Text.RegularExpressions;
using Aman.People;

namespace Aman.Sharing;

/// <summary>Persons take their consent back; from now on nothing more of theirs is handed out for the purpose. This is
/// never refused for persons that nobody knows, nor for a purpose that there is not; but a name is no id: what would
/// stay readable in the journal is refused.</summary>
public sealed partial record WithdrawConsent(string Zone, IReadOnlyList<string> Persons, string Purpose) : ICommand
{
    public static string Permission => "sharing.consent";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        if (Persons.Count > Limits.PersonsMax || !Code().IsMatch(Purpose ?? ""))
        {
            throw new Refused("consent-invalid", $"A withdrawal needs at most {Limits.PersonsMax} persons and the "
                + "purpose's code, such as health. Correct it, or send it in parts.");
        }

        foreach (var person in Persons)
            HouseholdCheck.RequireId(person, "A person who withdraws");
        return Persons.Count == 0 ? null : new ConsentWithdrawn([.. Persons.Distinct()], Purpose!);
    }

    [GeneratedRegex(@"^[a-z][a-z0-9-]{0,39}\z")]
    private static partial Regex Code();
}

/// <summary>Persons no longer consent to a purpose.</summary>
public sealed record ConsentWithdrawn(IReadOnlyList<string> Persons, string Purpose) : Fact
{
    protected override void Apply(Tables tables, Entry entry) =>
        PersonConsents.Add(tables, entry, Persons, Purpose, "", "", given: false);
}
