using Aman.Access;

namespace Aman.Zones;

/// <summary>Enters a party of the operation, or corrects its names or kind.</summary>
/// <param name="Id">The organisation's id, as roles are granted for it.</param>
/// <param name="Kind">One of <see cref="PartyKinds.All"/>.</param>
public sealed record RecordParty(string Id, string Name, string? NameArabic, string Kind) : ICommand
{
    public static string Permission => "parties.record";

    public string Scope => Entry.World;

    public Fact? Decide(Tables tables, Caller caller)
    {
        Limits.RequireText("The party's id", Id, Limits.NameCharactersMax);
        Limits.RequireText("The party's name", Name, Limits.NameCharactersMax);
        if (!PartyKinds.All.Contains(Kind))
        {
            throw new Refused("party-kind",
                $"There is no kind of party '{Kind}'. The kinds are {string.Join(", ", PartyKinds.All)}.");
        }

        var party = new Party(Id, Name, NameArabic, Kind);
        return Parties.Find(tables, Id) == party ? null : new PartyRecorded(party);
    }
}

/// <summary>A party is known under these names from now on.</summary>
public sealed record PartyRecorded(Party Party) : Fact
{
    protected override void Apply(Tables tables, Entry entry) => tables.Execute($"""
        insert into parties (id, name, name_arabic, kind, stamp)
        values ({Party.Id}, {Party.Name}, {Party.NameArabic}, {Party.Kind}, {entry.Stamp})
        on conflict (id) do update set name = excluded.name, name_arabic = excluded.name_arabic, kind = excluded.kind,
          stamp = excluded.stamp where excluded.stamp > parties.stamp
        """);
}

public sealed record Party(string Id, string Name, string? NameArabic, string Kind);

public static class PartyKinds
{
    public const string HostAuthority = "host-authority";
    public const string Unhcr = "unhcr";
    public const string InternationalOrganisation = "international-organisation";
    public const string Other = "party";
    public static readonly IReadOnlyList<string> All = [HostAuthority, Unhcr, InternationalOrganisation, Other];

    /// <summary>As a refusal says it.</summary>
    internal static string Word(string kind) => kind switch
    {
        HostAuthority => "the host authority",
        Unhcr => "UNHCR",
        InternationalOrganisation => "a further international organisation",
        _ => "a party",
    };
}

/// <summary>The parties of the operation.</summary>
public static class Parties
{
    public static IReadOnlyList<Party> All(Tables tables) =>
        tables.Query<Party>($"select id, name, name_arabic, kind from parties order by id");

    public static Party? Find(Tables tables, string id) =>
        tables.One<Party>($"select id, name, name_arabic, kind from parties where id = {id}");

    /// <exception cref="Refused">party-unknown</exception>
    public static Party Require(Tables tables, string id) => Find(tables, id) ?? throw new Refused(
        "party-unknown", $"There is no party '{id}'. Record it first, then name it here.");

    /// <summary>Only a party's own people speak for it, whatever else a role allows.</summary>
    /// <param name="by">A permission that the role for this party must give: a liaison of one organisation who works at
    /// the gate of another is not that one's liaison. Null where any role for it will do.</param>
    /// <exception cref="Refused">party-not-yours</exception>
    public static void RequireSpeaksFor(Tables tables, Caller caller, string party, string zone, string? by = null)
    {
        if (caller != Roles.Terminal && !Roles.Of(tables, caller.Actor).Any(holding =>
            holding.Organisation == party && (holding.Zone == zone || holding.Zone == Entry.World)
            && (by is null || Roles.Covers(holding.Role, by))))
        {
            throw new Refused("party-not-yours",
                $"Only somebody with a role for {party} in {zone} speaks for it. Ask an administrator for that role.");
        }
    }
}
