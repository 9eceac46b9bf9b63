using Aman.Access;

namespace Aman.Zones;

/// <summary>A notified party's answer to the proposal, signed by its own user.</summary>
/// <param name="Answer">One of <see cref="Answers.All"/>.</param>
/// <param name="Conditions">Required with <see cref="Answers.AcceptsIf"/>, possible with
/// <see cref="Answers.AcceptsUnderControl"/>.</param>
/// <param name="Signatory">The office that signs, such as "Minister of the Interior": not a private person.</param>
public sealed record AnswerProposal(
    string Zone, string Party, string Answer, string Text, IReadOnlyList<Condition> Conditions, string Signatory)
    : ICommand
{
    public static string Permission => "zones.answer";

    public string Scope => Zone;

    public Fact? Decide(Tables tables, Caller caller)
    {
        var life = ZoneLife.Require<AnswerProposal>(tables, Zone);
        var party = life.RequireNotified(tables, caller, Party, Permission);
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

        using var key = Statement.Key(tables, caller, Party, Zone);
        var answered = new ProposalAnswered(
            Party, life.Proposal!, Answer, Text, Conditions, Signatory, key.Public, Signature: "");
        return answered with { Signature = key.Sign(answered.Stated(Zone, caller.Actor)) };
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

        if (Conditions.Count > Limits.ConditionsMax || (Answer == Answers.AcceptsIf && Conditions.Count == 0)
            || (Conditions.Count > 0 && Answer is not (Answers.AcceptsIf or Answers.AcceptsUnderControl)))
        {
            throw new Refused("answer-conditions", $"Conditions, at most {Limits.ConditionsMax}, are needed with "
                + $"{Answers.AcceptsIf}, possible with {Answers.AcceptsUnderControl}, and go with no other answer. "
                + "Correct the answer or its conditions.");
        }

        foreach (var condition in Conditions)
        {
            Limits.RequireText("A condition's id", condition.Id, Limits.NameCharactersMax);
            Limits.RequireText("A condition", condition.Text);
            if (condition.Consent is { } kind && !PartyKinds.All.Contains(kind))
            {
                throw new Refused("party-kind", $"Condition {condition.Id} waits for the consent of the kind '{kind}'. "
                    + $"The kinds are {string.Join(", ", PartyKinds.All)}.");
            }
        }

        if (Conditions.DistinctBy(condition => condition.Id).Count() < Conditions.Count)
        {
            throw new Refused("answer-conditions", "Two conditions have the same id. Give each its own.");
        }
    }
}

/// <summary>A party answered the proposal, and its user signed the statement.</summary>
/// <param name="Proposal">Hash of the entry that proposed the zone: an answer is to that text and no other.</param>
/// <param name="Key">The user's public key (Ed25519, base64), which a grant of the party's role names.</param>
public sealed record ProposalAnswered(
    string Party, string Proposal, string Answer, string Text, IReadOnlyList<Condition> Conditions, string Signatory,
    string Key, string Signature) : Fact
{
    protected override void Apply(Tables tables, Entry entry) => ZoneSteps.Add(
        tables, entry, ZoneSteps.Answered, Party, Proposal, Text, Answer, Conditions, Signatory,
        IsSignedFor(entry.Scope, entry.Actor), Key);

    /// <summary>What is signed: every field, the zone, the user and the key.</summary>
    public string Stated(string zone, string user) => Statement.Of([
        "aman answer 2", zone, Proposal, Party, user, Key, Answer, Text, Signatory,
        .. Conditions.SelectMany(one => new[] { one.Id, one.Text, one.Consent ?? "" })]);

    public bool IsSignedFor(string zone, string user) => NodeKey.Verify(Key, Stated(zone, user), Signature);
}

/// <summary>As answers were recorded at first: signed by the node that took them. It counts while no user of the party
/// had a key, and its conditions are words that nobody tracks.</summary>
public sealed record ProposalAnsweredAtNode(
    string Party, string Proposal, string Answer, string Text, IReadOnlyList<string> Conditions, string Signatory,
    string Key, string Signature) : Fact
{
    protected override void Apply(Tables tables, Entry entry) => ZoneSteps.Add(
        tables, entry, ZoneSteps.Answered, Party, Proposal, Text, Answer,
        Conditions.Select(words => new Condition("", words)), Signatory, IsSignedFor(entry.Scope));

    public string Stated(string zone) =>
        Statement.Of(["aman answer", zone, Proposal, Party, Answer, Text, Signatory, .. Conditions]);

    public bool IsSignedFor(string zone) => NodeKey.Verify(Key, Stated(zone), Signature);
}
