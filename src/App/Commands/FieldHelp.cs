using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Aman.Zones;

namespace Aman.App.Commands;

/// <summary>What a command of <c>aman zone</c> takes, made from its type: each field with what it holds and the words
/// it may be, and one example.</summary>
public static class FieldHelp
{
    private const string Area = """{"type":"Polygon","coordinates":[[[36,32],[37,32],[37,33],[36,32]]]}""";
    private const string Spot = """{"type":"Point","coordinates":[36.3,32.3]}""";

    private static readonly IReadOnlyList<string> requirements = [.. Requirements.All.Select(one => one.Code)];

    // Fields that are text but not any text, by the type they stand in.
    private static readonly Dictionary<(Type, string), IReadOnlyList<string>> words = new()
    {
        [(typeof(RecordParty), "kind")] = PartyKinds.All,
        [(typeof(SetOperationRule), "kinds")] = PartyKinds.All,
        [(typeof(SetOperationRule), "metBeforeOpening")] = requirements,
        [(typeof(SetOperationRule), "foundForControl")] = requirements,
        [(typeof(AnswerProposal), "answer")] = Answers.All,
        [(typeof(Condition), "consent")] = PartyKinds.All,
        [(typeof(RecordFinding), "finding")] = Findings.All,
        [(typeof(RecordFinding), "requirement")] = requirements,
        [(typeof(RecordEvidence), "requirement")] = requirements,
        [(typeof(MeasureRequirement), "requirement")] = requirements,
        [(typeof(NameObjective), "kind")] = Objectives.Kinds,
    };

    /// <summary>The whole description of a command.</summary>
    public static string Of(string name, Type command)
    {
        var fields = Fields(command).ToList();
        return $"{command.Name}: {(fields.Count == 0 ? "takes the zone alone" : string.Join("; ", fields))}. "
            + $"Example: aman zone {name}{(TakesZone(command) ? " --zone ZONE" : "")}"
            + (fields.Count == 0 ? "" : $" --with '{Example(command)}'");
    }

    /// <summary>The fields of <c>--with</c>, filled in so that they can be read as this command.</summary>
    public static string Example(Type command) => Sample(command).ToJsonString(Json.Strict);

    private static bool TakesZone(Type command) => Given(command).Any(one => one.Name == "zone");

    private static IList<JsonPropertyInfo> Given(Type type) => Json.Strict.GetTypeInfo(type).Properties;

    private static IEnumerable<string> Fields(Type type) => Given(type)
        .Where(one => one.Name != "zone").Select(one => $"{one.Name} ({What(type, one)})");

    private static string What(Type type, JsonPropertyInfo field)
    {
        var (inner, many) = Item(field.PropertyType);
        var what = words.GetValueOrDefault((type, field.Name)) is { } some ? $"one of {string.Join(", ", some)}"
            : field.Name is "outline" or "shape" ? "GeoJSON, as text"
            : inner == typeof(string) ? "text"
            : inner == typeof(DateOnly) ? "day, yyyy-MM-dd"
            : inner == typeof(bool) ? "true or false"
            : inner.IsPrimitive ? "number"
            : string.Join(", ", Fields(inner));
        return (many ? $"list of: {what}" : what) + (field.IsRequired ? "" : "; may be left out");
    }

    private static (Type Item, bool Many) Item(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
            ? (type.GetGenericArguments()[0], true) : (Nullable.GetUnderlyingType(type) ?? type, false);

    private static JsonObject Sample(Type type) => new(Given(type)
        .Where(one => one.Name != "zone" && one.IsRequired)
        .Select(one => KeyValuePair.Create<string, JsonNode?>(one.Name, Value(type, one))));

    private static JsonNode Value(Type type, JsonPropertyInfo field)
    {
        var (inner, many) = Item(field.PropertyType);
        JsonNode one = words.GetValueOrDefault((type, field.Name)) is [var word, ..] ? word
            : field.Name == "outline" ? Area
            : field.Name == "shape" ? Spot
            : inner == typeof(string) ? "…"
            : inner == typeof(DateOnly) ? "2026-01-31"
            : inner == typeof(bool) ? JsonValue.Create(true)
            : inner.IsPrimitive ? JsonValue.Create(100)
            : Sample(inner);
        return many ? new JsonArray(one) : one;
    }
}
