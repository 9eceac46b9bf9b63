using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Aman.Access;
using Aman.App;
using Xunit;

namespace Aman.Tests.App;

/// <summary>Days at the edges of the calendar, thrown at every route that takes one.</summary>
public class DaysTests
{
    private const string Good = "2026-01-31";

    // Where nothing else stands in the way, it is the day that is refused.
    private static readonly string[] Refusals = ["day-out-of-reach", "household-field", "help-until"];

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task No_route_takes_a_day_at_the_edge_of_the_calendar_or_breaks_on_it(string engine)
    {
        await using var web = await Web.Serve(engine);
        var routes = Routes.All.Where(route => route.Takes is { } body
            && Sample(body, Good).ToJsonString().Contains(Good, StringComparison.Ordinal)).ToList();
        var wrong = new List<string>();
        var byDay = new HashSet<string>(StringComparer.Ordinal);
        foreach (var route in routes)
        {
            var role = Roles.All.Keys.First(role => Roles.All[role].Any(one => one == route.Permission
                || (one.EndsWith(".*", StringComparison.Ordinal)
                    && route.Permission.StartsWith(one[..^1], StringComparison.Ordinal))));
            var token = await web.User(role, Entry.World);
            foreach (var day in (string[])["0001-01-01", "9999-12-31", Good])
            {
                var (status, body) = await web.Send(route.Method, route.Pattern, token,
                    Sample(route.Takes!, day).ToJsonString(), Guid.CreateVersion7());
                if (status >= 500 || (day != Good && status < 300))
                    wrong.Add($"{route.Pattern} with {day}: {status} {body}");
                if (day != Good && Refusals.Any(code => body.Contains($"\"{code}\"", StringComparison.Ordinal)))
                    byDay.Add(route.Pattern);
            }
        }

        Assert.Equal([], wrong);
        Assert.True(routes.Count >= 13, string.Join(' ', routes.Select(one => one.Pattern)));
        // The others are refused earlier here; tests of their topics throw days at them.
        string[] alone =
        [
            "/api/households", "/api/zones/proposals", "/api/zones/closings", "/api/talks/rounds", "/api/contacts",
            "/api/sharing/agreements",
        ];
        Assert.Equal([], alone.Except(byDay));
    }

    // As the access matrix has it, with every day that can be given.
    private static JsonNode Sample(Type type, string day)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        var info = Json.Strict.GetTypeInfo(type);
        return info.Kind switch
        {
            JsonTypeInfoKind.Object => new JsonObject(info.Properties
                .Where(one => one.IsRequired || IsDay(one.PropertyType)).Select(one =>
                    KeyValuePair.Create(one.Name, (JsonNode?)Sample(one.PropertyType, day)))),
            JsonTypeInfoKind.Enumerable => new JsonArray(Sample(info.ElementType!, day)),
            _ when type == typeof(string) => "zaatari",
            _ when type == typeof(bool) => false,
            _ when type == typeof(DateOnly) => day,
            _ when type.IsEnum => Enum.GetNames(type)[0],
            _ => 1,
        };
    }

    private static bool IsDay(Type type) => (Nullable.GetUnderlyingType(type) ?? type) == typeof(DateOnly);
}
