using System.Globalization;
using Aman.App.Demo;

namespace Aman.Registries;

/// <summary>A person as they are, before anybody writes them down.</summary>
/// <param name="Family">As the person bears it; for a Russian woman in the feminine.</param>
/// <param name="Married">The husband's family name, which some write for a wife later.</param>
/// <param name="Late">Not there when the family was first registered.</param>
/// <param name="Baby">Born after the first registration.</param>
public sealed record Member(
    bool Female, Name Given, Name Father, Name Grandfather, Name Family, Name Mother, DateOnly Born)
{
    public Name? Married { get; init; }

    /// <summary>Knows the year, not the day.</summary>
    public bool Rough { get; init; }

    public bool Late { get; init; }

    public bool Baby { get; init; }

    /// <summary>Registered once more, apart from the family.</summary>
    public bool Again { get; init; }

    /// <summary>Empty for who has none; "book" stands for the family's.</summary>
    public string Document { get; init; } = "";
}

/// <param name="AgainAfter">How many families later this one is registered again, all of it; 0 for never.</param>
public sealed record Family(int Index, Culture Culture, IReadOnlyList<Member> Members, string Phone, string Book,
    int AgainAfter);

/// <summary>Draws a family from its seed and index alone, so that none has to be kept. Sizes and ages follow the demo's
/// (src/App/Demo/Families.cs), and so do the numbers, which belong to nobody.</summary>
internal sealed class FamilyDraw(Rates rates, ulong seed, int index)
{
    public const int AgainWithin = 1000;
    private static readonly DateOnly Today = new(2026, 6, 1);
    private static readonly int[] SizeWeights = [32, 65, 90, 122, 163, 178, 138, 96, 60, 32, 14, 10];

    private readonly Draw draw = Draw.For(seed, index);
    private readonly List<Member> members = [];
    private Culture culture;

    public Family Family()
    {
        culture = (Culture)draw.Weighted(rates.Cultures);
        var again = draw.Chance(rates.FamilyAgain) ? 1 + draw.Below(AgainWithin) : 0;
        Compose(1 + draw.Weighted(SizeWeights), again > 0 && draw.Chance(rates.NewBaby));
        var phone = Phone();
        var book = Number(7);
        return new(index, culture, [.. members.Select(Finished)], phone, book, again);
    }

    private void Compose(int size, bool baby)
    {
        var motherMonths = draw.Between(20 * 12, 58 * 12);
        var father = Adult(false, motherMonths + draw.Between(-12, 9 * 12));
        var mother = Adult(true, motherMonths) with { Married = Feminine(father.Family) };
        var single = size == 1 || draw.Chance(150);
        members.Add(single && draw.Chance(600) ? mother : father);
        if (!single)
            members.Add(members[0] == father ? mother : father);
        var siblings = size >= 4 && draw.Chance(250) ? 1 : 0;
        var months = motherMonths - (19 * 12) - draw.Below(36);
        for (var child = members.Count; child < size - siblings && months > 0; child++)
        {
            AddChild(father, mother, Birth(months));
            months -= draw.Between(12, 34);
            if (draw.Chance(rates.Twins) && child + 1 < size - siblings)
            {
                AddTwin(father, mother);
                child++;
            }
        }

        for (; siblings > 0; siblings--)
        {
            members.Add(Adult(draw.Chance(500), draw.Between(18 * 12, 35 * 12)) with
            {
                Father = father.Father, Grandfather = father.Grandfather, Mother = father.Mother,
            });
            members[^1] = members[^1] with { Family = members[^1].Female ? Feminine(father.Family) : father.Family };
        }

        if (baby && !single)
        {
            AddChild(father, mother, Today.AddDays(-draw.Below(300)));
            members[^1] = members[^1] with { Baby = true };
        }
    }

    private Member Adult(bool female, int months)
    {
        var (father, grandfather) = (Pick("male"), Pick("male"));
        var family = Pick("family");
        var given = Pick(female ? "female" : "male");
        while (given == father)
            given = Pick("male");
        return new(female, given, father, grandfather, female ? Feminine(family) : family,
            Pick("female"), Birth(months));
    }

    private void AddChild(Member father, Member mother, DateOnly born)
    {
        var female = draw.Chance(488);
        // One boy in eight bears his grandfather's name.
        var given = !female && draw.Chance(120) ? father.Father : Pick(female ? "female" : "male");
        for (var attempt = 0; attempt < 20 && Taken(given, father); attempt++)
            given = Pick(female ? "female" : "male");
        members.Add(Child(female, given, father, mother, born));
    }

    private void AddTwin(Member father, Member mother)
    {
        var first = members[^1];
        var female = draw.Chance(650) ? first.Female : !first.Female;
        var stock = NameStock.Of(culture, female ? "female" : "male");
        var given = female == first.Female && draw.Chance(rates.TwinsAlike)
            ? stock.Alike(first.Given, draw) : stock.Pick(draw);
        for (var attempt = 0; attempt < 20 && Taken(given, father); attempt++)
            given = stock.Pick(draw);
        members.Add(Child(female, given, father, mother, first.Born));
    }

    private static Member Child(bool female, Name given, Member father, Member mother, DateOnly born) => new(
        female, given, father.Given, father.Father, female ? Feminine(father.Family) : father.Family, mother.Given,
        born);

    private bool Taken(Name given, Member father) =>
        given == father.Given || members.Exists(member => member.Given == given);

    private Member Finished(Member member)
    {
        var adult = member.Born < Today.AddYears(-18);
        return member with
        {
            Rough = draw.Chance(adult ? rates.RoughAdult : rates.RoughChild) && !member.Baby,
            Late = !member.Baby && members[0] != member && draw.Chance(rates.Late),
            Again = !member.Baby && adult && draw.Chance(rates.PersonAgain),
            Document = adult && draw.Chance(650) ? Number(8) : draw.Chance(500) ? "book" : "",
        };
    }

    // Half of the names in Kurdish families are Arabic ones.
    private Name Pick(string kind) => NameStock.Of(
        culture == Culture.Kurdish && draw.Chance(500) ? Culture.Arabic : culture, kind).Pick(draw);

    private DateOnly Birth(int months) => Today.AddMonths(-months).AddDays(-draw.Below(28));

    private string Phone() => "+96270" + draw.Below(10_000_000).ToString("D7", CultureInfo.InvariantCulture);

    private string Number(int digits) =>
        "999" + draw.Below((int)Math.Pow(10, digits)).ToString("D" + digits, CultureInfo.InvariantCulture);

    /// <summary>A Russian family name as a woman bears it.</summary>
    private static Name Feminine(Name family)
    {
        if (family.Culture != Culture.Russian)
            return family;
        var native = family.Native switch
        {
            var one when one.EndsWith("ский", StringComparison.Ordinal) => one[..^2] + "ая",
            var one when one.EndsWith("ов", StringComparison.Ordinal) || one.EndsWith("ев", StringComparison.Ordinal)
                || one.EndsWith("ёв", StringComparison.Ordinal) || one.EndsWith("ин", StringComparison.Ordinal) =>
                one + "а",
            var one => one,
        };
        return native == family.Native ? family
            : new(Culture.Russian, native, "", Sounds.Of(Culture.Russian, native, "")) { OfHeldOut = family.HeldOut };
    }

    /// <summary>The name after the father: Сергеевич, Сергеевна.</summary>
    internal static Name Patronymic(Name father, bool female)
    {
        var native = father.Native;
        var soft = native[^1] is 'й' or 'ь';
        var stem = soft || native[^1] is 'а' or 'я' ? native[..^1] : native;
        var joint = soft ? "ев" : native[^1] is 'а' or 'я' ? "" : "ов";
        var ending = joint + (female ? joint.Length == 0 ? "инична" : "на" : "ич");
        return new(Culture.Russian, stem + ending, "", Sounds.Of(Culture.Russian, stem + ending, ""))
        {
            OfHeldOut = father.HeldOut,
        };
    }
}
