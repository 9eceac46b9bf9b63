namespace Aman;

/// <summary>Something that happened. It knows how it changes the tables, whatever their state: a fact never
/// refuses.</summary>
public abstract record Fact
{
    /// <summary>Changes the tables. Must commute between chains: inserts keyed by id, last writer by
    /// <see cref="Entry.Stamp"/>, sums. Runs on every node and again at each rebuild.</summary>
    protected internal abstract void Apply(Tables tables, Entry entry);
}

/// <summary>Something a person wants. It may be refused; once it has become a fact it may not.</summary>
public interface ICommand
{
    /// <summary>The permission the caller needs in the scope, for example <c>aid.collect</c>.</summary>
    static abstract string Permission { get; }

    /// <summary>The chain the fact goes to: a zone's id, or <see cref="Entry.World"/> for what all zones
    /// share.</summary>
    string Scope { get; }

    /// <summary>Decides once, where the person is. Reads only. Null means that nothing would change.</summary>
    /// <exception cref="Refused">Names what is missing or wrong, and the mend.</exception>
    Fact? Decide(Tables tables, Caller caller);
}

/// <summary>Who asks. <paramref name="Actor"/> is an opaque user id, never a name.</summary>
public sealed record Caller(string Actor);

/// <summary>A command that may not be carried out. The code is from a closed, numbered list; anything else is a
/// bug.</summary>
public sealed class Refused(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}

/// <summary>What became of a command: its entry (null when nothing changed), and whether it was there before.</summary>
public sealed record Recorded(Entry? Entry, bool Repeated);
