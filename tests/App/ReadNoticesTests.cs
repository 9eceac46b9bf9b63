using Aman.Access;
using Aman.App;
using Aman.Tests.Topics.Zones;
using Aman.Zones;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Aman.Tests.App;

public class ReadNoticesTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_is_marked_as_read_stays_so_and_what_comes_later_is_new(string engine)
    {
        await using var web = await Web.Serve(engine);
        await web.Node.Notify();
        var token = await web.User("liaison", Zaatari.Zone);
        var reader = new Caller((await web.Users.Find("liaison.zaatari"))!.Id);
        var notices = web.Services.GetRequiredService<ReadNotices>();
        var seen = notices.For(reader);
        Assert.Equal(2, seen.Count(one => !one.IsRead));
        var (_, page) = await web.Send("GET", "/notices?lang=en", token, null);
        Assert.Contains("class=\"count\">2<", page, StringComparison.Ordinal);

        await web.Node.Do(Zaatari.Answer("host"));
        notices.Mark(reader, [.. seen.Select(one => one.Notice.Id), "a notice of somebody else"]);
        Assert.Equal(["answered"], notices.For(reader).Where(one => !one.IsRead).Select(one => one.Notice.Step));
        web.Node.Journal.Rebuild();
        Assert.Single(notices.For(reader), one => !one.IsRead);
        var (status, json) = await web.Send("GET", "/api/notices", token, null);
        Assert.Equal(200, status);
        Assert.Contains("\"step\":\"answered\"", json, StringComparison.Ordinal);
        Assert.Equal("[]", (await web.Send("GET", "/api/notices", await web.User("liaison", "azraq"), null)).Body);
    }
}
