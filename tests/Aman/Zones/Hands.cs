namespace Aman.Tests.Topics.Zones;

/// <summary>A clock whose hands a test moves.</summary>
public sealed class Hands : TimeProvider
{
    private DateTimeOffset now = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public void Move(TimeSpan by) => now += by;
}
