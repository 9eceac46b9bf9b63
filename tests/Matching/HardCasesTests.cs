using Aman.Matching;
using Xunit;

namespace Aman.Tests.Matching;

/// <summary>Invented people, each pair as a registrar would judge it among ten thousand: one person, or two. What
/// stands here is what such a library gets wrong first.</summary>
public class HardCasesTests
{
    // Name | birth | sex | other name | birth | sex.
    private const string One = """
        محمد خالد الزعبي | 1984-03-07 | m | Mohammad Khaled Al-Zoubi | 1984-03-07 | m
        محمد خالد الزعبي | 1984-03-07 | m | Mouhamad Khaled Alzoubi | 1984-03-07 | m
        محمد خالد الزعبي | 1984-03-07 | m | Мухаммад Халед аз-Зуаби | 1984-03-07 | m
        عبد الرحمن يوسف الحموي | 1990-05-12 | m | Abdurrahman Yousef Hamwi | 1990-05-12 | m
        عبدالرحمن يوسف الحموي | 1990-05-12 | m | Abdel Rahmane Youssef El Hamoui | 1990-05-12 | m
        صلاح الدين جمعة | 1971-11-02 | m | Salaheddine Jumaa | 1971-11-02 | m
        Selahattin Cuma | 1971-11-02 | m | صلاح الدين جمعة | 1971-11-02 | m
        نور الدين بن علي | 1965-07-20 | m | Noureddine Benali | 1965-07-20 | m
        Mehmet Şerif Yıldız | 1988-09-14 | m | محمد شريف يلدز | 1988-09-14 | m
        Xelîl Ehmed Osman | 1979-12-03 | m | خليل أحمد عثمان | 1979-12-03 | m
        Xelîl Ehmed Osman | 1979-12-03 | m | Khalil Ahmad Othman | 1979-12-03 | m
        ئازاد حسێن کەریم | 1993-02-18 | m | Azad Hussein Karim | 1993-02-18 | m
        محمدرضا حسینی | 1985-06-06 | m | Mohammad Reza Hosseini | 1985-06-06 | m
        غلامحسین رضایی | 1959-08-25 | m | Gholam Hossein Rezaei | 1959-08-25 | m
        Олександр Коваленко | 1977-04-11 | m | Александр Коваленко | 1977-04-11 | m
        Volodymyr Shevchenko | 1969-10-30 | m | Владимир Шевченко | 1969-10-30 | m
        Oksana Hryhorivna Bondarenko | 1981-01-23 | f | Оксана Григорьевна Бондаренко | 1981-01-23 | f
        Магомед Алиев | 1982-08-19 | m | Mohammed Aliyev | 1982-08-19 | m
        Fatima Khalil Haddad | 1995-04-16 | f | Fatma Halil Hadad | 1995-04-16 | f
        Hussein Kassem Nasser | 1974-05-05 | m | Husayn Qasim Nasir | 1974-05-05 | m
        Rachid Cheikh Bouazza | 1968-03-29 | m | Rashid Shaykh Bu Azza | 1968-03-29 | m
        Gamal Girgis | 1963-06-21 | m | جمال جرجس | 1963-06-21 | m
        Yusuf Ibrahim Qasim | 1991-07-15 | m | Ysuuf Ibrahim Qasim | 1991-07-15 | m
        Khalid Mansour Darwish | 1987-02-09 | m | halid Mansour Darwish | 1987-02-09 | m
        Khalid Mansour Darwish | 1987-02-09 | m | Darwish Khalid Mansour | 1987-02-09 | m
        Khalid Mansour Darwish | 1987-02-09 | m | Khalid Darwish | 1987-02-09 | m
        Khalid Mansour Darwish | 1987-02-09 | m | Khalid Mansour Darwish | 1987-09-02 | m
        Khalid Mansour Darwish | 1987-02-09 | m | Khalid Mansour Darwish | 1986-02-09 | m
        Khalid Mansour Darwish | 1987-02-09 | m | Khalid Mansour Darwish | 1987-01-01 | m
        Khalid Mansour Darwish | 1987 | m | خالد منصور درويش | 1987-02-09 | m
        Samira Hanna Toma | 1989-12-12 | f | Samira Hanna Yalda | 1989-12-12 | f
        Dr. Rania al-Khatib | 1983-03-03 | f | رانيا الخطيب | 1983-03-03 | f
        Abu Bakr Siddiqui | 1976-09-09 | m | ابوبكر صديقي | 1976-09-09 | m
        Nasrallah Fayyad | 1961-05-17 | m | نصر الله فياض | 1961-05-17 | m
        Мoхаммед Хaлед Зуби | 1984-03-07 | m | Mohammad Khaled Zoubi | 1984-03-07 | m
        """;

    private const string Two = """
        Mohammed Ahmed Ali | 1984-03-07 | m | Mohammed Ahmed Ali | 1951-11-23 | m
        محمد احمد علي | 1990-01-01 | m | محمد احمد حسين | 1990-01-01 | m
        حسن خالد الزعبي | 1990-05-12 | m | حسين خالد الزعبي | 1990-05-12 | m
        Hassan Khaled Zoubi | 1990-05-12 | m | Hussein Khaled Zoubi | 1992-08-02 | m
        Ahmad Khaled Zoubi | 2001-03-04 | m | Mahmoud Khaled Zoubi | 2001-03-04 | m
        Khalid Mansour Darwish | 1987-02-09 | m | Mansour Khalid Darwish | 2012-06-01 | m
        Khalid Mansour Darwish | 1987-02-09 | m | Khalid Mansour Darwish | 1955-10-30 | m
        Amina Yusuf Said | 1999-04-04 | f | Amin Yusuf Said | 1999-04-04 | m
        Layla Omar Farouk | 2010-10-10 | f | Salma Omar Farouk | 2010-10-10 | f
        Oleksandr Bondar | 1980-02-02 | m | Oleksii Bondar | 1980-09-17 | m
        Сергей Иванов | 1975-01-01 | m | Сергей Иванов | 1982-06-30 | m
        Fatima Ali | 1990-01-01 | f | Fatima Ali | 1990-01-01 | f
        Ali Hassan | 1978-01-01 | m | Ali Hussein | 1978-01-01 | m
        Yusuf Ibrahim | 1991-07-15 | m | Yunus Ibrahim | 1993-03-11 | m
        """;

    public static TheoryData<string> OnePerson => [.. One.Split('\n')];

    public static TheoryData<string> TwoPeople => [.. Two.Split('\n')];

    [Theory, MemberData(nameof(OnePerson))]
    public void One_person_is_offered(string line) => Assert.NotEqual(Band.Different, Judged(line).Band);

    [Theory, MemberData(nameof(TwoPeople))]
    public void Two_people_are_left_alone(string line) => Assert.NotEqual(Band.Same, Judged(line).Band);

    [Theory, MemberData(nameof(OnePerson)), MemberData(nameof(TwoPeople))]
    public void Both_ways_round_are_judged_alike(string line)
    {
        var cells = line.Split('|');
        var turned = string.Join('|', cells[3..].Concat(cells[..3]));
        Assert.Equal(Judged(line).Bits, Judged(turned).Bits, 1);
    }

    [Theory, MemberData(nameof(OnePerson)), MemberData(nameof(TwoPeople))]
    public void The_explanation_adds_up(string line)
    {
        var judged = Judged(line);
        Assert.Equal(judged.Bits, judged.Evidence.Sum(one => one.Bits), 2);
        Assert.All(judged.Evidence, one => Assert.Contains(one.Level, Levels.All));
    }

    private static Candidate Judged(string line)
    {
        var cells = line.Split('|', StringSplitOptions.TrimEntries);
        return Matcher.Score(Person(cells[..3]), Person(cells[3..]));
    }

    private static PersonRecord Person(string[] cells) => new()
    {
        Id = "p",
        Names = [PersonName.Free(cells[0])],
        Birth = Birth.TryRead(cells[1], out var birth) ? birth : throw new FormatException(cells[1]),
        Sex = cells[2] == "f" ? Sex.Female : Sex.Male,
    };
}
