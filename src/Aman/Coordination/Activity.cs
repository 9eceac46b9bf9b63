namespace Aman.Coordination;

/// <summary>Who does what where (3W).</summary>
/// <param name="Id">Made from the content, so that the same line twice is one activity.</param>
/// <param name="Organisation">Id of the organisation.</param>
/// <param name="Sector">What, in the words of the source.</param>
/// <param name="Area">Where at the first level below the country, or deeper, as the source names it.</param>
/// <param name="Place">Id of the place, where a P-code says which.</param>
/// <param name="Latitude">Degrees, WGS 84.</param>
/// <param name="Longitude">Degrees, WGS 84.</param>
public sealed record Activity(string Id, string Organisation, string Sector, string? Country, string? Area,
    string? Place, double? Latitude, double? Longitude, string? Description, string Source);
