using System.Security.Cryptography;
using System.Text;
using Aman.Zones;

namespace Aman.Talks;

/// <summary>A party says that a condition of its own is met, or that it is open again; wherever it named it in this
/// process.</summary>
/// <param name="Condition">In the words in which the party named it.</param>
/// <param name="Evidence">What shows it.</param>
public sealed record MarkCondition(string Process, string Party, string Condition, bool Met, string? Evidence)
    : ICommand
{
    public static string Permission => "talks.position";

    public string Scope => Processes.Scope(Process);

    public Fact? Decide(Tables tables, Caller caller)
    {
        Processes.Require(tables, Process);
        var named = Matrix.Conditions(tables, Process, Party);
        if (named.FirstOrDefault(one => one.Words == Condition) is not { } known)
        {
            throw new Refused("condition-unknown",
                $"{Party} has named no such condition in {Process}. Take a position with it first.");
        }

        Parties.RequireSpeaksFor(tables, caller, Party, Scope, Permission);
        return known.Met == Met ? null
            : new ConditionMarked(Party, Condition, Met, Limits.Optional("The evidence", Evidence));
    }
}

/// <summary>A condition of a party counts as met, or as open again.</summary>
public sealed record ConditionMarked(string Party, string Condition, bool Met, string? Evidence) : Fact
{
    protected override void Apply(Tables tables, Entry entry) => tables.Execute($"""
        insert into position_conditions (scope, party, condition, met, evidence, stamp)
        values ({entry.Scope}, {Party}, {Key(Condition)}, {Met}, {Evidence}, {entry.Stamp})
        on conflict (scope, party, condition) do update set met = excluded.met, evidence = excluded.evidence,
          stamp = excluded.stamp
        where excluded.stamp > position_conditions.stamp
        """);

    /// <summary>Stands for a condition's words where they are too long for a key.</summary>
    internal static string Key(string words) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)));
}
