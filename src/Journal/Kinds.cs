using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Aman;

/// <summary>The closed list of facts this program can read, each under a kind such as <c>aid.collected/1</c>.</summary>
public sealed class Kinds
{
    private readonly Dictionary<string, Type> types;
    private readonly JsonSerializerOptions options;

    public Kinds(params IReadOnlyList<(string Kind, Type Type)> list)
    {
        types = list.ToDictionary(pair => pair.Kind, pair => pair.Type, StringComparer.Ordinal);
        options = new(JsonSerializerDefaults.Web)
        {
            // Arabic stays readable and half as long; the text is never put into a page unescaped.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameTheKinds } },
        };
    }

    public IReadOnlyDictionary<string, Type> Types => types;

    public string Write(Fact fact) => JsonSerializer.Serialize(fact, options);

    /// <summary>The fact, or null when this program does not know its kind or cannot read it.</summary>
    public Fact? Read(string body)
    {
        try
        {
            return JsonSerializer.Deserialize<Fact>(body, options);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return null;
        }
    }

    private void NameTheKinds(JsonTypeInfo info)
    {
        if (info.Type != typeof(Fact))
        {
            return;
        }

        info.PolymorphismOptions = new() { TypeDiscriminatorPropertyName = "kind" };
        foreach (var (kind, type) in types)
        {
            info.PolymorphismOptions.DerivedTypes.Add(new(type, kind));
        }
    }
}
