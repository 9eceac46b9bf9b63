namespace Aman.Shelter;

/// <summary>A household leaves. This is never refused: not by the zone's state, not for a household nobody has seen,
/// not for a date or a destination that cannot be read (they are left out). Where a household went can be told later.
/// </summary>
/// <param name="Destination">P-code or ISO country code; kept at admin level 1, as finer is personal.</param>
/// <param name="WhenMs">Milliseconds since 1970; null means now.</param>
public sealed record DepartHousehold(string Zone, string Household, string? Destination = null,
    bool? Voluntary = null, long? WhenMs = null) : ICommand
{
    public static string Permission => "shelter.depart";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        var stay = Stay.Find(tables, Zone, Household);
        var gone = stay is { Counted: 0, Moved: not "" };
        var when = WhenMs is >= Limits.WhenMsMin and <= Limits.WhenMsMax ? WhenMs : null;
        var told = CoarsePlace.Of(Destination);
        return gone && (told is null || Stay.WentTo(tables, Zone, Household) is not null) ? null
            : new HouseholdDeparted(Household, stay?.People ?? 0, told, Voluntary, when);
    }
}

/// <summary>A household has left with so many people (0 when it was never counted in); its plot is free.</summary>
public sealed record HouseholdDeparted(string Household, long People, string? Destination, bool? Voluntary,
    long? WhenMs) : Fact
{
    protected override void Apply(Tables tables, Entry entry)
    {
        Stay.Move(tables, entry, Household, people: 0);
        Stay.House(tables, entry, Household, plot: null);
        Stay.Log(tables, entry, Household, "departure", People, WhenMs, Destination, Voluntary);
    }
}
