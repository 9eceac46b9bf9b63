using System.Text.Json.Serialization;
using Aman.Access;

namespace Aman.People;

/// <summary>Shows whom a search has found. It is a command because each look at personal data is recorded in the
/// transaction that opens it: who, when, and how many were shown; never what was typed, nor who was shown.</summary>
/// <param name="How">One of <see cref="SearchKinds.All"/>.</param>
public sealed record ShowFound(string Zone, string How, IReadOnlyList<string> Found) : ICommand
{
    private const long HourMs = 60 * 60 * 1000, MinuteMs = 60 * 1000;

    public static string Permission => HouseholdSearch.Permission;

    public string Scope => Zone;

    /// <summary>In the order of <see cref="Found"/>.</summary>
    [JsonIgnore]
    public IReadOnlyList<HouseholdSearch.Hit> Shown { get; private set; } = [];

    public Fact Decide(Tables tables, Caller caller)
    {
        var now = tables.Beside<TimeProvider>().GetUtcNow().ToUnixTimeMilliseconds();
        var (count, first) = tables.One<(long, long?)>($"""
            select count(*), min(at) from searches where actor = {caller.Actor} and at > {now - HourMs}
            """);
        if (count >= Limits.SearchesPerHourMax)
            throw new Refused("search-limit", $"You have searched {count} times within an hour; more is not "
                + $"possible. Search again in {Math.Max(1, ((first ?? now) + HourMs - now) / MinuteMs)} minutes; "
                + "registering goes on without.");
        Shown = HouseholdSearch.Hits(tables, Zone, Found);
        return new PeopleSearched(How, Shown.Count);
    }
}

/// <summary>Somebody searched for people: who and when stands in the entry.</summary>
/// <param name="Shown">How many were shown, by their initials.</param>
public sealed record PeopleSearched(string How, int Shown) : Fact
{
    protected override void Apply(Tables tables, Entry entry) => tables.Execute($"""
        insert into searches (stamp, zone, actor, at, how, shown)
        values ({entry.Stamp}, {entry.Scope}, {entry.Actor}, {entry.AtMs}, {How}, {Shown})
        on conflict (stamp) do nothing
        """);
}

public static class SearchKinds
{
    /// <summary>By parts of names; and at the gate, before somebody is registered.</summary>
    public const string Names = "names", Gate = "gate";
    public static readonly IReadOnlyList<string> All = [Names, Gate];
}
