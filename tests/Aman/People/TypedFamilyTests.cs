using Aman.People;
using Xunit;

namespace Aman.Tests.Topics.People;

public class TypedFamilyTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData("Salma", "Salma", null, null, null), InlineData("Salma Kenan", "Salma", null, null, "Kenan")]
    [InlineData("Salma Yusuf Kenan", "Salma", "Yusuf", null, "Kenan")]
    [InlineData("Salma Yusuf Omar al-Hourani", "Salma", "Yusuf", "Omar", "al-Hourani")]
    [InlineData("Abd al Rahman Abu Bakr Al Masri", "Abd al Rahman", "Abu Bakr", null, "Al Masri")]
    [InlineData("عبد الرحمن يوسف الحوراني", "عبد الرحمن", "يوسف", null, "الحوراني")]
    [InlineData("سلمى بنت يوسف", "سلمى", null, null, "بنت يوسف")]
    [InlineData("Иван Петрович", "Иван", "Петрович", null, null)]
    [InlineData("Сидоров Иван Петрович", "Иван", "Петрович", null, "Сидоров")]
    [InlineData("  Salma \t 12 Kenan ", "Salma", null, null, "Kenan")]
    public void A_name_in_one_field_is_read_into_its_parts(
        string text, string given, string? father, string? grandfather, string? family) =>
        Assert.Equal(new NameParts(given, father, grandfather, family), NameText.Parse(text));

    [Theory, InlineData(""), InlineData(" 12 -"), InlineData(null)]
    public void A_text_without_letters_is_no_name(string? text) => Assert.Null(NameText.Parse(text));

    [Fact]
    public void Children_bear_their_fathers_names_and_what_is_typed_goes_before_what_is_custom()
    {
        var persons = Read(
            new("Salma Yusuf Kenan", "woman"), new("Omar Hadi Sami al-Hourani", "husband"), new("Lina", "daughter"),
            new("Rami Kenan", "son"), new("Nour", "daughter", Father: "Khaled"), new(null), new("Hala", "sister"),
            new("Huda", "mother"));

        Assert.Equal(["Lina Omar Hadi al-Hourani Salma", "Rami Omar Hadi Kenan Salma", "Nour Khaled  al-Hourani Salma",
            "Hala Yusuf  Kenan ", "Huda    "], persons.Skip(2).Select(one => Written(one.Names.Latin!)));
        Assert.Equal([Relations.Head, Relations.Spouse, Relations.Child, Relations.Child, Relations.Child,
            Relations.Sibling, Relations.Parent], persons.Select(one => one.Relation));
        Assert.Equal("row 6", persons[5].Id);
    }

    [Fact]
    public void Custom_fills_each_script_from_that_script_alone()
    {
        var persons = Read(new("عمر هادي الحوراني", "man", Other: "Omar Hadi Hourani"), new("Lina", "daughter"),
            new("رامي", "son"));

        Assert.Equal(("Lina Omar Hadi Hourani ", null), (Written(persons[1].Names.Latin!), persons[1].Names.Arabic));
        Assert.Equal(("رامي عمر هادي الحوراني ", null), (Written(persons[2].Names.Arabic!), persons[2].Names.Latin));
        Assert.NotNull(persons[0].Names.Latin);
    }

    [Fact]
    public void A_widows_children_are_given_no_father_that_nobody_named()
    {
        var child = Read(new("Salma Yusuf Kenan", "woman"), new("Lina", "daughter"))[1].Names.Latin!;
        Assert.Equal("Lina    Salma", Written(child));
    }

    [Fact]
    public void A_row_that_cannot_be_read_is_named_by_its_number()
    {
        var birth = Assert.Throws<Refused>(() => Read(new("Salma", "woman"), new("Lina", "daughter", "soon")));
        var kin = Assert.Throws<Refused>(() => Read(new("Salma", "woman"), new("Lina")));
        Assert.Equal("birth-unreadable", birth.Code);
        Assert.Equal("household-field", kin.Code);
        Assert.All([birth, kin], refused => Assert.StartsWith("Person 2", refused.Message, StringComparison.Ordinal));
        Assert.All([birth, kin], refused => Assert.DoesNotContain("Lina", refused.Message, StringComparison.Ordinal));
    }

    private static IReadOnlyList<Person> Read(params TypedPerson[] rows) =>
        TypedFamily.Read(rows, Today, row => $"row {row}");

    private static string Written(NameParts parts) => string.Join(' ', parts.All);
}
