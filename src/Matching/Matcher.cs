namespace Aman.Matching;

/// <summary>Two records compared alone, with the frequencies that ship.</summary>
public static class Matcher
{
    /// <summary>Of a population of this size, when there is no index to say how many there are.</summary>
    public const int PeopleAssumed = 10_000;

    public static Candidate Score(PersonRecord left, PersonRecord right)
    {
        var vocabulary = new Vocabulary();
        var (one, other) = (Profile.Of(left, vocabulary), Profile.Of(right, vocabulary));
        var evidence = new List<Evidence>();
        var score = new PersonScore(new WordScores(vocabulary, 8));
        score.Ask(one);
        var bits = score.Of(other, evidence);
        return new Candidate(right.Id, bits, Bands.Of(bits, PeopleAssumed), evidence);
    }
}
