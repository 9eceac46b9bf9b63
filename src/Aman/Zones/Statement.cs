using System.Globalization;
using System.Text;
using Aman.Access;

namespace Aman.Zones;

/// <summary>What a party's user signs, and the key for it.</summary>
internal static class Statement
{
    /// <summary>Every field behind its length, so that no two statements read alike.</summary>
    public static string Of(params IEnumerable<string> fields) => string.Concat(fields.Select(field =>
        string.Create(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(field)}:{field}\n")));

    /// <exception cref="Refused">signing-key-missing</exception>
    public static NodeKey Key(Tables tables, Caller caller, string party, string zone) =>
        SigningKeys.Open(tables, caller.Actor) is { } key && Roles.Of(tables, caller.Actor).Any(holding =>
            holding.Organisation == party && (holding.Zone == zone || holding.Zone == Entry.World)
            && SigningKeys.IsRecorded(tables, caller.Actor, holding.Role, party, holding.Zone, key.Public))
            ? key : throw new Refused("signing-key-missing", $"A statement of {party} is signed with the key of its "
                + "own user, and whoever asks has none on this node. Grant a user the role liaison of "
                + $"{party} in {zone} here, and let that user state it.");
}
