namespace Aman.Zones;

/// <summary>A line of the plan for where people go when a zone closes.</summary>
/// <param name="Where">A zone's id, a P-code or a country: an area, never an address.</param>
/// <param name="People">How many find a place there.</param>
/// <param name="By">By which day.</param>
/// <param name="Voluntary">Whether they were asked and want to go there.</param>
public sealed record Relocation(string Where, long People, DateOnly By, bool Voluntary);
