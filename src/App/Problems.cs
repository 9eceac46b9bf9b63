using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace Aman.App;

/// <summary>What went wrong, as RFC 9457 has it, with the refusal's code and number.</summary>
/// <param name="Errors">Faults of a body, each with its field and mend.</param>
public sealed record Problem(
    string Type, string Title, int Status, string Detail, string Code, int Number,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Id = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<BodyFault>? Errors = null);

/// <summary>One fault of a body: where (<c>members[2].sex</c>), what, and the mend.</summary>
public sealed record BodyFault(string Field, string Fault);

/// <summary>A body that was refused, fault by fault.</summary>
public sealed class BodyRefused(IReadOnlyList<BodyFault> faults) : Exception("A body was refused.")
{
    public IReadOnlyList<BodyFault> Faults => faults;
}

/// <summary>Turns refusals, and bugs, into answers.</summary>
public static class Problems
{
    private static readonly FrozenDictionary<string, int> Numbers =
        Refusals.All.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>The HTTP status of each refusal: the one place that says so.</summary>
    public static int Status(string code) => code switch
    {
        "body-wrong" or "command-id-missing" => StatusCodes.Status400BadRequest,
        "not-signed-in" or "sign-in-wrong" => StatusCodes.Status401Unauthorized,
        "not-permitted" => StatusCodes.Status403Forbidden,
        "not-found" => StatusCodes.Status404NotFound,
        "command-id-used" or "read-already-recorded" => StatusCodes.Status409Conflict,
        "method-wrong" => StatusCodes.Status405MethodNotAllowed,
        "body-too-large" => StatusCodes.Status413PayloadTooLarge,
        "sign-in-busy" or "search-limit" => StatusCodes.Status429TooManyRequests,
        "node-locked" or "register-opening" or "database-away" or "node-busy"
            => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    /// <summary>The engine cannot work now. What was sent last may have been recorded or not: the same id finds
    /// out.</summary>
    internal static Refused Away { get; } = new("database-away", "The database does not answer or cannot be written: "
        + "its server may be away, its disk full or read-only, or another program at work on it. What was sent is "
        + "perhaps not recorded: send it again under the same id once that is mended.");

    public static int Number(string code) => Numbers.GetValueOrDefault(code);

    public static Task Answer(HttpContext http, Refused refused, IReadOnlyList<BodyFault>? errors = null) =>
        Write(http, new($"/api/refusals#{refused.Code}", refused.Code.Replace('-', ' '), Status(refused.Code),
            refused.Message, refused.Code, Number(refused.Code), null, errors));

    /// <summary>Stands around every request: a refusal becomes its answer, anything else a 500 with an id.</summary>
    public static async Task Catch(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (Refused refused) when (!http.Response.HasStarted)
        {
            await Fail(http, refused);
        }
        catch (BodyRefused body) when (!http.Response.HasStarted)
        {
            var words = string.Join(' ', body.Faults.Select(one => $"{one.Field} {one.Fault}".Trim()));
            await Answer(http, new("body-wrong", words), body.Faults);
        }
        catch (BadHttpRequestException bad) when (!http.Response.HasStarted)
        {
            await Fail(http, bad.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? new Refused("body-too-large", $"The request is larger than {Limits.BodyBytesMax:N0} bytes.")
                : new Refused("body-wrong", "The request could not be read. Send it again."));
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Whoever asked has gone.
        }
        catch (Exception away) when (Database.IsAway(away) && !http.Response.HasStarted)
        {
            Log(http, away);
            await (IsApi(http) ? Answer(http, Away) : Say(http, Away));
        }
        catch (Exception bug) when (!http.Response.HasStarted)
        {
            Log(http, bug);
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
            if (IsApi(http))
            {
                await Write(http, new("about:blank", "a fault of this program", http.Response.StatusCode,
                    "Report the id to whoever runs this node. A command may be sent again under its same id.",
                    "internal", 0, http.TraceIdentifier));
            }
        }
    }

    public static bool IsApi(HttpContext http) =>
        http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal);

    // A page shows its problem as a page, which the status code brings up.
    public static Task Fail(HttpContext http, Refused refused)
    {
        http.Response.StatusCode = Status(refused.Code);
        return IsApi(http) ? Answer(http, refused) : Task.CompletedTask;
    }

    // In words alone: every page reads the database, also the one that shows a problem.
    private static Task Say(HttpContext http, Refused refused)
    {
        http.Response.StatusCode = Status(refused.Code);
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(Texts.Choose(http.Request).Of("refusal", refused.Code), http.RequestAborted);
    }

    private static async Task Write(HttpContext http, Problem problem)
    {
        http.Response.StatusCode = problem.Status;
        http.Response.ContentType = "application/problem+json";
        var bytes = JsonSerializer.SerializeToUtf8Bytes(problem, Json.Strict);
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    }

    // An exception's message may hold what somebody typed, a name for example; its kind and place do not.
    private static void Log(HttpContext http, Exception bug)
    {
        var kinds = new List<string>();
        for (var one = bug; one is not null && kinds.Count < 8; one = one.InnerException)
        {
            kinds.Add($"{one.GetType().FullName}{Environment.NewLine}{one.StackTrace}");
        }

        http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Aman").LogError(
            "Fault {Id} at {Route}: {Kinds}", http.TraceIdentifier, http.GetEndpoint()?.DisplayName,
            string.Join(" <- ", kinds));
    }
}
