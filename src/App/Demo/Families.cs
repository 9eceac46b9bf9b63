using System.Globalization;
using Aman.People;

namespace Aman.App.Demo;

/// <summary>A household of the demo, ready to be registered. The first person is its head.</summary>
internal sealed record Family(string Id, string OriginAdmin1, IReadOnlyList<Person> Persons);

/// <summary>
/// Invented families for the demo camp. The same seed and day give the same families on every machine; family
/// <c>i</c> does not depend on the others, so a demo that was stopped goes on where it stood.
/// Shares follow UNHCR's fact sheet "Jordan - Zaatari Camp", September 2020: 77,731 people, by age 18.9, 21.8, 14.5,
/// 42.2 and 2.7 %; three in ten households headed by a woman; from Dar'a 80 %, Rural Damascus 14 %, Homs and Damascus
/// 2 % each. Nothing here is a real person: names are drawn part by part, numbers are in ranges that are not given out.
/// </summary>
internal static class Families
{
    public const int Households = 14_130;

    /// <summary>Districts (admin level 2) people came from; the governorate's code is the first four letters.</summary>
    private static readonly string[] Origins =
        ["SY1200", "SY1202", "SY1203", "SY0303", "SY0308", "SY0401", "SY0100", "SY0501", "SY0200"];
    private static readonly int[] OriginWeights = [42, 20, 18, 8, 6, 2, 2, 1, 1];

    /// <summary>Households of 1, 2, 3 ... 12 persons; the mean is about 5.66.</summary>
    private static readonly int[] SizeWeights = [32, 65, 90, 122, 163, 178, 138, 96, 60, 32, 14, 10];

    private static readonly int[] MonthsBetweenBirths = [13, 18, 24, 30, 38, 50];
    private static readonly int[] SpacingWeights = [10, 25, 28, 20, 11, 6];

    private static readonly string[] Needs = ["DS-LM", "SM-CI", "SC-CH", "ER-FR", "SP-PT", "WR-HR"];

    public static IEnumerable<Family> All(ulong seed, DateOnly today, int households = Households)
    {
        for (var index = 0; index < households; index++)
            yield return At(seed, index, today);
    }

    public static Family At(ulong seed, int index, DateOnly today) => new Drawing(seed, index, today).Draw();

    /// <summary>A member while the family is drawn: the names as parts, the birth as months before today.</summary>
    private sealed record Sketch(
        string Sex, string Relation, int AgeMonths, NamePart Given, NamePart Father, NamePart Grandfather,
        NamePart FamilyName, NamePart Mother);

    private sealed class Drawing(ulong seed, int index, DateOnly today)
    {
        private readonly Draw draw = Demo.Draw.For(seed, index);
        private readonly List<Sketch> members = [];

        public Family Draw()
        {
            var id = draw.Id(index);
            var origin = Origins[draw.Weighted(OriginWeights)];
            Compose(1 + draw.Weighted(SizeWeights));
            var phone = draw.Chance(830) ? Phone() : null;
            var persons = new List<Person>(members.Count);
            foreach (var member in members)
                persons.Add(Finish(member, origin, member.Relation == Relations.Head ? phone : null));
            return new Family(id, origin[..4], persons);
        }

        /// <summary>A head, mostly a spouse, at times the head's parent or siblings, and children.</summary>
        private void Compose(int size)
        {
            var headedByWoman = draw.Chance(size == 1 ? 450 : 300);
            var coupled = size > 1 && draw.Chance(headedByWoman ? 120 : 960);
            var siblings = size >= 4 && draw.Chance(250) ? draw.Chance(200) ? 2 : 1 : 0;
            var withParent = size >= 4 && draw.Chance(220);
            var children = Math.Max(0, size - 1 - (coupled ? 1 : 0) - (withParent ? 1 : 0) - siblings);
            var youngestMonths = draw.Between(0, 35) + (draw.Chance(440) ? draw.Between(2 * 12, 15 * 12) : 0);
            var spans = new int[children];
            for (var child = 1; child < children; child++)
                spans[child] = spans[child - 1] + MonthsBetweenBirths[draw.Weighted(SpacingWeights)];
            var motherMonths = children > 0
                ? youngestMonths + spans[^1] + draw.Between(18 * 12, 26 * 12)
                : draw.Chance(400) ? draw.Between(60 * 12, 82 * 12) : draw.Between(18 * 12, 58 * 12);
            var fatherMonths = motherMonths + draw.Between(-12, 9 * 12);

            var father = Adult(Sexes.Male, headedByWoman ? Relations.Spouse : Relations.Head, fatherMonths);
            var mother = Adult(Sexes.Female, headedByWoman ? Relations.Head : Relations.Spouse, motherMonths);
            var head = headedByWoman ? mother : father;
            members.Add(head);
            if (coupled)
                members.Add(headedByWoman ? father : mother);
            for (var child = children - 1; child >= 0; child--)
                AddChild(father, mother, youngestMonths + spans[child]);
            if (withParent)
                members.Add(ParentOf(head));
            for (; siblings > 0; siblings--)
                members.Add(SiblingOf(head));
        }

        private Sketch Adult(string sex, string relation, int ageMonths) => new(
            sex, relation, ageMonths, (sex == Sexes.Male ? NameList.Male : NameList.Female).Pick(draw),
            NameList.Male.Pick(draw), NameList.Male.Pick(draw), NameList.Family.Pick(draw), NameList.Female.Pick(draw));

        /// <summary>A child bears the father's given name, the grandfather's, and the family name.</summary>
        private void AddChild(Sketch father, Sketch mother, int ageMonths)
        {
            var sex = draw.Chance(512) ? Sexes.Male : Sexes.Female;
            var given = sex == Sexes.Male && draw.Chance(120) ? father.Father : null;
            // Children of one family have different names; the lists are long, so a few draws always suffice.
            for (var attempt = 0; attempt < 20 && (given is null || IsTaken(given, father)); attempt++)
                given = (sex == Sexes.Male ? NameList.Male : NameList.Female).Pick(draw);
            members.Add(new Sketch(
                sex, Relations.Child, ageMonths, given!, father.Given, father.Father, father.FamilyName, mother.Given));
        }

        private bool IsTaken(NamePart given, Sketch father) =>
            given == father.Given || members.Exists(member => member.Given == given);

        private Sketch ParentOf(Sketch head)
        {
            var months = head.AgeMonths + draw.Between(19 * 12, 32 * 12);
            var sex = draw.Chance(300) ? Sexes.Male : Sexes.Female;
            var parent = Adult(sex, Relations.Parent, Math.Min(months, 96 * 12));
            return parent.Sex == Sexes.Male
                ? parent with { Given = head.Father, Father = head.Grandfather, FamilyName = head.FamilyName }
                : parent with { Given = head.Mother };
        }

        private Sketch SiblingOf(Sketch head)
        {
            var sex = draw.Chance(500) ? Sexes.Male : Sexes.Female;
            return Adult(sex, Relations.Sibling, draw.Between(18 * 12, 35 * 12)) with
            {
                Father = head.Father,
                Grandfather = head.Grandfather,
                FamilyName = head.FamilyName,
                Mother = head.Mother,
            };
        }

        private Person Finish(Sketch member, string origin, string? phone) => new(
            draw.Id(index), member.Sex, member.Relation, Birth(member.AgeMonths),
            new PersonNames(Parts(member, part => part.Arabic), Parts(member, part => part.Latin)),
            Documents(member), phone is null ? null : [phone],
            origin == "SY0200" && draw.Chance(300) ? ["ku", "ar"] : ["ar"],
            origin, null, draw.Chance(member.AgeMonths > 60 * 12 ? 350 : 45) ? [Needs[draw.Below(6)]] : null);

        private static NameParts Parts(Sketch member, Func<NamePart, string> script) => new(
            script(member.Given), script(member.Father), script(member.Grandfather), script(member.FamilyName),
            script(member.Mother));

        /// <summary>Children born in the camp have exact dates; many adults know the year only.</summary>
        private BirthDate Birth(int ageMonths)
        {
            var born = today.AddMonths(-ageMonths).AddDays(-draw.Below(28));
            var certain = ageMonths < 9 * 12 ? 985 : ageMonths < 30 * 12 ? 900 : 720;
            if (draw.Chance(certain))
                return new BirthDate(born.Year, born.Month, born.Day);
            return draw.Chance(600) ? new BirthDate(born.Year, 1, 1) : new BirthDate(born.Year);
        }

        /// <summary>Numbers with the series 999, which no Syrian civil registry uses.</summary>
        private List<IdentityDocument>? Documents(Sketch member)
        {
            List<IdentityDocument> documents = [];
            if (member.Relation == Relations.Head && draw.Chance(640))
                documents.Add(new IdentityDocument(DocumentKinds.FamilyBook, Number(7)));
            if (member.AgeMonths >= 18 * 12 && draw.Chance(580))
                documents.Add(new IdentityDocument(DocumentKinds.NationalId, Number(8)));
            return documents.Count > 0 ? documents : null;
        }

        /// <summary>Jordanian mobile numbers begin with 77, 78 or 79; those with 70 belong to nobody.</summary>
        private string Phone() => "+96270" + draw.Below(10_000_000).ToString("D7", CultureInfo.InvariantCulture);

        private string Number(int digits)
        {
            var number = draw.Next() % (ulong)Math.Pow(10, digits);
            return "999" + number.ToString("D" + digits, CultureInfo.InvariantCulture);
        }
    }
}
