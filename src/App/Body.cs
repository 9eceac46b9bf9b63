using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace Aman.App;

/// <summary>Reads a command from a request's body, or says which field is wrong and the mend.</summary>
public static class Body
{
    public static async Task<T> Read<T>(HttpContext http)
    {
        if (!http.Request.HasJsonContentType())
        {
            throw NotJson();
        }

        var pipe = http.Request.BodyReader;
        var read = await pipe.ReadAsync(http.RequestAborted);
        // Kestrel ends this loop: it refuses a body above Limits.BodyBytesMax.
        while (!read.IsCompleted)
        {
            pipe.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            read = await pipe.ReadAsync(http.RequestAborted);
        }

        try
        {
            if (new SequenceReader<byte>(read.Buffer).TryReadTo(out ReadOnlySequence<byte> _, @"\u0000"u8))
            {
                throw Unstorable();
            }

            if (new SequenceReader<byte>(read.Buffer).TryReadTo(out ReadOnlySequence<byte> _, "null"u8)
                && Faults(read.Buffer, typeof(T)) is { Count: > 0 } nulls)
            {
                // A null inside a list is well-formed and typed, and no command means it.
                throw new BodyRefused(nulls);
            }

            var reader = new Utf8JsonReader(read.Buffer);
            var body = JsonSerializer.Deserialize<T>(ref reader, Json.Strict) ?? throw new JsonException();
            // What stands behind the body is refused too: it may be what was meant.
            return reader.Read() ? throw new JsonException() : body;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Explain(read.Buffer, typeof(T));
        }
        finally
        {
            pipe.AdvanceTo(read.Buffer.End);
        }
    }

    internal static Refused Unstorable() =>
        new("text-unstorable", "A text holds the character NUL, which cannot be kept. Take it out.");

    internal static Refused NotJson() =>
        new("body-wrong", "The body must be JSON, with the header Content-Type: application/json.");

    /// <summary>Only once a body is known to be wrong is it looked through field by field.</summary>
    private static BodyRefused Explain(ReadOnlySequence<byte> body, Type type)
    {
        var faults = Faults(body, type);
        return new(faults.Count > 0 ? faults
            : [new("", "The body does not have the shape that /openapi/v1.json gives for it.")]);
    }

    private static List<BodyFault> Faults(ReadOnlySequence<byte> body, Type type)
    {
        var faults = new List<BodyFault>();
        try
        {
            using var document = JsonDocument.Parse(body, new() { AllowDuplicateProperties = false });
            Look(document.RootElement, Json.Strict.GetTypeInfo(type), "", faults);
        }
        catch (JsonException)
        {
            faults.Add(new("", "The body is not JSON, or names a field twice. Check its quotes, commas and brackets."));
        }
        catch (InvalidOperationException)
        {
            faults.Add(new("", "A field's name holds half a letter. Send the body as UTF-8."));
        }

        return faults;
    }

    private static void Look(JsonElement value, JsonTypeInfo info, string path, List<BodyFault> faults)
    {
        if (faults.Count >= Limits.BodyFaultsMax)
        {
            return;
        }

        if (info.Kind == JsonTypeInfoKind.Object && value.ValueKind == JsonValueKind.Object)
        {
            LookAtFields(value, info, path, faults);
        }
        else if (info.Kind == JsonTypeInfoKind.Enumerable && value.ValueKind == JsonValueKind.Array)
        {
            foreach (var (at, one) in value.EnumerateArray().Index())
            {
                if (one.ValueKind == JsonValueKind.Null)
                {
                    faults.Add(new($"{path}[{at}]", "must not be null."));
                    continue;
                }

                Look(one, Json.Strict.GetTypeInfo(info.ElementType!), $"{path}[{at}]", faults);
            }
        }
        else if (value.ValueKind != JsonValueKind.Null && !Fits(value, info))
        {
            faults.Add(new(path, $"must be {Shape(info)}."));
        }
    }

    private static void LookAtFields(JsonElement value, JsonTypeInfo info, string path, List<BodyFault> faults)
    {
        var known = info.Properties.ToDictionary(property => property.Name, StringComparer.Ordinal);
        foreach (var field in value.EnumerateObject())
        {
            var at = path.Length == 0 ? field.Name : $"{path}.{field.Name}";
            if (!known.Remove(field.Name, out var property))
            {
                faults.Add(new(at, $"is not known here; the fields are {string.Join(", ",
                    info.Properties.Select(one => one.Name))}."));
            }
            else if (field.Value.ValueKind == JsonValueKind.Null && !property.IsSetNullable)
            {
                faults.Add(new(at, "must not be null."));
            }
            else
            {
                Look(field.Value, Json.Strict.GetTypeInfo(property.PropertyType), at, faults);
            }
        }

        faults.AddRange(known.Values.Where(property => property.IsRequired).Select(property => new BodyFault(
            path.Length == 0 ? property.Name : $"{path}.{property.Name}",
            $"is missing; give {Shape(Json.Strict.GetTypeInfo(property.PropertyType))}.")));
    }

    private static bool Fits(JsonElement value, JsonTypeInfo info)
    {
        try
        {
            return value.Deserialize(info) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Shape(JsonTypeInfo info) => (Nullable.GetUnderlyingType(info.Type) ?? info.Type) switch
    {
        var type when type == typeof(string) => "text",
        var type when type == typeof(bool) => "true or false",
        var type when type == typeof(int) || type == typeof(long) => "a whole number",
        var type when type == typeof(double) || type == typeof(decimal) => "a number of at most 308 digits",
        { IsEnum: true } type => "one of " + string.Join(", ", Enum.GetNames(type)),
        _ when info.Kind == JsonTypeInfoKind.Enumerable => "a list",
        _ when info.Kind == JsonTypeInfoKind.Object => "an object with " + string.Join(", ",
            info.Properties.Select(property => property.Name)),
        _ => "a value of another shape",
    };
}
