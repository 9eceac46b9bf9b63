using Aman.Access;
using Aman.App;
using Aman.People;
using Aman.Tests.Topics.Zones;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Aman.Tests.App;

public class NewPeopleTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Who_is_registered_or_added_by_the_api_is_compared_with_all_others(string engine)
    {
        await using var web = await Web.Serve(engine);
        await web.Node.Open();
        var token = await web.User("gate-registrar", "zaatari");
        Assert.Equal(201, (await web.Send("POST", "/api/households", token, Household(1, "Salma"), NewId())).Status);
        Assert.Equal(201, (await web.Send("POST", "/api/households", token, Household(2, "Rima"), NewId())).Status);
        Assert.Equal(201, (await web.Send("POST", "/api/households", token, Household(3, "Salma"), NewId())).Status);
        await Waits(web, 1);

        var member = $$"""
            {"zone":"zaatari","household":"{{Id(1)}}","why":"joined","registeredOn":"2026-11-23","person":
            {{Person("e9", "sibling", "Rima")}}}
            """;
        Assert.Equal(201, (await web.Send("POST", "/api/households/members", token, member, NewId())).Status);
        await Waits(web, 2);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_database_that_fails_while_the_registers_are_opened_does_not_end_the_node(string engine)
    {
        var node = Engines.Node(engine);
        node.Database.Transact(tables =>
        {
            tables.Execute($"alter table people rename to gone");
            return 0;
        });
        await using var web = await Web.Serve(node);
        var work = web.Services.GetRequiredService<NewPeople>().ExecuteTask!;
        // The control: opening them does fail.
        Assert.ThrowsAny<Exception>(() =>
            node.Journal.Read(tables => tables.Query<string>($"select zone from people")));
        await Task.WhenAny(work, Task.Delay(2_000, TestContext.Current.CancellationToken));
        Assert.False(work.IsCompleted);
        node.Database.Transact(tables =>
        {
            tables.Execute($"alter table gone rename to people");
            return 0;
        });
        Assert.Equal(200, (await web.Send("GET", "/sign-in", null, null)).Status);
    }

    // The node works it off beside the answer.
    private static async Task Waits(Web web, int groups)
    {
        for (var tries = 0; Groups() < groups && tries < 300; tries++)
            await Task.Delay(100);
        Assert.Equal(groups, Groups());

        int Groups() => web.Node.Journal.Read(tables => DuplicateGroup.Waiting(tables, "zaatari")).Count;
    }

    private static Guid NewId() => Guid.CreateVersion7();

    private static string Id(int at) => $"01890000-0000-7000-8000-00000000000{at}";

    private static string Household(int at, string given) => $$"""
        {"zone":"zaatari","household":"{{Id(at)}}","registeredOn":"2026-11-23","persons":[
        {{Person($"a{at}", "head", given)}}]}
        """;

    private static string Person(string end, string relation, string given) => $$$"""
        {"id":"01890000-0000-7000-8000-0000000000{{{end}}}","sex":"female","relation":"{{{relation}}}",
        "birth":{"year":1990,"month":5,"day":17},"names":{"latin":{"given":"{{{given}}}","father":"Yusuf",
        "grandfather":"Omar","family":"al-Hourani","mother":"{{{(given == "Rima" ? "Layla" : "Huda")}}}"}},
        "documents":[{"kind":"national id","number":"{{{(given == "Rima" ? "77712345678" : "99912345678")}}}"}]}
        """;
}
