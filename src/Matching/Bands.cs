namespace Aman.Matching;

/// <summary>
/// Where a score falls. Among a thousand times as many people a chance agreement is a thousand times as likely, so the
/// thresholds rise with the size of the index: they are set by how many false alarms one arrival may raise.
/// </summary>
public static class Bands
{
    /// <summary>False alarms an arrival that the band "look" is set for, and the band "same".</summary>
    public const double LookAlarms = 0.01, SameAlarms = 0.0005;

    // What was measured against what the bits promise (docs/matching.md).
    private const double LookMeasured = -5.5, SameMeasured = -4;

    public static double Look(int people) => Threshold(people, LookAlarms) + LookMeasured;

    public static double Same(int people) => Threshold(people, SameAlarms) + SameMeasured;

    public static Band Of(double bits, int people) =>
        bits >= Same(people) ? Band.Same : bits >= Look(people) ? Band.Look : Band.Different;

    private static double Threshold(int people, double alarms) =>
        Math.Log2(Math.Max(people, 1_000)) - Math.Log2(alarms);
}
