using System.Globalization;
using Aman.Sharing;
using Aman.Tests.Topics.Zones;
using Xunit;

namespace Aman.Tests.Topics.Sharing;

/// <summary>A hundred short histories on the database: what each file holds is judged from the tables of steps and from
/// what the test itself did.</summary>
public class SharingHistoriesTests
{
    private const int Seed = 20261124, Histories = 100;

    private static readonly HashSet<string> Needed = ["agreed-1", "agreed-2", "asked", "granted-1", "granted-2"];

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_hundred_random_histories_hand_out_nothing_unlawful(string engine)
    {
        await using var shared = await Shared.Open(engine);
        var random = new Random(Seed);
        var played = new List<History>();
        for (var at = 0; at < Histories; at++)
        {
            played.Add(new History(shared, random, at));
            await played[^1].Play();
        }

        Assert.True(played.Sum(one => one.HandedOut) > 20 && played.Sum(one => one.Refused) > 20);
    }

    /// <summary>One agreement and one request under it, each step left out now and then, with consents, withdrawals,
    /// ends and days between.</summary>
    private sealed class History(Shared shared, Random random, int number)
    {
        private readonly string agreement = $"a{number}", request = $"q{number}";
        private readonly HashSet<string> done = [];

        public int HandedOut { get; private set; }

        public int Refused { get; private set; }

        public async Task Play()
        {
            await Try(Shared.Agreement(agreement) with { ExpiresOn = shared.Clock.Day.AddDays(random.Next(3)) },
                Shared.Coordinator, "proposed");
            Func<Task>[] ways =
            [
                () => Try(new DecideAgreement(Shared.Zone, agreement, true, "fits"), Shared.One, "agreed-1"),
                () => Try(new DecideAgreement(Shared.Zone, agreement, true, "fits"), Shared.Two, "agreed-2"),
                () => Try(Shared.Ask(request, agreement), Shared.Liaison, "asked"),
                () => Try(new DecideInformation(Shared.Zone, request, true, "so"), Shared.One, "granted-1"),
                () => Try(new DecideInformation(Shared.Zone, request, true, "so"), Shared.Two, "granted-2"),
            ];
            foreach (var way in ways)
            {
                if (random.Next(8) > 0)
                {
                    await way();
                }

                await Wander();
                await Fetch();
            }
        }

        private async Task Try<T>(T command, Caller caller, string what)
            where T : ICommand
        {
            try
            {
                await shared.Node.Do(command, caller);
                done.Add(what);
            }
            catch (Refused)
            {
                Refused++;
            }
        }

        private async Task Wander()
        {
            var person = random.Next(3);
            switch (random.Next(6))
            {
                case 0 or 1:
                    await shared.Consent(true, person);
                    break;
                case 2:
                    await shared.Consent(false, person);
                    break;
                case 3:
                    await shared.Node.Do(
                        new WithdrawConsent(Shared.Zone, [shared.People[person].Id], Shared.Purpose), Shared.Registrar);
                    break;
                case 4 when random.Next(4) == 0:
                    await Try(new EndAgreement(Shared.Zone, agreement, "over"), Shared.One, "ended");
                    break;
                case 5 when random.Next(4) == 0:
                    shared.Clock.Day = shared.Clock.Day.AddDays(1);
                    break;
            }
        }

        private async Task Fetch()
        {
            var disclose = new DiscloseInformation(Shared.Zone, request);
            try
            {
                await shared.Node.Do(disclose, Shared.Liaison);
            }
            catch (Refused)
            {
                Assert.Null(disclose.File);
                return;
            }

            HandedOut++;
            Assert.Superset(Needed, done);
            Assert.DoesNotContain("ended", done);
            var (until, words) = shared.Node.Journal.Read(tables => (
                tables.One<string>($"select expires_on from agreements where id = {agreement}")!,
                disclose.File!.Values.Select(one => tables.One<long>($"""
                    select given from consents where person = {one.Person} and purpose = {Shared.Purpose}
                    order by stamp desc limit 1
                    """)).ToList()));
            Assert.True(shared.Clock.Day <= DateOnly.ParseExact(until, "O", CultureInfo.InvariantCulture));
            Assert.All(words, given => Assert.Equal(1, given));
        }
    }
}
