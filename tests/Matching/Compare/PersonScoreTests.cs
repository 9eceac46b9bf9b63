using Aman.Matching;
using Xunit;

namespace Aman.Tests.Matching;

/// <summary>Invented families: who shares father, mother, telephone and family name is a brother, a sister or the
/// person; the given name and the birth decide.</summary>
public class PersonScoreTests
{
    // Given names of two brothers or two sisters.
    private const string Siblings = """
        Khaled Walid
        خالد وليد
        خالد Walid
        Jamal Kamal
        جمال Kamal
        Jamal Jamil
        جميل Jamal
        Bilal Hilal
        بلال هلال
        Hanan Hanin
        Sami Samir
        Hamad Hamid
        Nasr Nasser
        نصر Yasser
        Rima Reem
        Samir Samira
        سمير سميرة
        Fadi Fadia
        فادي Fadia
        Nour Noura
        Azad Azadeh
        Yasser Yasin
        Mahmoud Muhammad
        Mahmoud محمد
        Hassan Hussein
        حسن Hussein
        Salah Saleh
        Karam Karim
        Rashid Rashad
        Rami Rima
        Zeki Zekiye
        Amin Amina
        Сергей Андрей
        Muhammad_Ali Muhammad_Hassan
        محمد_علي محمد_حسن
        """;

    // One given name, written twice; the last ones by a slip of the pen.
    private const string Spellings = """
        Salim Salem
        Khaled Khalid
        خالد Halit
        Muhammad محمد
        Muhammad Мухаммед
        Jamal Gamal
        جمال Cemal
        Youssef يوسف
        Fatima Fatma
        Abdulrahman عبد_الرحمن
        Mohammad_Reza محمدرضا
        زهرا Zahra
        Ahmad Ahamd
        Khaled Khalde
        Muhammad Muhamad
        محمد محمذ
        Zeynep Zeyenp
        """;

    private static readonly Birth born = new(2010, 5, 5);

    public static TheoryData<string> TwoOfOneFamily => [.. Siblings.Split('\n')];

    public static TheoryData<string> OneName => [.. Spellings.Split('\n')];

    [Theory, MemberData(nameof(TwoOfOneFamily))]
    public void Brothers_and_sisters_are_not_one(string names)
    {
        var (one, other) = (Child(names, 0, born), Child(names, 1, new Birth(2012, 3, 1)));
        Assert.Equal(Band.Different, Matcher.Score(one, other).Band);
        Assert.Equal(Band.Different, Matcher.Score(other, one).Band);
    }

    [Theory, MemberData(nameof(TwoOfOneFamily))]
    public void Twins_are_never_called_the_same(string names) =>
        Assert.NotEqual(Band.Same, Matcher.Score(Child(names, 0, born), Child(names, 1, born)).Band);

    [Theory, MemberData(nameof(TwoOfOneFamily))]
    public void Twins_in_one_family_book_are_never_called_the_same(string names)
    {
        string[] book = ["9990947043"];
        Assert.NotEqual(Band.Same, Matcher.Score(Child(names, 0, born) with { Documents = book },
            Child(names, 1, born) with { Documents = book }).Band);
    }

    // The control of all of these: the same family, and one name.
    [Theory, MemberData(nameof(OneName))]
    public void One_name_in_another_spelling_is_the_same(string names)
    {
        Assert.Equal(Band.Same, Matcher.Score(Child(names, 0, born), Child(names, 1, born)).Band);
        Assert.Equal(Band.Same, Matcher.Score(Child(names, 1, born), Child(names, 0, born)).Band);
    }

    [Fact]
    public void One_name_and_births_two_years_apart_are_looked_at_and_no_more() =>
        Assert.Equal(Band.Look, Matcher.Score(Child("Khaled", 0, born), Child("Khaled", 0, new(2012, 3, 1))).Band);

    [Theory]
    [InlineData("Samira", "سمير")]
    [InlineData("Olyar", "Olyara")]
    public void A_womans_ending_tells_two_people_apart_unless_the_sexes_are_one(string one, string other)
    {
        var (left, right) = (Child(one, 0, born), Child(other, 0, born));
        var apart = Matcher.Score(left, right);
        Assert.NotEqual(Band.Same, apart.Band);
        if (one.StartsWith("Oly", StringComparison.Ordinal))
        {
            Assert.Contains(apart.Evidence, line => line.Level == Levels.Ending);
            Assert.Equal(Band.Same, Matcher.Score(left with { Sex = Sex.Male }, right with { Sex = Sex.Male }).Band);
        }
    }

    [Theory]
    [InlineData("Umm Ahmad", "Fatima")]
    [InlineData("أم محمد", "إخلاص")]
    [InlineData("Abu Khalid", "محمود")]
    [InlineData("أبو خالد", "Mahmoud")]
    [InlineData("أم", "Fatima")]
    public void A_kunya_says_nothing_of_the_given_name(string kunya, string given)
    {
        var (one, other) = (Child(kunya.Replace(' ', '_'), 0, born), Child(given, 0, born));
        var found = Matcher.Score(one, other);
        Assert.NotEqual(Band.Different, found.Band);
        Assert.Equal(0, found.Evidence.Where(line => line.Field == Field.Given).Sum(line => line.Bits));
        Assert.Contains(found.Evidence, line => line.Level == Levels.Kunya);

        // The control: it does not make a brother the same.
        Assert.Equal(Band.Different, Matcher.Score(one, other with { Birth = new(2013, 8, 9) }).Band);
    }

    [Theory]
    [InlineData("Abdel", "Abdelrahman")]
    [InlineData("عبد", "Abdul Karim")]
    [InlineData("Abdul", "عبد الرحيم")]
    public void Abd_alone_is_neutral(string cut, string whole)
    {
        var (one, other) = (Child(cut, 0, born), Child(whole.Replace(' ', '_'), 0, born));
        Assert.NotEqual(Band.Different, Matcher.Score(one, other).Band);
        Assert.Equal(Band.Different, Matcher.Score(one, Child("Walid", 0, born) with { Birth = new(2012, 3, 1) }).Band);
    }

    [Fact]
    public void Father_and_son_are_two_though_one_telephone_and_paper_is_given_for_both()
    {
        var son = Named("Rizgar", "Zagros", "Evdilrehman", "Kobanî") with { Birth = new(2017) };
        var father = Named("Zagros", "Abdulrahman", null, "Kobani") with { Birth = new(1989) };
        string[] same = ["9990947043"];
        Assert.Equal(Band.Different, Matcher.Score(son with { Documents = same, Phones = ["0701234567"] },
            father with { Documents = same, Phones = ["0701234567"] }).Band);
    }

    [Theory]
    [InlineData("نبيه رضا العداسي", 1990, "Musa Rida Nabih Al-Adasi", 1992)]
    [InlineData("محمد غسان كريم العطار", 2001, "كريم غسان عطار", 2003)]
    public void The_grandfathers_name_is_no_swap(string one, int year, string other, int otherYear) =>
        Assert.Equal(Band.Different, Matcher.Score(Free(one) with { Birth = new(year) },
            Free(other) with { Birth = new(otherYear) }).Band);

    [Fact]
    public void A_swap_and_a_slip_besides_are_still_found() => Assert.NotEqual(Band.Different, Matcher.Score(
        Named("Haddad", "Yusuf", null, "Nizar") with { Birth = born },
        Named("Nizra", "Yusuf", null, "Hadad") with { Birth = born }).Band);

    [Fact]
    public void A_chain_that_leaves_out_the_father_is_still_found() => Assert.NotEqual(Band.Different, Matcher.Score(
        Named("Ahmed", "Mistefa", "Fahd", "Al-Aqili") with { Birth = new(2002, 12, 16) },
        Named("أحمد", "فهد", null, "العقيلي") with { Birth = new(2003, 1, 1) }).Band);

    [Theory]
    [InlineData("9990947043", "9990937043")]
    [InlineData("9990947043", "9990974043")]
    public void A_number_one_slip_away_speaks_for_one_person_and_less_than_the_number(string one, string other)
    {
        var (left, right) = (Child("Khaled", 0, born), Child("Khaled", 0, born));
        double Bits(Field field, string with) => Matcher.Score(
            left with { Phones = [one], Documents = [one] }, right with { Phones = [with], Documents = [with] })
            .Evidence.Where(line => line.Field == field).Sum(line => line.Bits);
        foreach (var field in new[] { Field.Phone, Field.Document })
        {
            Assert.InRange(Bits(field, other), 1, Bits(field, one) - 1);
            Assert.True(Bits(field, "7771234567") <= 0);
        }
    }

    [Fact]
    public void Papers_with_numbers_in_a_row_are_a_familys()
    {
        string[] first = ["9990947043"];
        var (one, other) = (Child("Hassan", 0, born) with { Documents = first }, Child("Hussein", 0, born));
        var next = Matcher.Score(one, other with { Documents = ["9990947044"] }).Bits;
        Assert.True(next < Matcher.Score(one, other with { Documents = ["9990937043"] }).Bits);
        Assert.True(next < Bands.Same(Matcher.PeopleAssumed));
    }

    [Fact]
    public void A_nearer_birth_never_says_less()
    {
        Birth[] births = [new(2010, 5, 5), new(2010, 5, 6), new(2010, 9, 17), new(2013, 1, 24), new(2031, 2, 9)];
        var bits = births.Select(one => Matcher.Score(Child("Khaled", 0, born), Child("Khaled", 0, one)).Bits).ToList();
        Assert.Equal(bits.OrderDescending(), bits);
    }

    [Fact]
    public void Any_two_people_are_judged_alike_both_ways_and_the_explanation_adds_up()
    {
        var random = new Random(20_261_124);
        var words = (Siblings + " " + Spellings).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Replace('_', ' ')).Append("Umm Ahmad").Append("Abdel").ToArray();
        string? Word(int none) => random.Next(none) == 0 ? null : words[random.Next(words.Length)];
        PersonRecord Anybody() => new()
        {
            Id = "p", Names = [PersonName.Of(Word(9), Word(5), Word(2), Word(5), Word(3))],
            Birth = random.Next(5) switch
            {
                0 => null, 1 => new Birth(1980 + random.Next(9)), 2 => new Birth(1980 + random.Next(9), 1, 1),
                _ => new Birth(1980 + random.Next(9), 1 + random.Next(12), 1 + random.Next(28)),
            },
            Sex = (Sex)random.Next(3), Documents = random.Next(3) == 0 ? [] : [$"99901{random.Next(120):000}"],
            Phones = random.Next(3) == 0 ? [] : [$"070123{random.Next(120):000}"],
        };
        var bands = new int[3];
        for (var pair = 0; pair < 10_000; pair++)
        {
            var one = Anybody();
            var other = random.Next(3) == 0 ? one with { Names = Anybody().Names } : Anybody();
            var judged = Matcher.Score(one, other);
            Assert.InRange(judged.Bits - judged.Evidence.Sum(line => line.Bits), -0.01, 0.01);
            Assert.InRange(judged.Bits - Matcher.Score(other, one).Bits, -0.05, 0.05);
            Assert.All(judged.Evidence, line => Assert.Contains(line.Level, Levels.All));
            bands[(int)judged.Band]++;
        }

        Assert.DoesNotContain(0, bands);
    }

    private static PersonRecord Child(string names, int at, Birth birth) =>
        Named(names.Trim().Split(' ')[at].Replace('_', ' '), "Ali", null, "Haddad", "Mona") with
        {
            Birth = birth, Phones = ["+962701234567"],
        };

    private static PersonRecord Named(string given, string father, string? grandfather, string family,
        string? mother = null) => new()
        {
            Id = "p", Names = [PersonName.Of(given, father, grandfather, family, mother)],
        };

    private static PersonRecord Free(string name) => new() { Id = "p", Names = [PersonName.Free(name)] };
}
