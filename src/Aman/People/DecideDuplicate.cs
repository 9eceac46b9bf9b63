namespace Aman.People;

/// <summary>A person has looked at a pair: they are two people, or it is to be decided later.</summary>
/// <param name="Answer"><c>not-same</c> or <c>later</c>; for the same person there is <see cref="MergePersons"/>.
/// </param>
public sealed record DecideDuplicate(string Zone, string Left, string Right, string Answer) : ICommand
{
    public const string NotSame = "not-same", Later = "later";

    public static string Permission => "people.match";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        if (Answer is not (NotSame or Later))
            throw new Refused("duplicate-answer", $"Answer {NotSame} or {Later}, or merge the two.");
        if (tables.One<long?>($"""
            select bits from duplicate_pairs where zone = {Zone} and left_id = {Left} and right_id = {Right}
            """) is null)
            throw new Refused("duplicate-unknown", "There is no such pair in the queue. Load the queue again.");
        return tables.One<string>($"""
            select answer from duplicate_answers where left_id = {Left} and right_id = {Right}
            """) == Answer ? null : new DuplicateDecided(Left, Right, Answer);
    }
}

/// <summary>Somebody decided on a pair.</summary>
public sealed record DuplicateDecided(string Left, string Right, string Answer) : Fact
{
    protected override void Apply(Tables tables, Entry entry) => tables.Execute($"""
        insert into duplicate_answers (left_id, right_id, answer, actor, stamp)
        values ({Left}, {Right}, {Answer}, {entry.Actor}, {entry.Stamp})
        on conflict (left_id, right_id) do update set answer = excluded.answer, actor = excluded.actor,
          stamp = excluded.stamp
        where excluded.stamp > duplicate_answers.stamp
        """);
}
