using System.CommandLine;
using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Aman.Access;
using Aman.App.Demo;
using Aman.App.SignIn;
using Aman.People;

namespace Aman.App.Commands;

/// <summary><c>aman bench people-page</c>: a node with a million registered people is served, and names are typed into
/// its page letter by letter: over HTTP the very request that the page makes, and in Chromium, where there is one, from
/// the letter to the list that shows.</summary>
public static partial class BenchPage
{
    private const int NamesTyped = 40, Together = 512;
    private const string Password = "only for the benchmark";

    private static readonly Option<int> People = new("--people")
    {
        Description = "People in the zone.", DefaultValueFactory = _ => 1_000_000,
    };

    private static readonly Option<string> Browser = new("--browser")
    {
        Description = "Chromium's program.", DefaultValueFactory = _ => "/usr/bin/chromium",
    };

    private static readonly Option<string?> Keep = new("--keep")
    {
        Description = "Folder in which the node is kept for the next run.", HelpName = "DIR",
    };

    public static Command Command()
    {
        var command = new Command("people-page", "Measure the search for people in the page.")
        {
            People, Browser, Keep,
        };
        command.SetAction(async (result, _) =>
        {
            var figures = new Figures(result.InvocationConfiguration.Output);
            var folder = Directory.CreateTempSubdirectory("aman-bench-");
            try
            {
                var where = result.GetValue(Keep) ?? folder.FullName;
                await Fill(where, result.GetValue(People), figures);
                await Serve(where, result.GetRequiredValue(Browser), figures, result.InvocationConfiguration.Error);
            }
            finally
            {
                folder.Delete(recursive: true);
            }

            return Exit.Good;
        });
        return command;
    }

    private static async Task Fill(string where, int people, Figures figures)
    {
        var start = Stopwatch.GetTimestamp();
        await using var node = Node.Open(where, Password, TimeProvider.System);
        var known = node.Journal.Read(tables => tables.One<long>($"select count(*) from people"));
        if (known >= people)
            return;
        if (known == 0)
            await BenchHouseholds.OpenZone(node.Journal);
        // A household's command has its own id, so that a run that was stopped goes on where it stood.
        foreach (var some in Households(people).Chunk(Together))
            await Task.WhenAll(some.Select(family => node.Journal.Record(new RegisterHousehold(BenchHouseholds.Zone,
                family.Id, family.OriginAdmin1, new(2026, 11, 24), family.Persons), Roles.Terminal,
                Guid.Parse(family.Id))));
        figures.Add("people-page.fill_s", Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    private static IEnumerable<Family> Households(int people)
    {
        foreach (var family in BenchPeople.Households())
        {
            if (people <= 0)
                yield break;
            people -= family.Persons.Count;
            yield return family;
        }
    }

    private static async Task Serve(string where, string browser, Figures figures, TextWriter steps)
    {
        var start = Stopwatch.GetTimestamp();
        await using var node = Node.Open(where, Password, TimeProvider.System);
        figures.Add("people-page.node_open_s", Stopwatch.GetElapsedTime(start).TotalSeconds);
        figures.Add("people-page.key_store_mb", Directory.GetFiles(where, "keys.db*").Sum(one =>
            new FileInfo(one).Length) / 1e6);
        figures.Add("people-page.people", node.Journal.Read(tables =>
            tables.One<long>($"select count(*) from people")));
        Open(node, figures);
        await using var app = WebHost.Build(node, "http://127.0.0.1:0");
        await app.StartAsync();
        var names = Typed();
        var address = new Uri(app.Urls.First());
        await Ask(await SignIn(app, address, "over-http"), names, figures);
        if (File.Exists(browser))
        {
            using var page = await SignIn(app, address, "in-the-page");
            await using var chromium = await BenchBrowser.Start(browser);
            await chromium.Open(new(address, "/people"), page.Cookies.GetAllCookies());
            foreach (var (script, some) in names)
                Add(figures, $"people-page.shown.{script}", await chromium.Type(some));
        }
        else
        {
            await steps.WriteLineAsync($"THE PAGE ITSELF WAS NOT MEASURED: {browser} is missing.");
        }

        await app.StopAsync();
    }

    private static void Open(Node node, Figures figures)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var start = Stopwatch.GetTimestamp();
        while (node.Journal.Read(tables => tables.Beside<OpenedRegisters>().Open(
            tables, BenchHouseholds.Zone, TimeSpan.FromSeconds(1))) < 1)
        {
        }

        figures.Add("people-page.register_open_s", Stopwatch.GetElapsedTime(start).TotalSeconds);
        figures.Add("people-page.register_mb", (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6);
        using var own = Process.GetCurrentProcess();
        figures.Add("people-page.peak_mb", own.PeakWorkingSet64 / 1e6);
    }

    private static List<(string Script, List<string> Names)> Typed()
    {
        var some = BenchPeople.Households().Skip(7).Where((family, at) => at % 97 == 0 || (at % 7 == 0
            && family.Persons[0].Names.Cyrillic is not null)).Take(NamesTyped * 12).Select(family => family.Persons[0].Names)
            .ToList();
        return
        [
            ("arabic", Names(names => names.Arabic)), ("latin", Names(names => names.Latin)),
            ("cyrillic", Names(names => names.Cyrillic)),
        ];

        List<string> Names(Func<PersonNames, NameParts?> of) => [.. some.Select(of).OfType<NameParts>()
            .Take(NamesTyped).Select(name => $"{name.Given} {name.Family}")];
    }

    private static async Task Ask(Reader reader, List<(string Script, List<string> Names)> names, Figures figures)
    {
        foreach (var (script, some) in names)
        {
            var waits = new List<double>();
            foreach (var text in some.SelectMany(name => BenchPeople.Letters(name)))
            {
                var start = Stopwatch.GetTimestamp();
                var answer = await reader.Post("/people?handler=Hits", new() { ["Words"] = text });
                if (answer.Contains("status wait", StringComparison.Ordinal))
                    throw new InvalidOperationException("The search was refused.");
                waits.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            Add(figures, $"people-page.http.{script}", waits);
        }

        reader.Dispose();
    }

    private static void Add(Figures figures, string name, List<double> waits)
    {
        waits.Sort();
        figures.Add($"{name}.p50_ms", waits[waits.Count / 2]);
        figures.Add($"{name}.p99_ms", waits[waits.Count * 99 / 100]);
        figures.Add($"{name}.most_ms", waits[^1]);
    }

    // Each has a limit of searches an hour.
    private static async Task<Reader> SignIn(WebApplication app, Uri address, string login)
    {
        var users = app.Services.GetRequiredService<Users>();
        var user = await users.Add($"{login}-{Guid.CreateVersion7():N}", Password);
        await app.Services.GetRequiredService<Node>().Journal.Record(
            new GrantRole(user.Id, "gate-registrar", "unhcr", BenchHouseholds.Zone), Roles.Terminal,
            Guid.CreateVersion7());
        var reader = new Reader(address);
        await reader.Get("/sign-in");
        await reader.Post("/sign-in", new() { ["Login"] = user.Login, ["Password"] = Password, ["To"] = "/people" });
        await reader.Get("/people");
        return reader;
    }

    /// <summary>Somebody at a browser, as far as the server can tell.</summary>
    private sealed partial class Reader : IDisposable
    {
        private readonly HttpClient http;
        private string token = "";

        public Reader(Uri address) => http = new(new SocketsHttpHandler { CookieContainer = Cookies })
        {
            BaseAddress = address,
        };

        public CookieContainer Cookies { get; } = new();

        public async Task Get(string path) => token = Token().Match(await http.GetStringAsync(path)).Groups[1].Value;

        public async Task<string> Post(string path, Dictionary<string, string> fields)
        {
            fields["__RequestVerificationToken"] = token;
            using var form = new FormUrlEncodedContent(fields);
            using var answer = await http.PostAsync(path, form);
            return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        }

        public void Dispose() => http.Dispose();

        [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]* value=\"([^\"]+)\"")]
        private static partial Regex Token();
    }
}
