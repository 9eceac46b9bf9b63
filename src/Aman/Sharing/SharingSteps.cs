using Aman.Access;

namespace Aman.Sharing;

/// <summary>Steps of agreements and requests: only ever added, keyed by their entry.</summary>
internal static class SharingSteps
{
    public const string Agreement = "agreement";
    public const string Request = "request";
    public const string End = "end";

    public static IReadOnlyList<SharingStep> Of(Tables tables, string zone) => Judged(tables, zone, $"""
        select stamp, step, id, text, actor, agrees, reason, receiver_key, at from sharing_steps where zone = {zone}
        order by stamp
        """);

    public static IReadOnlyList<SharingStep> Of(Tables tables, string zone, params IReadOnlyList<string> ids) =>
        Judged(tables, zone, $"""
            select stamp, step, id, text, actor, agrees, reason, receiver_key, at from sharing_steps
            where zone = {zone} and id in {ids} order by stamp
            """);

    public static void Add(
        Tables tables, Entry entry, string step, string id, string text, bool agrees, string reason,
        string? key = null) => tables.Execute($"""
            insert into sharing_steps (zone, stamp, step, id, text, actor, agrees, reason, receiver_key, at)
            values ({entry.Scope}, {entry.Stamp}, {step}, {id}, {text}, {entry.Actor}, {agrees}, {reason}, {key},
              {entry.AtMs})
            on conflict (zone, stamp) do nothing
            """);

    private static IReadOnlyList<SharingStep> Judged(Tables tables, string zone, Sql steps) =>
    [
        .. tables.Query<SharingStep>(steps).Select(one => one with
        {
            Stands = Roles.Stands(tables, one.Actor, DecideInformation.Permission, zone, one.Stamp),
        }),
    ];
}
