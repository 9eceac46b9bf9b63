using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aman.Sharing;

/// <summary>What a receiver is handed: each value sealed to its public key by itself, under the person's opaque id and
/// the field's name. Without the receiver's private key it shows how many persons and which fields, and no more.
/// </summary>
/// <param name="Key">The receiver's public key.</param>
/// <param name="Encapsulated">What HPKE needs besides the private key.</param>
/// <param name="RetentionDays">The receiver deletes it after so many days.</param>
public sealed record DisclosureFile(
    string Format, string Zone, string Agreement, string Request, string Receiver, string Purpose, long RetentionDays,
    string Key, string Encapsulated, IReadOnlyList<SealedValue> Values)
{
    public const string Format1 = "aman-disclosure/1";

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    // A value that is swapped with another, or into another file, does not open.
    private byte[] Info => Encoding.UTF8.GetBytes(string.Join('\n',
        Format, Zone, Agreement, Request, Receiver, Purpose, RetentionDays));

    internal static DisclosureFile Seal(string zone, Agreement agreement, InformationRequest request, string key,
        IEnumerable<(string Person, string Field, byte[] Json)> values)
    {
        var file = new DisclosureFile(Format1, zone, agreement.Id, request.Id, request.Receiver, agreement.Purpose,
            agreement.RetentionDays, key, "", []);
        using var seal = Hpke.To(key, file.Info);
        return file with
        {
            Encapsulated = Convert.ToBase64String(seal.Encapsulated),
            Values = [.. values.Select(one => new SealedValue(
                one.Person, one.Field, Convert.ToBase64String(seal.Seal(Name(one.Person, one.Field), one.Json))))],
        };
    }

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <exception cref="Refused">disclosure-unreadable</exception>
    public static DisclosureFile Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<DisclosureFile>(bytes, Json) is { Format: Format1, Values: not null } file
                ? file : throw Unreadable();
        }
        catch (JsonException)
        {
            throw Unreadable();
        }
    }

    /// <summary>What only the receiver can do.</summary>
    /// <exception cref="Refused">disclosure-unreadable: another key, or altered.</exception>
    public IReadOnlyList<OpenedValue> Open(byte[] privateKey)
    {
        try
        {
            using var seal = Hpke.From(privateKey, Convert.FromBase64String(Encapsulated), Info);
            return [.. Values.Select(one =>
            {
                var plain = seal.Open(Name(one.Person, one.Field), Convert.FromBase64String(one.Sealed))
                    ?? throw Unreadable();
                return new OpenedValue(one.Person, one.Field, JsonSerializer.Deserialize<JsonElement>(plain));
            })];
        }
        catch (FormatException)
        {
            throw Unreadable();
        }
    }

    private static string Name(string person, string field) => $"{person}\n{field}";

    private static Refused Unreadable() => new("disclosure-unreadable", "This file was made for another key, was "
        + "altered, or is no disclosure. Fetch it again, and open it with the private key it was asked for.");
}

/// <summary>A value as it travels.</summary>
public sealed record SealedValue(string Person, string Field, string Sealed);

/// <summary>A value in clear, at the receiver.</summary>
public sealed record OpenedValue(string Person, string Field, JsonElement Value)
{
    public override string ToString() => $"{Field} of person {Person}";
}
