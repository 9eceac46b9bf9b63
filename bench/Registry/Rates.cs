namespace Aman.Registries;

/// <summary>
/// How often what happens, per mille. These are assumptions, written down with their reasons in this folder's README; a
/// run can change each, and a matcher that is good at one setting only is not good.
/// </summary>
public sealed record Rates
{
    /// <summary>Shares of Arabic, Kurdish, Turkish, Persian and Russian families.</summary>
    public int[] Cultures { get; init; } = [680, 130, 70, 60, 60];

    /// <summary>Families registered again, somewhere else or after they left; all or nearly all of them.</summary>
    public int FamilyAgain { get; init; } = 90;

    /// <summary>Single people registered again, apart from their family.</summary>
    public int PersonAgain { get; init; } = 25;

    /// <summary>Members who were not there when the family was first registered.</summary>
    public int Late { get; init; } = 100;

    /// <summary>Adults, and children, who do not know their day of birth: it is then written as 1 January, or as the
    /// year alone, and the year itself may be off by some.</summary>
    public int RoughAdult { get; init; } = 240;
    public int RoughChild { get; init; } = 40;

    /// <summary>Of the rough dates those written as 1 January.</summary>
    public int FirstOfJanuary { get; init; } = 700;

    /// <summary>Rough dates whose year differs from the year told another time.</summary>
    public int RoughYearOff { get; init; } = 250;

    /// <summary>Exact dates written wrong: a digit, the year, or day and month in turn.</summary>
    public int DateWrong { get; init; } = 30;
    public int DateMissing { get; init; } = 15;

    /// <summary>A name part typed wrong: keyboard, ear, reading by machine, two letters in turn; any place, the first
    /// letter too.</summary>
    public int Typo { get; init; } = 35;

    /// <summary>Two parts in each other's place (given and father, father and grandfather, given and family).</summary>
    public int Swapped { get; init; } = 20;

    /// <summary>Name parts that were not asked for or not told.</summary>
    public int FatherMissing { get; init; } = 80;
    public int GrandfatherMissing { get; init; } = 500;
    public int FamilyMissing { get; init; } = 40;
    public int MotherMissing { get; init; } = 350;

    /// <summary>Records that have the whole name in one field.</summary>
    public int OneField { get; init; } = 150;

    /// <summary>Records of a registration that are written in another way than the rest of the family.</summary>
    public int OtherHabit { get; init; } = 60;

    /// <summary>Of Latin spellings those taken from an attested list, when it has the name.</summary>
    public int Attested { get; init; } = 300;

    /// <summary>Names of two words joined or split, articles left out or put in.</summary>
    public int Joined { get; init; } = 250;
    public int ArticleOther { get; init; } = 150;

    /// <summary>Women who are written with the husband's family name at a later registration.</summary>
    public int Married { get; init; } = 120;

    /// <summary>Of adults: a man known as father of his first son (Abu), a woman as mother of hers (Umm).</summary>
    public int Kunya { get; init; } = 10;

    public int SexWrong { get; init; } = 4;
    public int SexMissing { get; init; } = 10;

    public int PhoneMissing { get; init; } = 300;
    public int PhoneChanged { get; init; } = 350;
    public int DocumentMissing { get; init; } = 350;
    public int DocumentChanged { get; init; } = 80;
    public int DocumentTypo { get; init; } = 25;

    /// <summary>Of births those of twins, and of twins those with names that sound alike.</summary>
    public int Twins { get; init; } = 15;
    public int TwinsAlike { get; init; } = 400;

    /// <summary>Re-registered families with a baby born since.</summary>
    public int NewBaby { get; init; } = 250;
}
