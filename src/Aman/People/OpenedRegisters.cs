using Aman.Access;
using Aman.Matching;

namespace Aman.People;

/// <summary>
/// The people of each zone in clear, for two questions: who has such a name, and who may this be. In memory only and
/// only while the node is unlocked. A large register is opened in parts; until it is whole, who asks is told how far
/// it is.
/// </summary>
public sealed class OpenedRegisters
{
    private readonly Dictionary<string, OpenedRegister> zones = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    public OpenedRegisters(Keys keys)
    {
        keys.Locked += Clear;
        // Erasing is rare, and reading all anew leaves nothing of who was erased.
        keys.Forgotten += _ => Clear();
    }

    /// <summary>Opens what is not open yet of a zone's register, as far as <paramref name="budget"/> goes.</summary>
    /// <returns>The share that is open: 1 when it is whole.</returns>
    /// <exception cref="Refused">node-locked</exception>
    public double Open(Tables tables, string zone, TimeSpan budget) => Of(tables, zone).Open(tables, zone, budget);

    /// <summary>Persons whose names answer every word, in any script and spelling, best first.</summary>
    /// <exception cref="Refused">node-locked, register-opening</exception>
    internal IReadOnlyList<string> Named(
        Tables tables, string zone, string text, IReadOnlyList<string> words, int most)
    {
        var register = Whole(tables, zone);
        return NameSearch.Best(register.Names, register.Matches, text, words, most);
    }

    /// <summary>Who in the zone may be the person asked for, best first.</summary>
    /// <inheritdoc cref="Named"/>
    internal IReadOnlyList<Candidate> Alike(Tables tables, string zone, PersonRecord asked, int most) =>
        Whole(tables, zone).Matches.Search(asked, most);

    /// <summary>Somebody against one person of the zone; null while the register is not whole.</summary>
    internal Candidate? Compare(Tables tables, string zone, PersonRecord asked, string person)
    {
        var register = Of(tables, zone);
        return register.Open(tables, zone, TimeSpan.Zero) >= 1 ? register.Matches.Compare(asked, person) : null;
    }

    /// <summary>The whole register of a zone to compare, however long it takes to open it.</summary>
    internal static MatchIndex Matches(Node node, string zone)
    {
        while (true)
        {
            var (share, one) = node.Journal.Read(tables =>
            {
                var register = tables.Beside<OpenedRegisters>().Of(tables, zone);
                return (register.Open(tables, zone, Limits.OpeningAtOnce), register);
            });
            if (share >= 1)
                return one.Matches;
        }
    }

    private OpenedRegister Whole(Tables tables, string zone)
    {
        var register = Of(tables, zone);
        var share = register.Open(tables, zone, Limits.OpeningAtOnce);
        return share >= 1 ? register : throw new Refused("register-opening", "The register of this zone is being "
            + $"opened: {(int)(share * 100)} % are done. Go on, and search again in a moment.");
    }

    private OpenedRegister Of(Tables tables, string zone)
    {
        if (tables.Keys.IsLocked)
            throw new Refused("node-locked", "This node is locked. Unlock it with its passphrase, then try again.");
        lock (gate)
        {
            if (!zones.TryGetValue(zone, out var one))
                zones.Add(zone, one = new());
            return one;
        }
    }

    private void Clear()
    {
        lock (gate)
            zones.Clear();
    }
}
