namespace Aman.Aid;

/// <summary>Who has something: a kind, a colon and an id. Donors go below zero: that is what they have given.</summary>
public static class Holder
{
    /// <summary>The kinds, in the order a kit passes them; losses last.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["donor", "warehouse", "transit", "site", "household", "loss"];

    public static string Donor(string id) => $"donor:{id}";

    public static string Warehouse(string place) => $"warehouse:{place}";

    public static string Transit(string id) => $"transit:{id}";

    public static string Site(string zone) => $"site:{zone}";

    public static string Household(string id) => $"household:{id}";

    public static string Loss(string reason) => $"loss:{reason}";

    public static string KindOf(string holder) => holder.Split(':')[0];

    public static bool IsDonor(string holder) => KindOf(holder) == "donor";

    /// <exception cref="Refused">holder-unknown</exception>
    internal static void Require(string holder)
    {
        if (holder.Length > Limits.IdMax || holder.Split(':', 2) is not [var kind, { Length: > 0 }]
            || !Kinds.Contains(kind))
        {
            throw new Refused("holder-unknown", "A holder is written as its kind, a colon and its id, for example "
                + $"donor:unhcr; the kinds are {string.Join(", ", Kinds)}. Correct it.");
        }
    }
}

/// <summary>So many units of an item (its code in the catalogue).</summary>
public sealed record AidLine(string Item, long Amount);
