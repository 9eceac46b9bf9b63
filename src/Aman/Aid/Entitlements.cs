namespace Aman.Aid;

/// <summary>Who may hand out what.</summary>
internal static class Entitlements
{
    public static void Hold(Tables tables, Entry entry, string programme, string cycle, string holder,
        IReadOnlyList<string> households) => tables.Insert(
        "entitlements (zone, programme, cycle, household, holder, held)",
        [.. households.Distinct().Select(household => new object?[]
            { entry.Scope, programme, cycle, household, holder, entry.Stamp })],
        """
        on conflict (zone, programme, cycle, household) do update set holder = excluded.holder, held = excluded.held
        where excluded.held > entitlements.held
        """);

    /// <summary>This node, or one of the devices that queue for it.</summary>
    /// <exception cref="Refused">text-invalid</exception>
    public static string Here(Tables tables, string? device)
    {
        var node = tables.Beside<NodeKey>().Node;
        if (device is null)
        {
            return node;
        }

        Ledger.RequireText("The device", device);
        return $"{node}/{device}";
    }
}
