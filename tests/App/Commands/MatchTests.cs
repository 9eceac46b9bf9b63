using System.Globalization;
using System.Text.Json;
using Aman.App.Commands;
using Xunit;

namespace Aman.Tests.App.Commands;

public class MatchTests
{
    private const string People = """
        id,first_name,surname,dob,gender,cluster
        1,خالد,درويش,1987-02-09,m,a
        2,Khalid,Darwish,1987-02-09,male,a
        3,Халид,Дарвиш,09.02.1987,м,a
        4,Rania,Yalda,1999-12-30,f,b
        5,Samira,"Toma, Hanna",1971-06-05,f,c
        """;

    [Fact]
    public void A_list_is_matched_against_itself_and_measured()
    {
        var (code, output, _) = Run("--json", Written(People));
        Assert.Equal(Exit.Good, code);
        var answer = JsonDocument.Parse(output).RootElement;
        Assert.Equal(3, answer.GetProperty("pairs").GetArrayLength());
        Assert.Equal(1, answer.GetProperty("figures").GetProperty("pair_f1").GetDouble());
        Assert.Equal(1, answer.GetProperty("figures").GetProperty("bcubed_f1").GetDouble());
        Assert.DoesNotContain("Khalid", output, StringComparison.Ordinal);
        Assert.Contains("Khalid", Run("--names", Written(People)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void No_cell_of_the_file_of_pairs_is_a_formula_to_a_spreadsheet()
    {
        var folder = Directory.CreateTempSubdirectory("aman-test-").FullName;
        var (list, pairs) = (Path.Combine(folder, "list.csv"), Path.Combine(folder, "pairs.csv"));
        File.WriteAllText(list, """
            id,name,birth
            "=HYPERLINK(""http://x"",1)",Salma Yusuf Kenan,1987-03-05
            @SUM(1),Salma Yusuf Kenan,1987-03-05
            """);
        var (code, output, _) = Run(list, "--pairs", pairs);
        Assert.Equal(0, code);
        var line = File.ReadAllLines(pairs)[1];
        // The control: the id is what was given, and would be a formula.
        Assert.Contains("=HYPERLINK", output, StringComparison.Ordinal);
        Assert.Contains("\"'=HYPERLINK(\"\"http://x\"\",1)\"", line, StringComparison.Ordinal);
        Assert.Contains("'@SUM(1)", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_and_births_that_are_not_read_are_said_without_their_content()
    {
        var (code, _, errors) = Run(Written("id,name,birthh\n1,Salma Kenan,1987\n"));
        Assert.Equal(Exit.Good, code);
        Assert.Contains("Not read: column 'birthh'.", errors, StringComparison.Ordinal);
        (_, _, errors) = Run(Written("id,name,birth\n1,Salma Kenan,1987\n2,Omar Hadi,long ago\n3,Lina Hadi,\n"));
        Assert.Contains("Not read: births of rows: 1, the first in row 3.", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("long ago", errors, StringComparison.Ordinal);
        (_, _, errors) = Run(Written("id,name,birth\n1,Salma Kenan,1987\n"));
        Assert.DoesNotContain("Not read", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_lists_give_pairs_of_one_of_each_and_a_file_of_them()
    {
        var left = Written("id;name;birth\n1;Khalid Darwish;1987-02-09\n2;Khalid Darwish;1987-02-09\n");
        var right = Written("id\tfull_name\tdate_of_birth\n1\tخالد درويش\t1987\n");
        var pairs = Path.Combine(Directory.CreateTempSubdirectory("aman-test-").FullName, "pairs.csv");
        var (code, output, _) = Run(left, right, "--pairs", pairs);
        Assert.Equal(Exit.Good, code);
        Assert.Contains("left:1  right:1", output, StringComparison.Ordinal);
        Assert.DoesNotContain("left:1  left:2", output, StringComparison.Ordinal);
        Assert.Equal(3, File.ReadAllLines(pairs).Length);
    }

    [Fact]
    public void Labelled_pairs_of_names_are_measured()
    {
        var (code, output, _) = Run(Written("""
            name1,name2,is_match
            Khalid Darwish,خالد درويش,true
            Khalid Darwish,Rania Yalda,false
            """));
        Assert.Equal(Exit.Good, code);
        Assert.Contains("pair_f1 1", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("match-file", "id,name\n")]
    [InlineData("match-file", "")]
    [InlineData("match-columns", "id,colour\n1,red\n")]
    [InlineData("match-row", "id,name\n1,Khalid\n1,Rania\n")]
    [InlineData("match-row", "id,name\n1,Khalid,Darwish\n")]
    [InlineData("match-row", "id,name\n1,\"Khalid\n")]
    public void A_bad_list_is_refused_with_the_row_and_no_name(string refusal, string text)
    {
        var (code, output, errors) = Run(Written(text));
        Assert.Equal(Exit.Refused, code);
        Assert.Contains(refusal, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Khalid", output + errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_text_and_options_out_of_range_are_refused()
    {
        var file = Written("id,name\n");
        File.WriteAllBytes(file, [.. "id,name\n1,"u8, 0xE9, 0xFF, (byte)'\n']);
        Assert.Contains("match-file", Run(file).Errors, StringComparison.Ordinal);
        Assert.Contains("match-file", Run(file + ".absent").Errors, StringComparison.Ordinal);
        Assert.Contains("match-option", Run(Written(People), "--top", "-1").Errors, StringComparison.Ordinal);
    }

    private static string Written(string text)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("aman-test-").FullName, "list.csv");
        File.WriteAllText(file, text);
        return file;
    }

    private static (int Code, string Output, string Errors) Run(params string[] arguments)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var errors = new StringWriter(CultureInfo.InvariantCulture);
        var code = Terminal.Run(["match", .. arguments], output, errors).GetAwaiter().GetResult();
        return (code, output.ToString(), errors.ToString());
    }
}
