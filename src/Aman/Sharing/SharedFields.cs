using System.Globalization;
using System.Text.Json;
using Aman.People;

namespace Aman.Sharing;

/// <summary>What of a person can be agreed to be shared. Notes and photos are not among it, nor where the household
/// lives.</summary>
public static class SharedFields
{
    public const string SpecificNeeds = "specific-needs";

    private static readonly Dictionary<string, Func<OpenedPerson, object?>> Read = new(StringComparer.Ordinal)
    {
        ["sex"] = person => person.Sex,
        ["age-group"] = person => person.AgeGroup,
        ["names"] = person => person.Identity?.Names,
        ["birth-date"] = person => person.Identity?.Birth is { } birth
            ? string.Join('-', new[] { birth.Year, birth.Month, birth.Day }.OfType<int>()
                .Select(part => part.ToString("00", CultureInfo.InvariantCulture))) : null,
        ["relation"] = person => person.Identity?.Relation,
        ["documents"] = person => person.Contact?.Documents,
        ["phones"] = person => person.Contact?.Phones,
        ["languages"] = person => person.Contact?.Languages,
        ["exact-origin"] = person => person.Contact?.Origin,
        [SpecificNeeds] = person => person.SpecificNeeds,
    };

    public static IReadOnlyList<string> All { get; } = [.. Read.Keys];

    /// <summary>The agreed fields of a person that hold something; nothing of a person who was erased.</summary>
    internal static IEnumerable<(string Field, byte[] Json)> Of(OpenedPerson person, IReadOnlyList<string> fields) =>
        person.Identity is null ? []
            : fields.Where(Read.ContainsKey).Select(field => (Field: field, Value: Read[field](person)))
                .Where(one => one.Value is not null)
                .Select(one => (one.Field, JsonSerializer.SerializeToUtf8Bytes(one.Value, DisclosureFile.Json)));
}
