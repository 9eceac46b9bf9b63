using System.Globalization;
using Xunit;

namespace Aman.Tests.Network;

/// <summary>A node is killed at random moments under load, or loses its power. What it had acknowledged
/// is there.</summary>
public class KillTests(ITestOutputHelper output)
{
    private const int PlaceKills = 5;

    // AMAN_TEST_KILLS=100 makes it two hundred, a hundred on each engine.
    private static readonly int Kills = int.TryParse(
        Environment.GetEnvironmentVariable("AMAN_TEST_KILLS"), CultureInfo.InvariantCulture, out var set) ? set : 10;

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Killed_at_random_moments_it_has_lost_nothing_it_acknowledged(string engine)
    {
        var found = await KillAgainAndAgain(engine, "kept", Kills);
        Assert.Equal(0, found.Lost);
        Assert.Equal(0, found.Faults);
        Assert.True(found.IsWhole);
        Assert.True(found.Acknowledged > Kills);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_writer_that_acknowledges_before_the_commit_is_found(string engine) =>
        Assert.NotEqual(0, (await KillAgainAndAgain(engine, "early", 10)).Lost);

    [Fact]
    public async Task Without_power_it_has_lost_nothing_it_acknowledged()
    {
        var found = await CutAgainAndAgain("kept");
        Assert.Equal(0, found.Lost);
        Assert.Equal(0, found.Faults);
        Assert.True(found.IsWhole);
        Assert.True(found.Acknowledged > 0);
    }

    [Fact]
    public async Task Commits_that_are_not_flushed_are_found_by_cutting_the_power() =>
        Assert.NotEqual(0, (await CutAgainAndAgain("unflushed")).Lost);

    private async Task<Aftermath> KillAgainAndAgain(string engine, string way, int kills)
    {
        var random = Seeded();
        var total = new Aftermath(0, 0, 0, true);
        var (where, acknowledged, lost) = ("", new List<string>(), 0);
        for (var kill = 0; kill < kills; kill++)
        {
            if (kill % PlaceKills == 0)
            {
                (where, acknowledged, lost) = (Engines.File(engine), [], 0);
            }

            using var victim = await Victim.Start(where, way);
            await Task.Delay(random.Next(300));
            var now = await victim.Kill();
            acknowledged.AddRange(now);
            await Alone(engine, where);

            // Every acknowledged command of all lives so far, not only of the last one.
            var found = await Victim.Look(where, acknowledged);
            total = new(total.Acknowledged + now.Count, total.Lost + found.Lost - lost,
                total.Faults + found.Faults, total.IsWhole && found.IsWhole);
            lost = found.Lost;
        }

        output.WriteLine($"{engine}, {way}: {kills} kills, {total}");
        return total;
    }

    private async Task<Aftermath> CutAgainAndAgain(string way)
    {
        var random = Seeded();
        var total = new Aftermath(0, 0, 0, true);
        for (var cut = 0; cut < 5; cut++)
        {
            using var disk = new PowerCut();
            var where = Path.Combine(disk.Folder, "aman.db");
            using var victim = await Victim.Start(where, way);
            await Task.Delay(random.Next(100, 400));
            // Nobody is told anything after the power went; a flush that the cut interrupts may still say it was one.
            var acknowledged = victim.Acknowledged();
            disk.Cut();
            await victim.Kill();
            disk.Restart();
            var found = await Victim.Look(where, acknowledged);
            total = new(total.Acknowledged + found.Acknowledged, total.Lost + found.Lost, total.Faults + found.Faults,
                total.IsWhole && found.IsWhole);
        }

        output.WriteLine($"{way}: 5 power cuts, {total}");
        return total;
    }

    // PostgreSQL may still be at work for the dead; what it then commits is no half.
    private static async Task Alone(string engine, string where)
    {
        for (var wait = 0; engine == "postgres" && wait < 200; wait++)
        {
            if (Engines.Run(where, $"""
                select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
                and state <> 'idle'
                """) is 0L)
            {
                return;
            }

            await Task.Delay(20);
        }
    }

    private Random Seeded()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        return new(seed);
    }
}
