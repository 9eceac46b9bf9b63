using System.Text.Json.Serialization;
using Aman.Access;

namespace Aman.People;

/// <summary>
/// Opens a household's sealed fields for a reason. It is a command because each read of personal data is recorded in
/// the transaction that reads. What was opened stands in <see cref="Opened"/>, in memory only; a repeated command id
/// answers with the first entry and opens nothing, so ask again under a new one.
/// </summary>
/// <param name="Reason">One of <see cref="ReadReasons.All"/>; free text would carry names into the journal.</param>
public sealed record OpenHousehold(string Zone, string Household, string Reason) : ICommand
{
    /// <summary>Specific needs are opened only for whoever holds this too.</summary>
    public const string NeedsPermission = "needs.read";

    public static string Permission => "people.open";

    public string Scope => Zone;

    [JsonIgnore]
    public OpenedHousehold? Opened { get; private set; }

    public Fact Decide(Tables tables, Caller caller)
    {
        Opened = null;
        if (!ReadReasons.All.Contains(Reason, StringComparer.Ordinal))
            throw new Refused("read-reason",
                $"Say what the data is read for, one of: {string.Join(", ", ReadReasons.All)}.");

        // A household of another zone is as absent as one that never was: the answer must not tell which.
        var household = tables.One<HouseholdRow>($"""
            select id, origin_admin1, registered_on from households where id = {Household} and zone = {Zone}
            """) ?? throw new Refused("household-absent",
                "There is no such household here that you may open. Check its id and the zone.");
        var needs = Roles.May(tables, caller, NeedsPermission, Zone);
        Opened = new OpenedHousehold(household.Id, Zone, household.OriginAdmin1, household.RegisteredOn,
            OpenedPeople.Of(tables, Household, needs));
        return new PersonalDataRead(Household, Reason, needs);
    }

    private sealed record HouseholdRow(string Id, string? OriginAdmin1, string RegisteredOn);
}

/// <summary>A household in clear, for the one who opened it.</summary>
public sealed record OpenedHousehold(
    string Id, string Zone, string? OriginAdmin1, string RegisteredOn, IReadOnlyList<OpenedPerson> Persons);

/// <summary>A person in clear. <paramref name="Identity"/> is null when the person was erased.</summary>
public sealed record OpenedPerson(
    string Id, bool Head, string Sex, string AgeGroup, PersonIdentity? Identity, PersonContact? Contact,
    IReadOnlyList<string>? SpecificNeeds, bool Died = false, byte[]? Photo = null)
{
    /// <summary>The person as it would be registered now.</summary>
    internal Person Person() => new(Id, Sex, Head ? Relations.Head : Identity?.Relation ?? Relations.OtherRelative,
        Identity?.Birth, Identity?.Names ?? new(null, null), Contact?.Documents, Contact?.Phones, Contact?.Languages,
        Contact?.Origin, Contact?.Notes, SpecificNeeds);

    public override string ToString() => "person " + Id;
}

/// <summary>Somebody read a household's personal data: who is the entry's actor, whom and why stand here.</summary>
/// <param name="Needs">True when specific needs were opened too.</param>
public sealed record PersonalDataRead(string Household, string Reason, bool Needs) : Fact
{
    protected override void Apply(Tables tables, Entry entry) => tables.Execute($"""
        insert into personal_data_reads (stamp, zone, actor, at, household, reason, needs)
        values ({entry.Stamp}, {entry.Scope}, {entry.Actor}, {entry.AtMs}, {Household}, {Reason}, {Needs})
        on conflict (stamp) do nothing
        """);
}

public static class ReadReasons
{
    public static readonly IReadOnlyList<string> All =
    [
        "registration", "correction", "shelter", "distribution", "protection", "complaint", "request of the person",
        "audit",
    ];
}
