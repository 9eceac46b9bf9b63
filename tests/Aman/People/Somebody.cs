using Aman.Access;
using Aman.People;
using Aman.Tests.Topics.Zones;

namespace Aman.Tests.Topics.People;

/// <summary>Invented persons and short ways to register them.</summary>
internal static class Somebody
{
    public const string Zone = "zaatari";
    public static readonly DateOnly Today = new(2026, 11, 23);

    public static Person Head(string given = "Salma", string family = "al-Hourani") =>
        Of(Relations.Head, new PersonNames(null, new NameParts(given, "Yusuf", "Omar", family, "Huda")));

    public static Person Of(string relation, PersonNames names) => new(
        NewId(), Sexes.Female, relation, new BirthDate(1990, 5, 17), names,
        [new IdentityDocument(DocumentKinds.NationalId, "99912345678")], ["+962701234567"], ["ar"], "SY1200");

    public static string NewId() => Guid.CreateVersion7().ToString();

    public static RegisterHousehold Household(params Person[] persons) =>
        new(Zone, NewId(), "SY12", Today, persons);

    public static async Task<RegisterHousehold> Register(Node node, params Person[] persons)
    {
        var command = Household(persons);
        await node.Journal.Record(command, Roles.Terminal, Guid.CreateVersion7());
        return command;
    }

    public static Task<IReadOnlyList<HouseholdSearch.Hit>> Search(Node node, string text, string zone = Zone) =>
        HouseholdSearch.Of(node, Roles.Terminal, zone, text);

    public static async Task<OpenedHousehold> Open(
        Node node, string household, Caller? caller = null, string reason = "registration")
    {
        var command = new OpenHousehold(Zone, household, reason);
        await node.Journal.Record(command, caller ?? Roles.Terminal, Guid.CreateVersion7());
        return command.Opened!;
    }

    /// <summary>A node on which the zone is open for registration.</summary>
    public static async Task<Node> Node(string engine)
    {
        var node = Engines.Node(engine);
        await node.Open();
        return node;
    }
}
