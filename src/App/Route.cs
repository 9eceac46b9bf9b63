using System.Text.Json;
using System.Text.Json.Serialization;
using Aman.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Aman.App;

/// <summary>One line of the API: a command or a query with its address and permission.</summary>
/// <param name="AtTheDoor">True for a command: the journal's door checks the permission in the command's scope.</param>
public sealed record Route(
    string Method, string Pattern, string Permission, bool AtTheDoor, RequestDelegate Run, Type? Takes, Type Gives)
{
    /// <summary>Records the command that the body holds, under the id in the header <c>Idempotency-Key</c>.
    /// The door checks the permission in the command's scope.</summary>
    public static Route Post<T>(string pattern)
        where T : ICommand => Post<T>(pattern, null);

    /// <summary>As <see cref="Post{T}(string)"/>, for a command that hands something back, such as personal data whose
    /// reading is recorded.</summary>
    public static Route Post<T>(string pattern, Func<T, object?>? result)
        where T : ICommand =>
        new("POST", pattern, T.Permission, true, http => Record(http, result), typeof(T), typeof(Receipt));

    /// <summary>Answers a question. The permission is needed in the zone of the address; where that names none, in any
    /// zone (<see cref="Ask.May"/> says in which).</summary>
    public static Route Get<T>(string pattern, string permission, Func<Ask, T> query) =>
        new("GET", pattern, permission, false, http => Answer(http, query), null, typeof(T));

    /// <summary>A question whose words must not stand in an address, such as a name that is searched for.</summary>
    public static Route Ask<TBody, T>(string pattern, string permission, Func<Ask, TBody, T> query) => new(
        "POST", pattern, permission, false,
        async http =>
        {
            var body = await Body.Read<TBody>(http);
            await Answer(http, ask => query(ask, body));
        },
        typeof(TBody), typeof(T));

    /// <summary>The same for a question that is recorded, such as a search for people.</summary>
    public static Route Ask<TBody, T>(
        string pattern, string permission, Func<Node, Caller, string, TBody, Task<T>> answer) => new(
        "POST", pattern, permission, false,
        async http =>
        {
            var body = await Body.Read<TBody>(http);
            await Write(http, await answer(
                http.Node(), http.Caller()!, http.GetRouteValue("zone") as string ?? "", body));
        },
        typeof(TBody), typeof(T));

    public void Map(WebApplication app) => Describe(
        app.MapMethods(Pattern, [Method], Run).WithMetadata(new NeedsAttribute(Permission) { AtTheDoor = AtTheDoor }),
        Run, Takes, Gives, AtTheDoor ? StatusCodes.Status201Created : StatusCodes.Status200OK);

    /// <summary>Says in the OpenAPI document what a route takes and gives.</summary>
    public static void Describe(
        IEndpointConventionBuilder endpoint, RequestDelegate run, Type? takes, Type? gives, int status)
    {
        endpoint.WithMetadata(run.Method,
            new ProducesResponseTypeMetadata(status, gives, gives is null ? null : ["application/json"]));
        if (takes is not null)
        {
            endpoint.WithMetadata(new AcceptsMetadata(["application/json"], takes));
        }
    }

    private static async Task Record<T>(HttpContext http, Func<T, object?>? result)
        where T : ICommand
    {
        var id = CommandId(http);
        var command = await Body.Read<T>(http);
        var recorded = await http.Node().Journal.Record(command, http.Caller()!, id);
        if (recorded is { Repeated: true } && result is not null)
        {
            throw new Refused("read-already-recorded", "This was handed out under that command id before. "
                + "To read it again, send a new id: each reading is recorded.");
        }

        http.RequestServices.GetRequiredService<NewPeople>().After(command, http.Caller()!, recorded);
        http.Response.StatusCode = recorded is { Repeated: false, Entry: not null }
            ? StatusCodes.Status201Created : StatusCodes.Status200OK;
        await Write(http, new Receipt(recorded.Entry?.Node, command.Scope, recorded.Entry?.Number, recorded.Entry?.Hash,
            recorded.Repeated, result?.Invoke(command)));
    }

    private static Task Answer<T>(HttpContext http, Func<Ask, T> query)
    {
        var zone = http.GetRouteValue("zone") as string ?? "";
        return Write(http, http.Node().Journal.Read(tables => query(new(tables, http.Caller()!, zone, http))));
    }

    private static Guid CommandId(HttpContext http) =>
        Guid.TryParseExact(http.Request.Headers["Idempotency-Key"], "D", out var id) ? id : throw new Refused(
            "command-id-missing", "The header Idempotency-Key must hold a new UUID for each command, "
                + "and the same one when the same command is sent again.");

    private static Task Write<T>(HttpContext http, T answer)
    {
        http.Response.ContentType = "application/json";
        var bytes = JsonSerializer.SerializeToUtf8Bytes(answer, Json.Strict);
        http.Response.ContentLength = bytes.Length;
        return http.Response.Body.WriteAsync(bytes, http.RequestAborted).AsTask();
    }
}

/// <summary>What an API command left: its entry's place in the journal; no number where nothing would change.</summary>
/// <param name="Repeated">True when the same command id had been recorded before.</param>
public sealed record Receipt(string? Node, string Scope, long? Number, string? Hash, bool Repeated,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] object? Result);

/// <summary>A question to the tables: who asks, and for which zone (the address's, or empty).</summary>
public sealed record Ask(Tables Tables, Caller Caller, string Zone, HttpContext Http)
{
    /// <summary>A part of the address, such as <c>{programme}</c> or <c>?country=SYR</c>; empty if not given.</summary>
    public string this[string name] => Http.GetRouteValue(name) as string ?? Http.Request.Query[name].ToString();

    /// <summary>Whether the caller holds a permission in a zone.</summary>
    public bool May(string permission, string zone) => Roles.May(Tables, Caller, permission, zone);
}
