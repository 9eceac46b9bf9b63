using System.Text.Json;
using System.Text.Json.Nodes;
using Aman.App.Commands;
using Aman.Sharing;
using Aman.Tests.Topics.People;
using Aman.Tests.Topics.Zones;
using Xunit;

namespace Aman.Tests.App.Commands;

/// <summary>From the receiver's key over the API to the receiver's screen.</summary>
public class OpenDisclosureTests
{
    private const string Receiver = "liaison@zaatari";

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_receiver_asks_fetches_and_opens_with_its_own_key(string engine)
    {
        var folder = Directory.CreateTempSubdirectory("aman-test-").FullName;
        string key = Path.Combine(folder, "key"), fetched = Path.Combine(folder, "disclosure.json");
        var (code, open, _) = Run("receiver-key", key);
        Assert.Equal(Exit.Good, code);
        Assert.Equal(Exit.Refused, Run("receiver-key", key).Code);

        await using var web = await Web.Serve(engine);
        await web.Node.Open();
        var family = Somebody.Household(Somebody.Head());
        await web.Node.Do(family);
        var until = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(3);
        await Post(web, Receiver, "/api/sharing/keys", 201,
            new { zone = "zaatari", organisation = "unhcr", publicKey = open.Trim() });
        await web.Node.Do(new ProposeAgreement(
            "zaatari", "a1", SharingKinds.Persons, "protection", ["names"], ["unhcr"], "article 4", 30, until));
        await Decide(web, new DecideAgreement("zaatari", "a1", true, "fits"));
        await Post(web, Receiver, "/api/sharing/requests", 201, new
        {
            zone = "zaatari", id = "q1", agreement = "a1", receiver = "unhcr", fields = (string[])["names"],
            persons = Array.Empty<string>(), reason = "to find a family",
        });
        await Decide(web, new DecideInformation("zaatari", "q1", true, "needed"));
        await web.Node.Do(
            new RecordConsent("zaatari", [family.Persons[0].Id], "protection", "consent/1", "ar", Given: true));
        var answer = JsonNode.Parse(await Post(
            web, Receiver, "/api/sharing/disclosures", 201, new { zone = "zaatari", request = "q1" }))!;
        await File.WriteAllTextAsync(fetched, answer["result"]!.ToJsonString());
        Assert.DoesNotContain("Salma", answer.ToJsonString(), StringComparison.Ordinal);

        (code, var told, var errors) = Run("open-disclosure", fetched, "--key", key);
        Assert.Equal((Exit.Good, ""), (code, code == Exit.Good ? "" : errors));
        Assert.Contains("Salma", told, StringComparison.Ordinal);
        Assert.Contains("30 days", errors, StringComparison.Ordinal);
        Run("receiver-key", key + "2");
        (code, told, errors) = Run("open-disclosure", fetched, "--key", key + "2");
        Assert.Equal((Exit.Refused, ""), (code, told));
        Assert.Contains("disclosure-unreadable", errors, StringComparison.Ordinal);
    }

    // Two officers of the same zone.
    private static async Task Decide<T>(Web web, T decision)
        where T : ICommand
    {
        foreach (var officer in (string[])["o1", "o2"])
        {
            await web.Node.Do(new Aman.Access.GrantRole(officer, "protection-officer", "unhcr", "zaatari"));
            await web.Node.Do(decision, new Caller(officer));
        }
    }

    private static async Task<string> Post(Web web, string who, string path, int expected, object body)
    {
        var token = await web.User(who.Split('@')[0], who.Split('@')[1]);
        var (status, answer) = await web.Send(
            "POST", path, token, JsonSerializer.Serialize(body), Guid.CreateVersion7());
        Assert.True(status == expected, $"{path}: {status} {answer}");
        return answer;
    }

    private static (int Code, string Output, string Errors) Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = Terminal.Run(arguments, output, errors).GetAwaiter().GetResult();
        return (code, output.ToString(), errors.ToString());
    }
}
