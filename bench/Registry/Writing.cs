using System.Globalization;
using Aman.App.Demo;

namespace Aman.Registries;

/// <summary>What one hand makes of one person.</summary>
internal sealed class Writing(Rates rates, Draw draw, Culture culture, Habit office)
{
    public List<string> Slipped { get; } = [];

    public Habit Habit { get; } = draw.Chance(rates.OtherHabit)
        ? Habit.All[draw.Below(Habit.All.Count)] : office;

    /// <summary>Given, father, grandfather, family, mother.</summary>
    public string[] Names(Member member, bool later)
    {
        var family = member.Family;
        if (later && member.Married is { } married && draw.Chance(rates.Married))
        {
            family = married;
            Slipped.Add("married");
        }

        Name?[] parts =
        [
            member.Given, Unless(rates.FatherMissing, member.Father),
            Unless(rates.GrandfatherMissing, member.Grandfather),
            Unless(rates.FamilyMissing, family), Unless(rates.MotherMissing, member.Mother),
        ];
        if (culture == Culture.Russian && parts[1] is { } father && draw.Chance(850))
            parts[1] = FamilyDraw.Patronymic(father, member.Female);
        if (parts.Count(part => part?.HeldOut == true) * 2 >= parts.Count(part => part is not null))
            Slipped.Add("heldout");
        var names = parts.Select(part => part is null ? "" : Spelt(part)).ToArray();
        if (draw.Chance(rates.Kunya) && Habit.Script != "cyrillic" && member.Born.Year < 2003)
        {
            // A first son often bears his grandfather's name.
            var child = !member.Female && draw.Chance(500) ? member.Father
                : NameStock.Of(culture, "male").Pick(draw);
            names[0] = $"{Kunya(member.Female)} {Spelt(child)}";
            Slipped.Add("kunya");
        }

        if (draw.Chance(rates.Swapped))
            Swap(names);
        return names;
    }

    public bool OneField() => draw.Chance(rates.OneField);

    /// <summary>The whole name in the order of the habit; a Russian office writes the family name first.</summary>
    public string Joined(string[] names)
    {
        var order = Habit == Habit.Cyrillic ? new[] { 3, 0, 1 } : draw.Chance(40) ? [3, 0, 1, 2] : [0, 1, 2, 3];
        var comma = order[0] == 3 && Habit.Script == "latin" ? "," : "";
        var parts = order.Select(at => names[at] + (at == 3 && names[3].Length > 0 ? comma : ""));
        return string.Join(' ', parts.Where(part => part.Length > 0));
    }

    public string Birth(Member member)
    {
        if (draw.Chance(rates.DateMissing))
            return "";
        var born = member.Born;
        if (member.Rough)
        {
            Slipped.Add("rough");
            var year = born.Year + (draw.Chance(rates.RoughYearOff) ? YearsOff() : 0);
            return draw.Chance(rates.FirstOfJanuary) ? $"{year:D4}-01-01" : $"{year:D4}";
        }

        var text = born.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return draw.Chance(rates.DateWrong) ? Wrong(born, text) : text;
    }

    public string Sex(Member member)
    {
        if (draw.Chance(rates.SexMissing))
            return "";
        var female = member.Female != draw.Chance(rates.SexWrong);
        return female ? "female" : "male";
    }

    public string Phone(string phone) => phone.Length == 0 || draw.Chance(150) ? "" : draw.Below(4) switch
    {
        0 => phone,
        1 => "00" + phone[1..],
        2 => "0" + phone[4..],
        _ => $"{phone[..4]} {phone[4..6]} {phone[6..9]} {phone[9..]}",
    };

    public string Document(Member member, string book)
    {
        var number = member.Document == "book" ? book : member.Document;
        if (number.Length == 0 || draw.Chance(rates.DocumentMissing))
            return "";
        if (draw.Chance(rates.DocumentChanged))
            number = "999" + draw.Below(10_000_000).ToString("D7", CultureInfo.InvariantCulture);
        if (draw.Chance(rates.DocumentTypo))
        {
            number = Slips.Digit(number, draw);
            Slipped.Add("document-typo");
        }

        return draw.Chance(200) ? $"{number[..3]}-{number[3..]}" : number;
    }

    private Name? Unless(int missing, Name name) => draw.Chance(missing) ? null : name;

    private string Spelt(Name name)
    {
        var text = Spelling.Write(name, Habit, rates, draw);
        if (!draw.Chance(rates.Typo))
            return text;
        Slipped.Add("typo");
        return Slips.Typed(text, draw);
    }

    private void Swap(string[] names)
    {
        var (one, other) = draw.Below(3) switch { 0 => (0, 1), 1 => (1, 2), _ => (0, 3) };
        if (names[one].Length == 0 || names[other].Length == 0)
            return;
        (names[one], names[other]) = (names[other], names[one]);
        Slipped.Add("swapped");
    }

    private string Kunya(bool female) => Habit.Script == "arabic" ? female ? "أم" : "أبو" : female ? "Um" : "Abu";

    private int YearsOff() => (1 + draw.Weighted([60, 25, 10, 3, 2])) * (draw.Chance(500) ? 1 : -1);

    private string Wrong(DateOnly born, string text)
    {
        Slipped.Add("date");
        if (draw.Chance(350) && born.Day <= 12)
            return $"{born.Year:D4}-{born.Day:D2}-{born.Month:D2}";
        if (draw.Chance(500))
            return born.AddYears(YearsOff()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var day = draw.Chance(500);
        var wrong = day ? new DateOnly(born.Year, born.Month, 1 + (born.Day + draw.Between(1, 26)) % 28)
            : new DateOnly(born.Year, 1 + (born.Month + draw.Below(10)) % 12, Math.Min(born.Day, 28));
        return wrong == born ? text : wrong.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
