using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Aman.App;

/// <summary>JSON of the API: strict, so that a misspelt field is refused and not lost.</summary>
public static class Json
{
    public static JsonSerializerOptions Strict { get; } = Make();

    /// <summary>Gives another set of options (the OpenAPI document's) the same shape.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.AllowDuplicateProperties = false;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter(allowIntegerValues: false));
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { OnlyWhatIsGiven } };
    }

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions { Converters = { new Finite() } };
        Configure(options);
        options.MakeReadOnly();
        return options;
    }

    // What a command computes (its scope) is not a field of it; what may be null may be left out.
    private static void OnlyWhatIsGiven(JsonTypeInfo info)
    {
        if (info.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        var command = typeof(ICommand).IsAssignableFrom(info.Type);
        for (var at = info.Properties.Count - 1; at >= 0; at--)
        {
            var property = info.Properties[at];
            if (command && property.Set is null && property.AssociatedParameter is null)
            {
                info.Properties.RemoveAt(at);
            }
            else if (property.AssociatedParameter?.IsNullable == true)
            {
                property.IsRequired = false;
            }
        }
    }

    /// <summary>A number beyond what is kept (1e400) reads as infinite, which no fact can hold.</summary>
    private sealed class Finite : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Number && double.IsFinite(reader.GetDouble()) ? reader.GetDouble()
                : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value);
    }
}
