using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aman.Aid;

/// <summary>Sets up a programme, or changes it for what is issued from now on. A new cycle is a new label.</summary>
/// <param name="Programme">Its id for ever. The node that sets it first is the one that issues entitlements.</param>
/// <param name="Cycle">The label of the running cycle, for example <c>2026-11</c>.</param>
/// <param name="Mode">One of <see cref="ProgrammeModes"/>.</param>
public sealed record SetProgramme(string Zone, string Programme, string Name, string? NameArabic,
    IReadOnlyList<ProgrammeItem> Items, string Cycle, string Mode) : ICommand
{
    public static string Permission => "aid.programme";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        if (Zone == Entry.World)
        {
            throw new Refused("programme-invalid", "A programme runs in one zone. Name it.");
        }

        Ledger.RequireText("The programme's id", Programme);
        Ledger.RequireText("The programme's name", Name, Limits.NameMax);
        Ledger.RequireText("The label of the cycle", Cycle);
        Ledger.RequireLines([.. Items.Select(item => new AidLine(item.Item, item.Amount))]);
        Ledger.RequireItems(tables, Items.Select(item => item.Item));
        if (NameArabic?.Length > Limits.NameMax)
        {
            throw new Refused(
                "text-invalid", $"The Arabic name is longer than {Limits.NameMax} characters. Shorten it.");
        }

        if (Items.Count > Limits.ProgrammeItemsMax || Items.Any(item => item.Per is not ("household" or "person")))
        {
            throw new Refused("programme-invalid", $"A programme has 1 to {Limits.ProgrammeItemsMax} items, each per "
                + "household or per person. Correct its items.");
        }

        if (Mode is not (ProgrammeModes.Strict or ProgrammeModes.Loose))
        {
            throw new Refused("programme-invalid", $"The mode '{Mode}' is neither strict nor loose. Choose one.");
        }

        var set = new ProgrammeSet(Programme, Name, NameArabic, Items, Cycle, Mode);
        return Aid.Programme.Find(tables, Zone, Programme) is { } known && known.Is(set) ? null : set;
    }
}

/// <summary>A programme is as stated.</summary>
public sealed record ProgrammeSet(string Programme, string Name, string? NameArabic, IReadOnlyList<ProgrammeItem> Items,
    string Cycle, string Mode) : Fact
{
    protected override void Apply(Tables tables, Entry entry)
    {
        tables.Execute($"""
            insert into programmes (zone, id, name, name_arabic, items, cycle, mode, stamp, issuer, first)
            values ({entry.Scope}, {Programme}, {Name}, {NameArabic}, {Aid.Programme.Write(Items)}, {Cycle}, {Mode},
              {entry.Stamp}, {entry.Node}, {entry.Stamp})
            on conflict (zone, id) do update set name = excluded.name, name_arabic = excluded.name_arabic,
              items = excluded.items, cycle = excluded.cycle, mode = excluded.mode, stamp = excluded.stamp
            where excluded.stamp > programmes.stamp
            """);
        tables.Execute($"""
            update programmes set issuer = {entry.Node}, first = {entry.Stamp}
            where zone = {entry.Scope} and id = {Programme} and first > {entry.Stamp}
            """);
    }
}

/// <summary>What a programme gives of an item.</summary>
/// <param name="Per"><c>household</c> or <c>person</c>.</param>
public sealed record ProgrammeItem(string Item, long Amount, string Per);

public static class ProgrammeModes
{
    /// <summary>Only the node that holds an entitlement hands it out: nobody is served twice, even cut off.</summary>
    public const string Strict = "strict";

    /// <summary>Anyone hands out; who was served twice is found when the nodes meet, and listed.</summary>
    public const string Loose = "loose";
}

/// <summary>A programme as it stands.</summary>
/// <param name="Items">As the table keeps them: JSON of <see cref="ProgrammeItem"/>s.</param>
public sealed record Programme(string Id, string Name, string? NameArabic, [property: JsonIgnore] string Items,
    string Cycle, string Mode, string Issuer)
{
    [JsonPropertyName("items")]
    public IReadOnlyList<ProgrammeItem> List => JsonSerializer.Deserialize<ProgrammeItem[]>(Items)!;

    public static Programme? Find(Tables tables, string zone, string id) => tables.One<Programme>($"""
        select id, name, name_arabic, items, cycle, mode, issuer from programmes where zone = {zone} and id = {id}
        """);

    public static IReadOnlyList<Programme> All(Tables tables, string zone) => tables.Query<Programme>($"""
        select id, name, name_arabic, items, cycle, mode, issuer from programmes where zone = {zone}
        order by id limit {Limits.RowsMax}
        """);

    /// <exception cref="Refused">programme-unknown</exception>
    internal static Programme Require(Tables tables, string zone, string id) => Find(tables, zone, id)
        ?? throw new Refused("programme-unknown", $"There is no programme '{id}' in {zone}. Set it up first.");

    internal static string Write(IReadOnlyList<ProgrammeItem> items) => JsonSerializer.Serialize(items);

    internal bool Is(ProgrammeSet set) => (Name, NameArabic, Items, Cycle, Mode)
        == (set.Name, set.NameArabic, Write(set.Items), set.Cycle, set.Mode);
}
