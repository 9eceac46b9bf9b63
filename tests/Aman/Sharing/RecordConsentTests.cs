using Aman.Aid;
using Aman.People;
using Aman.Sharing;
using Aman.Shelter;
using Aman.Tests.Topics.Aid;
using Aman.Tests.Topics.People;
using Aman.Tests.Topics.Zones;
using Xunit;

namespace Aman.Tests.Topics.Sharing;

public class RecordConsentTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_consent_needs_its_words_and_a_person_and_a_withdrawal_needs_nothing(string engine)
    {
        await using var shared = await Shared.Open(engine);
        var good = new RecordConsent(
            Shared.Zone, [shared.People[0].Id], Shared.Purpose, "consent/1", "ar", Given: true);
        foreach (var bad in (RecordConsent[])[
            good with { Language = "Arabic" }, good with { Purpose = "aid" },
            good with { Persons = [] }])
        {
            await shared.Node.Refusal(bad, "consent-invalid", Shared.Registrar);
        }

        await shared.Node.Refusal(good with { TextVersion = "" }, "sharing-text", Shared.Registrar);
        await shared.Node.Refusal(good with { Persons = ["nobody"] }, "consent-person", Shared.Registrar);
        await shared.Node.Refusal(good, "not-permitted", Shared.Liaison);
        await shared.Node.Do(good, Shared.Registrar);
        var withdraw = new WithdrawConsent(Shared.Zone, [Somebody.NewId()], "anything");
        Assert.NotNull(await shared.Node.Do(withdraw, Shared.One));
        await shared.Node.Refusal(withdraw, "not-permitted", Shared.Liaison);
        // What is no id and no code would be readable in the journal for ever.
        await shared.Node.Refusal(withdraw with { Persons = ["Salma, tel 079"] }, "household-field", Shared.One);
        await shared.Node.Refusal(withdraw with { Purpose = "Salma said no" }, "consent-invalid", Shared.One);
        await shared.Node.Refusal(withdraw with { Purpose = new('a', 41) }, "consent-invalid", Shared.One);
        await shared.Node.Refusal(withdraw with { Persons = [.. Enumerable.Range(0, 501).Select(
            _ => Somebody.NewId())] }, "consent-invalid", Shared.One);
        var said = Assert.Single(shared.Node.Journal.Read(
            tables => PersonConsents.Of(tables, Shared.Zone, shared.People[0].Id)));
        Assert.Equal((Shared.Purpose, true, "consent/1", "ar"),
            (said.Purpose, said.Given, said.Words, said.Language));
    }

    // The same family is registered, comes in, is housed and served, whatever it said on sharing.
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Registration_shelter_and_aid_come_out_alike_whatever_was_consented_to(string engine)
    {
        var outcomes = new List<string>();
        foreach (var answer in (bool?[])[null, true, false])
        {
            await using var node = await Store.Open(engine);
            var done = new List<string>();
            var first = Somebody.Household(Somebody.Head());
            await Try(first, "registered");
            await Say(first);
            await Try(new RecordArrival(Store.Zone, first.Household, 1), "arrived");
            await Try(new AssignShelter(Store.Zone, first.Household, Shelter.Camp.Plot(1, 2)), "housed");
            await Try(new IssueEntitlements(Store.Zone, "kits", Store.Cycle), "entitled");
            await Try(Store.Collect(first.Household), "served");
            await Try(Store.Collect(first.Household), "served again");
            await Try(new RegisterHousehold(Store.Zone, first.Household, null, Somebody.Today, first.Persons), "twice");
            await Try(new DepartHousehold(Store.Zone, first.Household), "left");
            outcomes.Add(string.Join(", ", done));

            async Task Try<T>(T command, string what)
                where T : ICommand
            {
                try
                {
                    done.Add($"{what}: {(await node.Do(command)) is not null}");
                }
                catch (Refused refused)
                {
                    done.Add($"{what}: {refused.Code}");
                }
            }

            async Task Say(RegisterHousehold family)
            {
                foreach (var purpose in answer is null ? [] : SharingPurposes.All)
                {
                    await node.Do(new RecordConsent(Store.Zone, [family.Persons[0].Id], purpose, "consent/1", "ar",
                        answer!.Value));
                }
            }
        }

        Assert.Single(outcomes.Distinct());
        Assert.Contains("served: True", outcomes[0], StringComparison.Ordinal);
        Assert.Contains("already-collected", outcomes[0], StringComparison.Ordinal);
    }
}
