using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Aman.Aid;
using Aman.App.Pages;
using Aman.Sharing;
using Aman.Shelter;
using Aman.Tests.Topics.Aid;
using Aman.Tests.Topics.Zones;
using Xunit;
using Words = Aman.App.Texts;

namespace Aman.Tests.App.Pages;

/// <summary>The registration form asks on sharing, and whatever is answered there changes nothing else.</summary>
public sealed partial class RegisterTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_answer_is_recorded_for_each_person_by_purpose_words_and_language(string engine)
    {
        await using var gate = await Gate.Open(engine);
        var form = await gate.Form();
        Assert.All(Words.Every, texts => Assert.Contains(texts["consent.words"], form, StringComparison.Ordinal));
        var command = Guid.CreateVersion7();
        string[] told = ["Consents=health:yes", "Consents=education:no", "Consents=", "ConsentLanguage=ar"];
        await gate.Send(command, told);
        await gate.Send(command, told);
        var said = gate.Consents();
        Assert.Equal(4, said.Count);
        Assert.Equal(2, said.Select(one => one.Person).Distinct().Count());
        Assert.All(said, one => Assert.Equal((AskedConsents.Version, "ar"), (one.Words, one.Language)));
        Assert.Equal([("education", 0L), ("health", 1L)],
            said.Select(one => (one.Purpose, one.Given)).Distinct().Order());
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Yes_no_and_nothing_register_alike_and_nothing_is_recorded_of_silence(string engine)
    {
        await using var gate = await Gate.Open(engine);
        string[][] answers =
        [
            [], ["Consents=", "Consents="], ["Consents=nonsense:yes", "Consents=health"],
            ["Consents=health:yes", "Consents=health:no"],
        ];
        foreach (var told in answers)
        {
            await gate.Send(Guid.CreateVersion7(), told);
        }

        Assert.Empty(gate.Consents());
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Who_says_nothing_yes_or_no_at_the_gate_is_given_the_same(string engine)
    {
        await using var gate = await Gate.Open(engine);
        var node = gate.Web.Node;
        var given = new List<string>();
        string[] answers = ["", "yes", "no"];
        var households = answers.Select(_ => Guid.CreateVersion7()).ToList();
        foreach (var (household, answer) in households.Zip(answers))
        {
            await gate.Send(household, SharingPurposes.All.Select(one => $"Consents={one}:{answer}"));
            await node.Do(new RecordArrival(Store.Zone, $"{household}", 2));
        }

        Assert.Equal(2 * 2 * SharingPurposes.All.Count, gate.Consents().Count);
        await node.Do(new IssueEntitlements(Store.Zone, "kits", Store.Cycle));
        foreach (var household in households.Select(one => $"{one}"))
        {
            await node.Do(Store.Collect(household));
            given.Add(string.Join(", ", node.Journal.Read(tables => tables.Query<(string, long, long)>($"""
                select item, amount, collected from entitlement_lines where household = {household} order by item
                """))));
        }

        var same = Assert.Single(given.Distinct());
        Assert.Contains($"({Store.Soap}, 4, 4)", same, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_words_are_another_version()
    {
        var words = string.Join('\n', Words.Every.SelectMany(texts => SharingPurposes.All
            .Select(one => AskedConsents.Words(texts, one)).Prepend(texts["consent.words"])));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)));
        Assert.Equal("consent/1 643ee12a42c7b837",
            $"{AskedConsents.Version} {hash[..16]}");
    }

    private sealed record Said(string Person, string Purpose, long Given, string Words, string Language);

    /// <summary>A registrar before the form.</summary>
    private sealed class Gate(Web web, HttpClient browser) : IAsyncDisposable
    {
        public Web Web => web;

        public static async Task<Gate> Open(string engine)
        {
            var web = await Web.Serve(await Store.Open(engine));
            var token = await web.User("gate-registrar", Store.Zone);
            var browser = web.Browser();
            browser.DefaultRequestHeaders.Authorization = new("Bearer", token);
            return new(web, browser);
        }

        public Task<string> Form() => Decoded("/people/register");

        public async Task Send(Guid command, IEnumerable<string> told)
        {
            string[] fields =
            [
                "Persons[0].Name=Salma Yusuf Kenan", "Persons[0].Kin=woman", "Persons[0].Born=1987",
                "Persons[1].Name=Lina", "Persons[1].Kin=daughter", "Persons[1].Born=2012", $"Command={command}",
                $"__RequestVerificationToken={Guard().Match(await Form()).Groups[1].Value}", .. told,
            ];
            using var form = new FormUrlEncodedContent(fields.Select(field => field.Split('=', 2))
                .Select(field => KeyValuePair.Create(field[0], field[1])));
            using var answer = await browser.PostAsync("/people/register", form);
            Assert.True(answer.StatusCode == HttpStatusCode.Redirect,
                $"{answer.StatusCode}: {Notice().Match(await answer.Content.ReadAsStringAsync()).Value}");
        }

        public List<Said> Consents() => web.Node.Journal.Read(tables => tables.Query<Said>(
            $"select person, purpose, given, words, language from consents order by person, purpose, stamp"));

        public async ValueTask DisposeAsync()
        {
            browser.Dispose();
            await web.DisposeAsync();
        }

        private async Task<string> Decoded(string path) =>
            WebUtility.HtmlDecode(await browser.GetStringAsync(path));
    }

    [GeneratedRegex("""name="__RequestVerificationToken" type="hidden" value="([^"]+)""")]
    private static partial Regex Guard();

    [GeneratedRegex("""<[^>]*class="notice stop.*?</(div|p|section)>""", RegexOptions.Singleline)]
    private static partial Regex Notice();
}
