namespace Aman.People;

/// <summary>
/// What waits for a person: groups of persons who may be one, the strongest agreement first. A group is shown as one,
/// with its strongest pair to begin with, however many namesakes are in it. No names: both are opened on record.
/// </summary>
/// <param name="Persons">How many persons hang together by pairs that wait.</param>
/// <param name="Later">Somebody put it off.</param>
public sealed record DuplicateGroup(string Left, string Right, long Bits, int Persons, int Pairs, bool Later)
{
    public const string Permission = "people.match";

    public static IReadOnlyList<DuplicateGroup> Waiting(Tables tables, string zone)
    {
        var pairs = tables.Query<Pair>($"""
            select d.left_id, d.right_id, d.bits, coalesce(a.answer, '') as answer from duplicate_pairs d
            join people l on l.id = d.left_id and l.zone = {zone} and l.same_as = ''
            join people r on r.id = d.right_id and r.zone = {zone} and r.same_as = '' and r.household <> l.household
            left join duplicate_answers a on a.left_id = d.left_id and a.right_id = d.right_id
            where d.zone = {zone} and coalesce(a.answer, '') <> {DecideDuplicate.NotSame}
            order by d.bits desc, d.left_id, d.right_id limit {Limits.QueuePairsMax}
            """);
        var groups = new Groups();
        foreach (var pair in pairs)
            groups.Join(pair.LeftId, pair.RightId);
        return [.. pairs.GroupBy(pair => groups.Of(pair.LeftId), StringComparer.Ordinal).Select(group =>
        {
            var first = group.FirstOrDefault(pair => pair.Answer.Length == 0) ?? group.First();
            return new DuplicateGroup(first.LeftId, first.RightId, first.Bits,
                group.SelectMany(pair => (string[])[pair.LeftId, pair.RightId]).Distinct().Count(), group.Count(),
                first.Answer == DecideDuplicate.Later);
        }).OrderBy(group => group.Later).ThenByDescending(group => group.Bits).Take(Limits.QueueGroupsMax)];
    }

    private sealed record Pair(string LeftId, string RightId, long Bits, string Answer);
}
