namespace Aman.Sharing;

/// <summary>Persons take their consent back; from now on nothing more of theirs is handed out for the purpose. This is
/// never refused: not for persons that nobody knows, not for a purpose that there is not.</summary>
public sealed record WithdrawConsent(string Zone, IReadOnlyList<string> Persons, string Purpose) : ICommand
{
    public static string Permission => "sharing.consent";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller) => Persons.Count == 0 ? null
        : new ConsentWithdrawn([.. Persons.Distinct()], Purpose);
}

/// <summary>Persons no longer consent to a purpose.</summary>
public sealed record ConsentWithdrawn(IReadOnlyList<string> Persons, string Purpose) : Fact
{
    protected override void Apply(Tables tables, Entry entry) =>
        PersonConsents.Add(tables, entry, Persons, Purpose, "", "", given: false);
}
