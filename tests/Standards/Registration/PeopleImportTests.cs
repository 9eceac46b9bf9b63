using System.Text;
using Aman.Access;
using Aman.People;
using Aman.Standards;
using Xunit;

namespace Aman.Tests.Standards.Registration;

public class PeopleImportTests
{
    private const string Zone = "zaatari";

    private static readonly DateOnly On = new(2026, 11, 23);

    private const string List = """
        HH ID,Full name,Sex,Age,Relationship,Phone,Remarks for us,Badge
        K1,Salma Yusuf Kenan,F,39,head,0790000001,call Omar Hadi,x1
        K1,Lina Omar,female,12,daughter,,Rami Kenan,x2
        M2,عمر هادي الحوراني,ذكر,44,head,0790000002,Layla Hourani,x3

        """;

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_list_is_registered_once_and_the_same_list_again_changes_nothing(string engine)
    {
        await using var node = await Open(engine);
        var check = await Run(node, List, dryRun: true);
        Assert.Equal((3, 2, 3, 0, 0), (check.People, check.Households, check.Registered, check.Known, check.Refused));
        Assert.Equal(0, People(node));

        await Run(node, List);
        Assert.Equal(3, People(node));
        var entries = Entries(node);
        var again = await Run(node, List, on: On.AddDays(9));
        Assert.Equal((0, 3, 0), (again.People, again.Known, again.Changed));
        // The order of rows is no news, a changed cell is, and neither makes anybody new.
        var turned = await Run(node, List.Replace("0790000001", "0790000009", StringComparison.Ordinal));
        Assert.Equal((0, 1, 2), (turned.People, turned.Known, turned.Changed));
        Assert.Contains(turned.Findings, one => one is { Row: 2, Effect: Effect.Merged });
        Assert.Equal((3, entries), (People(node), Entries(node)));
        var hit = Assert.Single(await HouseholdSearch.Of(node, Roles.Terminal, Zone, "Lina"));
        Assert.Equal((2, "12-17"), (hit.HouseholdSize, hit.AgeGroup));
        Assert.DoesNotContain("K1", hit.Household, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Another_nodes_secret_gives_other_ids_so_that_no_id_can_be_guessed_from_a_list()
    {
        await using var one = await Open("sqlite");
        await using var other = await Open("sqlite");
        await Run(one, List);
        await Run(other, List);
        Assert.Empty(Ids(one).Intersect(Ids(other)));

        static List<string> Ids(Node node) =>
            node.Journal.Read(tables => tables.Query<string>($"select id from people"));
    }

    [Fact]
    public async Task Personal_data_that_nobody_declared_is_said_and_not_taken()
    {
        await using var node = await Open("sqlite");
        var list = "Household,Name,Sex,Contact 1st,Alternative,Code,Other\n" + string.Concat(Enumerable.Range(1, 20)
            .Select(at => $"{at},Salma Kenan,F,+9627900000{at:00},a{at}@example.org,9991234{at:00},Omar Hadi\n"));
        var report = await Run(node, list, dryRun: true);
        var found = report.Findings.Where(one => one.Effect == Effect.Noted).ToDictionary(one => one.Field!);
        Assert.Contains("phone", found["'Contact 1st'"].Reason, StringComparison.Ordinal);
        Assert.Contains("e-mail", found["'Alternative'"].Reason, StringComparison.Ordinal);
        Assert.Contains("papers", found["'Code'"].Reason, StringComparison.Ordinal);
        Assert.Contains("names", found["'Other'"].Reason, StringComparison.Ordinal);
        Assert.Contains("'Code' is not read", report.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("'Name' is not read", report.ToString(), StringComparison.Ordinal);
        Assert.DoesNotMatch("9627|example|Omar|Salma", report.ToString());

        // Declared, it is taken and no longer said; and it is remembered for the next such list.
        await Run(node, list, map: new() { ["Contact 1st"] = "phone", ["Alternative"] = "" });
        var next = await Run(node, list.Replace("Salma", "Layla", StringComparison.Ordinal), dryRun: true);
        Assert.DoesNotContain(next.Findings, one => one.Field == "'Contact 1st'");
        var household = node.Journal.Read(tables => tables.Query<string>($"select id from households"))[0];
        var open = new OpenHousehold(Zone, household, "audit");
        await node.Journal.Record(open, Roles.Terminal, Guid.CreateVersion7());
        Assert.StartsWith("+962", Assert.Single(open.Opened!.Persons[0].Contact!.Phones!), StringComparison.Ordinal);
        Assert.Null(open.Opened.Persons[0].Contact!.Notes);
    }

    [Fact]
    public async Task A_row_a_household_with_numbered_members_is_understood()
    {
        await using var node = await Open("sqlite");
        var report = await Run(node, """
            Case no;Name 1;Sex 1;Age 1;Name 2;Sex 2;Age 2;Governorate
            1;Salma Kenan;F;39;Lina Kenan;F;12;SY12
            2;Omar Hourani;M;44;;;;Daraa

            """);
        Assert.Equal((3, 2), (report.People, report.Households));
        Assert.Contains(report.Findings, one => one is { Row: 3, Field: "origin" });
        Assert.Equal(["", "SY12"], node.Journal.Read(tables =>
            tables.Query<string>($"select coalesce(origin_admin1, '') from households")).Order());
    }

    [Fact]
    public async Task What_could_not_be_read_is_called_left_out_and_a_check_counts_no_pairs()
    {
        await using var node = await Open("sqlite");
        const string OnlyOne = "HH ID,Full name,Sex,Birth\nK1,Salma Yusuf Kenan,F,2010-02-30\n";
        var report = await Run(node, OnlyOne, dryRun: true);
        Assert.Contains(report.Findings, one => one is { Field: "birth", Effect: Effect.LeftOut });
        Assert.Contains("left out (row 2, birth)", report.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("pairs", report.ToString(), StringComparison.Ordinal);
        Assert.Contains("0 pairs to look at", (await Run(node, OnlyOne)).ToString(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_survey_of_REACH_is_read_with_its_households_beside_its_persons(string engine)
    {
        await using var node = await Open(engine);
        var folder = Path.Combine(DemoData.Folder, "msna-reach");
        var files = new[] { "main.csv", "roster.csv" }.Select(name =>
            Document.Open(() => File.OpenRead(Path.Combine(folder, name)), name)).ToList();
        var report = await PeopleImport.Run(node, Roles.Terminal, Zone, files, Nothing, On, dryRun: false);
        Assert.Equal("roster.csv", report.File);
        Assert.Equal(report.Rows, report.Registered + report.Refused);
        Assert.True(report.Households >= 40, $"{report}");
        Assert.Equal(report.People, People(node));
        var again = await PeopleImport.Run(node, Roles.Terminal, Zone, files, Nothing, On, dryRun: false);
        Assert.Equal((0, 0, report.People), (again.People, again.Changed, again.Known));
    }

    [Fact]
    public async Task What_cannot_be_right_is_refused_by_row_and_never_quoted()
    {
        await using var node = await Open("sqlite");
        var report = await Run(node, """
            Household,Name,Sex,Date of birth,Consent
            1,Salma Kenan,F,5/3/2030,yes
            2,Omar Hourani,M,long ago,yes
            3,Lina Kenan,maybe,2001,no

            """);
        Assert.Equal((1, 2), (report.People, report.Refused));
        Assert.Equal([2, 4], report.Findings.Where(one => one.Effect == Effect.Refused).Select(one => one.Row!.Value));
        Assert.DoesNotMatch("Salma|Omar|long ago", report.ToString());
        var fault = await Assert.ThrowsAsync<Unreadable>(() => Run(node, "x,y\n1,2\n"));
        Assert.Contains("no column", fault.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<Unreadable>(() => Run(node, List, map: new() { ["Nothing"] = "name" }, strict: true));
        await Assert.ThrowsAsync<Unreadable>(() => Run(node, List, map: new() { ["Badge"] = "nonsense" }));
        var refused = await Assert.ThrowsAsync<Refused>(() => node.Journal.Record(
            new RememberListMapping(Zone, "short", []), Roles.Terminal, Guid.CreateVersion7()));
        Assert.Equal("list-mapping", refused.Code);
    }

    [Theory]
    [InlineData(false, 0, 8_000)]
    [InlineData(true, 15_000, 28_000)]
    public async Task However_long_a_list_is_few_of_its_rows_are_in_memory_at_once(bool apart, int least, int most)
    {
        await using var node = await Open("sqlite");
        var list = new WatchedList(Households: 12_000, Persons: 4, apart);
        var report = await PeopleImport.Run(node, Roles.Terminal, Zone, [list.Table], Nothing, On, dryRun: true);
        Assert.Equal((48_000, 12_000, 0), (report.Registered, report.Households, report.Refused));
        Assert.InRange(list.MostAlive, least, most);
        // Whoever keeps the rows is found out.
        var kept = new WatchedList(Households: 12_000, Persons: 4, apart);
        var rows = kept.Table.Rows.ToList();
        Assert.InRange(kept.MostAlive, 40_000, 48_000);
        GC.KeepAlive(rows);
    }

    [Fact]
    public async Task A_list_that_is_another_one_when_it_is_read_again_is_refused_with_its_mend()
    {
        await using var node = await Open("sqlite");
        var list = new WatchedList(Households: 20, Persons: 2, Apart: true, CutFrom: 3);
        var fault = await Assert.ThrowsAsync<Unreadable>(() =>
            PeopleImport.Run(node, Roles.Terminal, Zone, [list.Table], Nothing, On, dryRun: false));
        Assert.Contains("changed", fault.Message, StringComparison.Ordinal);
        Assert.Equal(0, People(node));
    }

    [Fact]
    public async Task One_key_over_more_rows_than_a_household_has_persons_is_refused_without_holding_them()
    {
        await using var node = await Open("sqlite");
        var list = new WatchedList(Households: 2, Persons: Aman.People.Limits.PersonsPerHouseholdMax + 1, Apart: true);
        var report = await PeopleImport.Run(node, Roles.Terminal, Zone, [list.Table], Nothing, On, dryRun: true);
        Assert.Equal((0, 82), (report.People, report.Refused));
        Assert.Equal([2, 3], report.Findings.Where(one => one.Effect == Effect.Refused).Select(one => one.Row!.Value));
    }

    [Fact]
    public async Task A_list_in_the_encoding_that_spreadsheets_call_Unicode_is_read_as_often_as_any_other()
    {
        await using var node = await Open("sqlite");
        byte[] bytes = [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(List)];
        var document = Document.Open(() => new MemoryStream(bytes), "list.txt");
        var report = await PeopleImport.Run(node, Roles.Terminal, Zone, [document], Nothing, On, dryRun: true);
        Assert.Equal((3, 2, 0), (report.People, report.Households, report.Refused));
        // Cut within a letter, it is refused before anybody is registered.
        var fault = Assert.Throws<Unreadable>(() => Document.Open(() => new MemoryStream(bytes[..^1]), "list.txt"));
        Assert.Contains("UTF-16", fault.Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Nothing => [];

    private static Task<PeopleReport> Run(Node node, string list, bool dryRun = false,
        Dictionary<string, string>? map = null, DateOnly? on = null, bool strict = false)
    {
        var document = Document.Open(() => new MemoryStream(Encoding.UTF8.GetBytes(list)), "list.csv");
        if (strict)
            ListMapping.Guess(((Table)document).Header).With(map!);
        return PeopleImport.Run(node, Roles.Terminal, Zone, [document], map ?? Nothing, on ?? On, dryRun);
    }

    private static long People(Node node) =>
        node.Journal.Read(tables => tables.One<long>($"select count(*) from people"));

    private static long Entries(Node node) =>
        node.Journal.Read(tables => tables.One<long>($"select count(*) from entries"));

    private static async Task<Node> Open(string engine)
    {
        var node = Engines.Node(engine);
        await Topics.Zones.Zaatari.Open(node);
        return node;
    }
}
