using System.Globalization;
using System.Text;
using Aman.Access;

namespace Aman.Zones;

/// <summary>A notified party's signed answer to the proposal.</summary>
/// <param name="Answer">One of <see cref="Answers.All"/>.</param>
/// <param name="Conditions">Required with, and only with, <see cref="Answers.AcceptsUnderControl"/>.</param>
/// <param name="Signatory">The office that signs, such as "Minister of the Interior": not a private person.</param>
public sealed record AnswerProposal(
    string Zone, string Party, string Answer, string Text, IReadOnlyList<string> Conditions, string Signatory)
    : ICommand
{
    public static string Permission => "zones.answer";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        var life = ZoneLife.Require<AnswerProposal>(tables, Zone);
        var party = life.RequireNotified(tables, caller, Party);
        RequireWhole();
        if (party.Answer is not null)
        {
            throw new Refused("party-answered",
                $"{party.Called} has answered: {party.Answer}. It can withdraw that answer and then answer again.");
        }

        if (party.OpenClarifications is [var question, ..])
        {
            throw new Refused("clarification-open",
                $"{party.Called} waits for an answer to its question {question}. It can answer after that.");
        }

        using var key = tables.Keys.NodeKey();
        var answered = new ProposalAnswered(
            Party, life.Proposal!, Answer, Text, Conditions, Signatory, key.Public, Signature: "");
        return answered with { Signature = key.Sign(answered.Statement(Zone)) };
    }

    private void RequireWhole()
    {
        Limits.RequireText("The text of the answer", Text);
        Limits.RequireText("Who signs", Signatory, Limits.NameCharactersMax);
        if (!Answers.All.Contains(Answer))
        {
            throw new Refused("answer-unknown",
                $"There is no answer '{Answer}'. The answers are {string.Join(", ", Answers.All)}.");
        }

        if (Conditions.Count > Limits.ConditionsMax
            || (Conditions.Count > 0) != (Answer == Answers.AcceptsUnderControl))
        {
            throw new Refused("answer-conditions", $"Conditions, at most {Limits.ConditionsMax}, go with "
                + $"{Answers.AcceptsUnderControl} and with no other answer. Correct the answer or its conditions.");
        }

        foreach (var condition in Conditions)
        {
            Limits.RequireText("A condition", condition);
        }
    }
}

/// <summary>A party answered the proposal; the node that took the answer signed the statement.</summary>
/// <param name="Proposal">Hash of the entry that proposed the zone: an answer is to that text and no other.</param>
/// <param name="Key">Public key (Ed25519, base64) that <paramref name="Signature"/> was made with.</param>
public sealed record ProposalAnswered(
    string Party, string Proposal, string Answer, string Text, IReadOnlyList<string> Conditions, string Signatory,
    string Key, string Signature) : Fact
{
    internal string? ConditionLines => Conditions.Count == 0 ? null : string.Join('\n', Conditions);

    protected override void Apply(Tables tables, Entry entry) =>
        ZoneSteps.Add(tables, entry, ZoneSteps.Answered, Party, Proposal, Text, this);

    /// <summary>What is signed: every field behind its length, so that no two answers read alike.</summary>
    public string Statement(string zone) => string.Concat(
        new[] { "aman answer", zone, Proposal, Party, Answer, Text, Signatory }.Concat(Conditions).Select(field =>
            string.Create(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(field)}:{field}\n")));

    public bool IsSignedFor(string zone) => NodeKey.Verify(Key, Statement(zone), Signature);
}
