using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Aman;

/// <summary>The closed list of facts this program can read, each under a kind such as <c>aid.collected/1</c>.</summary>
public sealed class Kinds
{
    /// <summary>How JSON writes the one character that PostgreSQL cannot store.</summary>
    internal const string Unstorable = @"\u0000";

    private readonly JsonSerializerOptions options;

    public Kinds(params IReadOnlyList<(string Kind, Type Type)> list)
    {
        Types = list.ToDictionary(pair => pair.Kind, pair => pair.Type, StringComparer.Ordinal);
        options = new(JsonSerializerDefaults.Web)
        {
            // Arabic stays readable and half as long; the text is never put into a page unescaped.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            RespectNullableAnnotations = true,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameTheKinds } },
        };
    }

    public IReadOnlyDictionary<string, Type> Types { get; }

    public string Write(Fact fact) => JsonSerializer.Serialize(fact, options);

    /// <summary>The fact, or null when this program does not know its kind or cannot read it.</summary>
    public Fact? Read(string body)
    {
        try
        {
            return body.Contains(Unstorable, StringComparison.Ordinal) ? null
                : JsonSerializer.Deserialize<Fact>(body, options);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return null;
        }
    }

    private void NameTheKinds(JsonTypeInfo info)
    {
        if (info.Type == typeof(Fact))
        {
            info.PolymorphismOptions = new() { TypeDiscriminatorPropertyName = "kind" };
            Types.ToList().ForEach(one => info.PolymorphismOptions.DerivedTypes.Add(new(one.Value, one.Key)));
        }
        else
        {
            // A body that lacks a field is one that cannot be read, not a fact with a hole in it.
            info.Properties.ToList().ForEach(field => field.IsRequired =
                field.AssociatedParameter is { HasDefaultValue: false, IsNullable: false });
        }
    }
}
