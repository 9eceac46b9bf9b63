using Aman.Access;

namespace Aman.App.Demo;

/// <summary>A user of a party that nobody signs in as: what a party states is signed with its own user's key, also in a
/// demo, a scenario or a benchmark.</summary>
internal static class Liaison
{
    /// <summary>Grants the role, if it is not held yet, and answers with who may state in the party's name.</summary>
    public static async Task<Caller> Of(Journal journal, string party, string zone = Entry.World)
    {
        var caller = new Caller($"liaison-of-{party}");
        await journal.Record(
            new GrantRole(caller.Actor, "liaison", party, zone), Roles.Terminal, Guid.CreateVersion7());
        return caller;
    }
}
