using System.Globalization;

namespace Aman.Sharing;

/// <summary>Proposes to share figures or fields of persons with organisations. Nothing is shared by it.</summary>
/// <param name="Kind">One of <see cref="SharingKinds.All"/>.</param>
/// <param name="Purpose">One of <see cref="SharingPurposes.All"/>.</param>
/// <param name="Fields">For persons, of <see cref="SharedFields.All"/>; empty for figures.</param>
/// <param name="Receivers">Ids of organisations, as roles are granted for them.</param>
/// <param name="RetentionDays">How long a receiver may keep what it is given.</param>
/// <param name="ExpiresOn">The last day on which anything is handed out.</param>
public sealed record ProposeAgreement(
    string Zone, string Id, string Kind, string Purpose, IReadOnlyList<string> Fields, IReadOnlyList<string> Receivers,
    string LegalBasis, int RetentionDays, DateOnly ExpiresOn) : ICommand
{
    public static string Permission => "sharing.propose";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        Limits.RequireText("The agreement's id", Id, Limits.IdCharactersMax);
        Limits.RequireText("The legal basis", LegalBasis);
        Days.Require("The agreement's last day", ExpiresOn);
        Require(SharingKinds.All.Contains(Kind), $"the kind is one of {string.Join(", ", SharingKinds.All)}");
        Require(SharingPurposes.All.Contains(Purpose),
            $"the purpose is one of {string.Join(", ", SharingPurposes.All)}");
        Require(Fields.All(SharedFields.All.Contains) && (Fields.Count > 0) == (Kind == SharingKinds.Persons),
            $"for persons, and only for them, it names fields out of {string.Join(", ", SharedFields.All)}");
        Require(Receivers.Count is > 0 and <= Limits.ReceiversMax
            && Receivers.All(one => !string.IsNullOrWhiteSpace(one) && one.Length <= Limits.IdCharactersMax
                && !one.Any(char.IsControl)),
            $"it names one to {Limits.ReceiversMax} receiving organisations");
        Require(RetentionDays is > 0 and <= Limits.RetentionDaysMax,
            $"what is given may be kept for 1 to {Limits.RetentionDaysMax} days");
        Require(ExpiresOn >= tables.Today(), "its last day lies before today");
        return Agreement.Find(tables, Zone, Id) is null
            ? new AgreementProposed(Id, Kind, Purpose, [.. Fields.Distinct()], [.. Receivers.Distinct()], LegalBasis,
                RetentionDays, ExpiresOn)
            : throw new Refused("agreement-known", "An agreement of this id was proposed before. Take another id.");
    }

    private static void Require(bool holds, string rule)
    {
        if (!holds)
        {
            throw new Refused("agreement-invalid", $"This agreement cannot be proposed: {rule}. Correct it.");
        }
    }
}

/// <summary>An agreement is proposed; its text is this entry.</summary>
public sealed record AgreementProposed(
    string Id, string DataKind, string Purpose, IReadOnlyList<string> Fields, IReadOnlyList<string> Receivers,
    string LegalBasis, int RetentionDays, DateOnly ExpiresOn) : Fact
{
    // Of two made apart under one id the earlier stands.
    protected override void Apply(Tables tables, Entry entry) => tables.Execute($"""
        insert into agreements (zone, id, kind, purpose, fields, receivers, legal_basis, retention_days, expires_on,
          proposer, at, text, stamp)
        values ({entry.Scope}, {Id}, {DataKind}, {Purpose}, {string.Join('\n', Fields)}, {string.Join('\n', Receivers)},
          {LegalBasis}, {RetentionDays}, {ExpiresOn.ToString("O", CultureInfo.InvariantCulture)}, {entry.Actor},
          {entry.AtMs}, {entry.Hash}, {entry.Stamp})
        on conflict (zone, id) do update set kind = excluded.kind, purpose = excluded.purpose,
          fields = excluded.fields, receivers = excluded.receivers, legal_basis = excluded.legal_basis,
          retention_days = excluded.retention_days, expires_on = excluded.expires_on, proposer = excluded.proposer,
          at = excluded.at, text = excluded.text, stamp = excluded.stamp
        where excluded.stamp < agreements.stamp
        """);
}

/// <summary>An agreement as proposed. Whether it is in force, <see cref="SharingLaw"/> says.</summary>
/// <param name="Text">Hash of the entry that proposed it.</param>
public sealed record Agreement(
    string Id, string Kind, string Purpose, IReadOnlyList<string> Fields, IReadOnlyList<string> Receivers,
    string LegalBasis, long RetentionDays, DateOnly ExpiresOn, string Proposer, long At, string Text)
{
    internal static Agreement? Find(Tables tables, string zone, string id) =>
        Some(tables, zone, id) is [var one] ? one : null;

    internal static IReadOnlyList<Agreement> All(Tables tables, string zone) => Some(tables, zone, null);

    /// <exception cref="Refused">agreement-unknown</exception>
    internal static Agreement Require(Tables tables, string zone, string id) => Find(tables, zone, id)
        ?? throw new Refused("agreement-unknown", "There is no such agreement here. Look it up in the list.");

    private static IReadOnlyList<Agreement> Some(Tables tables, string zone, string? id) =>
    [
        .. tables.Query<Row>($"""
            select id, kind, purpose, fields, receivers, legal_basis, retention_days, expires_on, proposer, at, text
            from agreements where zone = {zone} and (id = {id} or {id is null} = 1)
            order by at desc, id limit {Limits.RowsMax}
            """).Select(row => new Agreement(row.Id, row.Kind, row.Purpose, Lines(row.Fields), Lines(row.Receivers),
                row.LegalBasis, row.RetentionDays,
                DateOnly.ParseExact(row.ExpiresOn, "O", CultureInfo.InvariantCulture), row.Proposer, row.At,
                row.Text)),
    ];

    internal static IReadOnlyList<string> Lines(string text) => text.Length == 0 ? [] : text.Split('\n');

    private sealed record Row(
        string Id, string Kind, string Purpose, string Fields, string Receivers, string LegalBasis,
        long RetentionDays, string ExpiresOn, string Proposer, long At, string Text);
}
