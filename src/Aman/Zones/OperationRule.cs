namespace Aman.Zones;

/// <summary>What an operation asks before a zone is recognised and opened. A zone lives by the rule that stood when it
/// was proposed: nobody changes it under those who have answered.</summary>
/// <param name="Kinds">Of each of these kinds of party one at least must be notified and consent.</param>
/// <param name="EachNotified">Whether every party notified must consent, whatever its kind.</param>
/// <param name="MetBeforeOpening">Codes of <see cref="Requirements"/> that the commission must have found met.</param>
/// <param name="FoundForControl">Codes on which the commission must have made a finding, none of them that it is not
/// met, before a consent under control counts.</param>
public sealed record OperationRule(
    IReadOnlyList<string> Kinds, bool EachNotified, IReadOnlyList<string> MetBeforeOpening,
    IReadOnlyList<string> FoundForControl)
{
    public static string Permission => "zones.read";

    public static OperationRule Default { get; } = new(
        [PartyKinds.HostAuthority, PartyKinds.Unhcr, PartyKinds.InternationalOrganisation], EachNotified: true, [],
        [.. Requirements.All.Where(one => one.Article == 4).Select(one => one.Code)]);

    /// <summary>The rule that new zones will live by.</summary>
    public static OperationRule Now(Tables tables) => At(tables, "~");

    /// <summary>The rule that stood at a stamp.</summary>
    internal static OperationRule At(Tables tables, string stamp) => tables.Remember<Row>($"""
        select kinds, each_notified, met_before_opening, found_for_control from operation_rules
        where stamp < {stamp} order by stamp desc limit 1
        """) is [var row] ? new(Split(row.Kinds), row.EachNotified, Split(row.MetBeforeOpening),
            Split(row.FoundForControl)) : Default;

    private static string[] Split(string codes) => codes.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private sealed record Row(string Kinds, bool EachNotified, string MetBeforeOpening, string FoundForControl);
}
