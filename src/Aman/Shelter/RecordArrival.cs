using System.Text.RegularExpressions;
using Aman.People;
using Aman.Zones;

namespace Aman.Shelter;

/// <summary>Counts a household in at the gate, or corrects how many of it are here.</summary>
/// <param name="People">How many came, as counted at the gate.</param>
/// <param name="Origin">P-code or ISO country code; kept at admin level 1, as finer is personal.</param>
/// <param name="WhenMs">Milliseconds since 1970; null means now.</param>
/// <param name="Unregistered">True when more came than are registered: all are counted now, and the others registered
/// when there is time.</param>
public sealed partial record RecordArrival(string Zone, string Household, long People, string? Origin = null,
    long? WhenMs = null, bool Unregistered = false) : ICommand
{
    public static string Permission => "shelter.arrive";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        // The id is readable in the journal for ever. Who stands there under another one is counted all the same.
        if (string.IsNullOrWhiteSpace(Household) || Household.Length > Limits.HouseholdIdMax
            || (!Card().IsMatch(Household) && Stay.Find(tables, Zone, Household) is null))
        {
            throw new Refused("household-missing", "Say which household arrives: give the id on its card, letters "
                + "and digits without blanks. A name or a telephone number is none.");
        }

        if (People is < 1 or > Limits.HouseholdPeopleMax)
        {
            throw new Refused("people-count", $"A household of {People} people cannot arrive: count 1 to "
                + $"{Limits.HouseholdPeopleMax}, and register a larger group as several households.");
        }

        if (WhenMs is < Limits.WhenMsMin or > Limits.WhenMsMax)
        {
            throw new Refused("time-out-of-range", $"The arrival is dated {WhenMs} ms since 1970. Give a moment "
                + "between the years 2000 and 2200, or none for now.");
        }

        ZoneLife.RequireOpen(tables, Zone);
        var origin = CoarsePlace.Of(Origin);
        if (origin is null && !string.IsNullOrWhiteSpace(Origin))
        {
            throw new Refused("place-unreadable", "The origin is neither a P-code (SY08) nor a country code (SY, SYR). "
                + "Correct it or leave it out.");
        }

        if (Stay.Find(tables, Zone, Household)?.People == People)
        {
            return null;
        }

        RequireRegistered(tables);
        return new HouseholdArrived(Household, People, origin, WhenMs);
    }

    // A family whose registration nobody has here is counted as it comes.
    private void RequireRegistered(Tables tables)
    {
        var registered = HouseholdAtDesk.CountRegistered(tables, Zone, Household);
        if (!Unregistered && registered > 0 && People > registered)
        {
            throw new Refused("more-than-registered", $"{People} people arrive, and {registered} are registered in "
                + $"household {HouseholdNumber.Of(Household)}. Correct the number; or, if more did come, say so: they "
                + "are counted, and registered afterwards.");
        }
    }

    /// <summary>A UUID, or letters with digits: no name, no number to call.</summary>
    [GeneratedRegex(@"^(?=[A-Za-z0-9-]*[0-9])(?=[A-Za-z0-9-]*[A-Za-z])[A-Za-z0-9-]{2,40}\z")]
    private static partial Regex Card();
}

/// <summary>A household is here with so many people.</summary>
public sealed record HouseholdArrived(string Household, long People, string? Origin, long? WhenMs) : Fact
{
    protected override void Apply(Tables tables, Entry entry)
    {
        Stay.Move(tables, entry, Household, People);
        Stay.Log(tables, entry, Household, "arrival", People, WhenMs, Origin, voluntary: null);
    }
}
