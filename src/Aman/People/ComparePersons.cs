using System.Text.Json.Serialization;
using Aman.Access;
using Aman.Aid;
using Aman.Matching;
using Aman.Shelter;

namespace Aman.People;

/// <summary>Opens two registrations side by side for a reason, with what speaks for one person and what against.
/// Recorded as a reading of both households.</summary>
public sealed record ComparePersons(string Zone, string Left, string Right, string Reason) : ICommand
{
    public static string Permission => "people.open";

    public string Scope => Zone;

    [JsonIgnore]
    public ComparedPersons? Opened { get; private set; }

    public Fact Decide(Tables tables, Caller caller)
    {
        Opened = null;
        if (!ReadReasons.All.Contains(Reason, StringComparer.Ordinal))
            throw new Refused("read-reason",
                $"Say what the data is read for, one of: {string.Join(", ", ReadReasons.All)}.");
        var (left, right) = (Side(tables, Left), Side(tables, Right));
        // As the queue has it, by how rare each name is in this zone; while the register is being opened, by the names
        // of all.
        Opened = new(left, right, tables.Beside<OpenedRegisters>().Compare(tables, Zone, Record(left), Right)
            ?? Matcher.Score(Record(left), Record(right)));
        return new PersonalDataCompared([.. new[] { left.Household, right.Household }.Distinct()], Reason);
    }

    private ComparedSide Side(Tables tables, string person)
    {
        var household = MergePersons.Find(tables, Zone, person).Household;
        return new(household, OpenedPeople.One(tables, person, needs: false)!,
            Member.Of(tables, household).Count(one => !one.Died), Stay.Find(tables, Zone, household)?.Plot,
            HouseholdAid.Of(tables, Zone, household).Count);
    }

    private static PersonRecord Record(ComparedSide side) => OpenedRegister.Record(side.Person.Id, null,
        side.Person.Sex, side.Person.Identity?.Birth, side.Person.Identity?.Names ?? new(null, null),
        side.Person.Contact);
}

/// <summary>One of two registrations, with what hangs on it.</summary>
/// <param name="Entitlements">Lines of aid that its household may collect or has collected.</param>
public sealed record ComparedSide(string Household, OpenedPerson Person, int Members, string? Plot, int Entitlements);

/// <summary>Two registrations in clear, and field by field what they say.</summary>
public sealed record ComparedPersons(ComparedSide Left, ComparedSide Right, Candidate Verdict)
{
    public override string ToString() => "compared persons";
}

/// <summary>Somebody compared persons of some households: who is the entry's actor.</summary>
public sealed record PersonalDataCompared(IReadOnlyList<string> Households, string Reason) : Fact
{
    protected override void Apply(Tables tables, Entry entry)
    {
        foreach (var (at, household) in Households.Index())
            tables.Execute($"""
                insert into personal_data_reads (stamp, zone, actor, at, household, reason, needs)
                values ({(at == 0 ? entry.Stamp : $"{entry.Stamp}+{at}")}, {entry.Scope}, {entry.Actor}, {entry.AtMs},
                  {household}, {Reason}, 0)
                on conflict (stamp) do nothing
                """);
    }
}
