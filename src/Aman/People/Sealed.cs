using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Aman.Access;

namespace Aman.People;

/// <summary>
/// A personal value as it is hashed, stored, synced and backed up: AES-256-GCM under a key of that person, base64.
/// It opens for the same person and the same <see cref="SealedField"/> only, so it cannot be moved to another row,
/// another column or another kind of fact.
/// </summary>
[JsonConverter(typeof(SealedConverter))]
public sealed record Sealed<T>(string Text)
{
    /// <summary>Null when this node has no key for the person: never granted, or erased.</summary>
    /// <exception cref="Refused">node-locked; sealed-altered.</exception>
    public T? Open(Keys keys, string person, SealedField field) => Open(keys.Open(field.KeyOf(person)), person, field);

    /// <summary>The same with the keys at hand, of many persons.</summary>
    internal T? Open(IReadOnlyDictionary<string, byte[]> keys, string person, SealedField field) =>
        Open(keys.GetValueOrDefault(field.KeyOf(person)), person, field);

    /// <summary>The same with the key at hand.</summary>
    internal T? Open(byte[]? key, string person, SealedField field)
    {
        if (key is null)
            return default;
        byte[]? plain = null;
        try
        {
            plain = Cipher.Open(key, field.Binding(person), Convert.FromBase64String(Text));
            return JsonSerializer.Deserialize<T>(plain, Sealed.Json);
        }
        catch (Exception e) when (e is AuthenticationTagMismatchException or FormatException)
        {
            throw new Refused("sealed-altered",
                "A sealed field was altered, or belongs to somebody else. Run `aman verify` on this node and "
                + "compare it with its backup.");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    public override string ToString() => Text;
}

/// <summary>A field that is sealed: its fact and its name; <paramref name="Needs"/> chooses the key.</summary>
/// <param name="Fact">The kind of fact, so that a value of one fact does not pass for that of a later one.</param>
public sealed record SealedField(string Fact, string Name, bool Needs = false)
{
    /// <summary>The prefix keeps a person's id from ever naming another key, a zone's for example.</summary>
    internal string KeyOf(string person) => (Needs ? "needs:" : "person:") + person;

    internal string Binding(string person) => $"{Fact}\n{Name}\n{person}";
}

public static class Sealed
{
    /// <summary>Sealed texts come in steps of this size: their length does not tell how long a name is.</summary>
    private const int BlockBytes = 64;

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Seals under the person's key, which is made if there is none and durable before the entry is.</summary>
    /// <exception cref="Refused">node-locked.</exception>
    public static Sealed<T> Seal<T>(Tables tables, string zone, string person, SealedField field, T value)
    {
        var key = tables.Keys.Make(tables, field.KeyOf(person), zone);
        var plain = JsonSerializer.SerializeToUtf8Bytes(value, Json);
        var padded = new byte[(plain.Length + BlockBytes - 1) / BlockBytes * BlockBytes];
        padded.AsSpan().Fill((byte)' ');
        plain.CopyTo(padded, 0);
        var text = Convert.ToBase64String(Cipher.Seal(key, field.Binding(person), padded));
        CryptographicOperations.ZeroMemory(plain);
        CryptographicOperations.ZeroMemory(padded);
        return new Sealed<T>(text);
    }
}

/// <summary>In JSON a sealed value is its text.</summary>
public sealed class SealedConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Sealed<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class Of<T> : JsonConverter<Sealed<T>>
    {
        public override Sealed<T> Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            new(reader.GetString() ?? throw new JsonException());

        public override void Write(Utf8JsonWriter writer, Sealed<T> value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Text);
    }
}
